// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"
#include "models/workflows/posting/postingdraft.h"

#include <QObject>

#include <optional>
#include <vector>

namespace Tally {

/// One payment, debit or void on one account, from the first key stroke to the store's answer. What will happen is decided by
/// the same function that posts it. Setters are ignored while the store is at work; a refused posting keeps everything typed.
class PostingForm final : public QObject
{
    Q_OBJECT
public:
    using Mode = PostingMode;

    explicit PostingForm(AccountStore &store, QObject *parent = nullptr);

    /// Starts an empty form on that account. A posting on its way to the store is not called back; its answer is still reported.
    /// @param today   the default date, and the last one that is accepted.
    /// @param credit  the credit to void; ignored by the other modes.
    void begin(Mode mode, Ledger ledger, QDate today, std::optional<LineId> credit = {});
    /// The account changed meanwhile: what was typed stays, the preview follows. ledgerChangedMeanwhile() if figures moved.
    /// A ledger of another account is ignored.
    void refreshLedger(Ledger ledger);

    /// What was filled in, to be put back with restore() after a later begin().
    [[nodiscard]] PostingDraft draft() const;
    /// Puts a draft back. False, and nothing changed, if it is of another mode, account or credit.
    bool restore(const PostingDraft &draft);
    /// Whether anything differs from what begin() made.
    [[nodiscard]] bool isDirty() const;

    // What a person fills in.
    /// @param text  what was typed; with no amount it tells "nothing yet" from "not an amount".
    void setAmount(std::optional<Money> amount, const QString &text = {});
    void setType(const QString &code);
    void setPaymentType(const QString &code);
    void setDate(QDate date);
    /// @param readable  false if something was typed that is no day.
    void setDueDate(QDate date, bool readable = true);
    void setDescription(const QString &text);
    void setInternalNote(const QString &text);
    void setNamedDebits(std::vector<LineId> debits);

    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] const Ledger &ledger() const { return m_ledger; }
    [[nodiscard]] QDate today() const { return m_today; }
    [[nodiscard]] const PostingFields &fields() const { return m_fields; }
    [[nodiscard]] QString amountText() const { return m_amountText; }
    [[nodiscard]] bool isDueDateReadable() const { return m_dueDateReadable; }
    /// The credit a void is about, or null.
    [[nodiscard]] const AccountLine *credit() const;
    /// Charges a payment can name: the open debits, oldest first, and those named that were settled meanwhile.
    [[nodiscard]] std::vector<AccountLine> charges() const;

    /// What is wrong, each with its wire field: amount, payment_type, debit_type, date, due_date, account_lines_ids,
    /// account_line_id. At most one per field, in the order of the form.
    [[nodiscard]] const std::vector<Error> &faults() const { return m_faults; }
    [[nodiscard]] std::optional<Error> faultOf(QStringView field) const;
    /// What the ledger core said instead of a preview; nothing if it agreed or could not be asked yet.
    [[nodiscard]] const std::optional<Error> &refusal() const { return m_refusal; }
    /// What posting this would do; nothing while the ledger core refuses it or an amount is missing.
    [[nodiscard]] const std::optional<LedgerChange> &preview() const { return m_preview; }
    /// The part of the payment that pays nothing and stays as credit: positive, or zero. A warning, not a refusal.
    [[nodiscard]] Money restAsCredit() const;
    [[nodiscard]] bool canSubmit() const { return !m_busy && m_preview && m_ownFaults.empty(); }
    [[nodiscard]] bool isBusy() const { return m_busy; }

public slots:
    /// Posts, if canSubmit(). The form is empty again once posted() was emitted.
    void submit();

signals:
    void changed();
    /// Lines or offsets of the account are others than when the form was opened or last refreshed. Not after posted().
    void ledgerChangedMeanwhile();
    void posted(const Tally::Posted &posted);
    void failed(const Tally::Error &error);

private:
    template <class T>
    void set(T PostingFields::*field, T value);
    void clear();
    void update();
    [[nodiscard]] std::vector<Error> ownFaults() const;
    [[nodiscard]] LedgerCommand command() const;
    [[nodiscard]] PostingFields emptyFields() const;
    void takeAnswer(const Result<Posted> &answer, bool stillOpen);

    AccountStore &m_store;
    Mode m_mode = Mode::Payment;
    Ledger m_ledger;
    QDate m_today;
    PostingFields m_fields;
    QString m_amountText;
    bool m_dueDateReadable = true;

    std::vector<Error> m_ownFaults;
    std::vector<Error> m_faults; ///< with what the ledger core and the store said
    std::optional<Error> m_refusal;
    std::optional<Error> m_storeRefusal; ///< shown in its field until something changes
    std::optional<LedgerChange> m_preview;
    std::optional<PostingAttempt> m_attempt;
    bool m_busy = false;
    bool m_open = false;      ///< begun and not posted yet
    quint64 m_generation = 0; ///< tells the answer to an earlier form
};

} // namespace Tally
