// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"
#include "models/stores/wholeledger.h"
#include "models/workflows/posting/ledgeraccess.h"
#include "models/workflows/posting/postingcontent.h"
#include "models/workflows/posting/postingdraft.h"

#include <QObject>

#include <optional>
#include <vector>

namespace Tally {

/// What a form is opened on.
struct PostingTarget
{
    std::optional<LineId> line = {};   ///< the line acted on, for the modes that have one
    std::vector<LineId> debits = {};   ///< charges to tick, in order, for the modes that have them; what is no open debit is left out
};

/// One operation on one account, from the first key stroke to the store's answer. What will happen is decided by the same function
/// that posts it. Setters are ignored while the store is at work; a refused posting keeps everything typed.
class PostingForm final : public QObject
{
    Q_OBJECT
public:
    using Mode = PostingMode;

    PostingForm(AccountStore &store, const LedgerAccess &access, QObject *parent = nullptr);

    /// Starts an empty form on that account. A posting on its way to the store is not called back; its answer is still reported.
    /// @param today  the default date, and the last one that is accepted.
    void begin(Mode mode, SharedLedger ledger, QDate today, PostingTarget target = {});
    /// The account changed meanwhile: what was typed stays, the preview follows. ledgerChangedMeanwhile() if figures moved.
    /// A ledger of another account is ignored.
    void refreshLedger(SharedLedger ledger);

    /// What was filled in, to be put back with restore() after a later begin().
    [[nodiscard]] PostingDraft draft() const;
    /// Puts a draft back. False, and nothing changed, if it is of another mode, account or line.
    bool restore(const PostingDraft &draft);
    /// Whether anything differs from what begin() made.
    [[nodiscard]] bool isDirty() const;

    // What a person fills in.
    /// @param text  what was typed; with no amount it tells "nothing yet" from "not an amount".
    void setAmount(std::optional<Money> amount, const QString &text = {});
    /// The type of a charge or manual credit.
    void setType(const QString &code);
    void setPaymentType(const QString &code) { set(&PostingFields::paymentType, code); }
    void setCashRegister(const QString &code) { set(&PostingFields::cashRegister, code); }
    void setDate(QDate date) { set(&PostingFields::date, date); }
    /// @param readable  false if something was typed that is no day.
    void setDueDate(QDate date, bool readable = true);
    void setDescription(const QString &text) { set(&PostingFields::description, text); }
    void setInternalNote(const QString &text) { set(&PostingFields::internalNote, text); }
    void setReason(const QString &text) { set(&PostingFields::reason, text); }
    void setEvidence(const QString &text) { set(&PostingFields::evidence, text); }
    /// Ticks those of `lines` that are open debits, in order.
    void tick(const std::vector<LineId> &lines) { setNamedDebits(openDebits(lines)); }
    void setNamedDebits(std::vector<LineId> debits);
    /// The credit that is applied or paid out; nothing: all unused credit.
    void setFromCredit(std::optional<LineId> credit);
    void setWithPayout(bool withPayout) { set(&PostingFields::withPayout, withPayout); }
    void setFinal(bool final) { set(&PostingFields::final, final); }

    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] const Account &account() const { return m_account; }
    /// The part of the ledger that what is filled in can touch, with every open line.
    [[nodiscard]] const LedgerState &state() const { return m_state; }
    [[nodiscard]] const LedgerAccess &access() const { return m_access; }
    [[nodiscard]] QDate today() const { return m_today; }
    [[nodiscard]] const PostingFields &fields() const { return m_fields; }
    [[nodiscard]] QString amountText() const { return m_amountText; }
    [[nodiscard]] bool isDueDateReadable() const { return m_dueDateReadable; }
    [[nodiscard]] bool hasField(PostingField field) const { return shows(field, m_mode, m_fields); }
    [[nodiscard]] bool hasRegister() const { return showsRegister(m_mode, m_fields, m_access.rules()); }
    /// The line the form acts on, or null.
    [[nodiscard]] const AccountLine *line() const;
    /// Charges that can be named: the open debits, oldest first, and those named that were settled meanwhile.
    [[nodiscard]] std::vector<AccountLine> charges() const;
    /// Credits with something unused, oldest first, and the one that is chosen.
    [[nodiscard]] std::vector<AccountLine> openCredits() const;
    /// How much is possible at most; nothing where the amount is free.
    [[nodiscard]] std::optional<Money> possible() const { return possibleAmount(m_mode, m_fields, m_state); }

    /// What is wrong, each with its wire field: amount, payment_type, cash_register, debit_type, credit_type, date, due_date,
    /// account_lines_ids, account_line_id, reason. At most one per field, in the order of the form.
    [[nodiscard]] const std::vector<Error> &faults() const { return m_faults; }
    [[nodiscard]] std::optional<Error> faultOf(QStringView field) const;
    /// What the ledger core said instead of a preview; nothing if it agreed or could not be asked yet.
    [[nodiscard]] const std::optional<Error> &refusal() const { return m_refusal; }
    /// Why this person may not do it at all, in a sentence; empty if they may.
    [[nodiscard]] QString whyNotAllowed() const;
    /// What posting this would do; nothing while the ledger core refuses it or something it needs is missing.
    [[nodiscard]] const std::optional<LedgerChange> &preview() const { return m_preview; }
    /// The ledger core agrees and nothing would change: nothing to reconcile, the same words again.
    [[nodiscard]] bool changesNothing() const;
    /// The part of a payment or credit that pays nothing and stays as credit: positive, or zero. A warning, not a refusal.
    [[nodiscard]] Money restAsCredit() const;
    /// How many others must approve a write-off before it is posted; 0 for everything else.
    [[nodiscard]] int approvals() const;
    [[nodiscard]] bool canSubmit() const;
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// The amount is above the one the settings warn of, and submit() was called: the next call posts.
    [[nodiscard]] bool asksAgain() const { return m_asked; }

public slots:
    /// Posts or proposes, if canSubmit(); an amount above the warning is asked for again first. The form is empty again once posted()
    /// or proposed() was emitted.
    void submit();

signals:
    void changed();
    /// Lines or offsets of the account are others than when the form was opened or last refreshed. Not after posted().
    void ledgerChangedMeanwhile();
    void posted(const Tally::Posted &posted);
    /// A write-off was proposed; if nobody needed to approve it, it is posted and names its line.
    void proposed(const Tally::WriteOffProposal &proposal);
    void failed(const Tally::Error &error);

private:
    template <class T>
    void set(T PostingFields::*field, T value)
    {
        if (m_busy || m_fields.*field == value)
            return;
        m_fields.*field = std::move(value);
        edited();
    }
    void edited();
    void clear();
    void takeLedger(SharedLedger ledger);
    void readState();
    void update();
    void follow();
    [[nodiscard]] PostingFields emptyFields() const;
    [[nodiscard]] std::vector<LineId> openDebits(const std::vector<LineId> &lines) const;
    [[nodiscard]] bool mustAsk() const;
    void takeRules();
    [[nodiscard]] bool takeAnswer(const std::optional<Error> &error, quint64 generation);

    AccountStore &m_store;
    const LedgerAccess &m_access;
    Mode m_mode = Mode::Payment;
    SharedLedger m_ledger;
    Account m_account;
    LedgerState m_state;
    QDate m_today;
    PostingFields m_begun;               ///< what begin() made
    PostingTarget m_target;
    PostingFields m_fields;
    QString m_amountText;
    std::optional<Money> m_proposed;     ///< the amount the form put there by itself
    bool m_dueDateReadable = true;

    std::vector<Error> m_ownFaults;
    std::vector<Error> m_faults; ///< with what the ledger core, the rights and the store said
    std::optional<Error> m_refusal;
    std::optional<Error> m_rights;       ///< what this person may not
    std::optional<Error> m_storeRefusal; ///< shown in its field until something changes
    std::optional<LedgerChange> m_preview;
    std::optional<PostingAttempt> m_attempt;
    bool m_asked = false;
    bool m_busy = false;
    bool m_open = false;      ///< begun and not posted yet
    quint64 m_generation = 0; ///< tells the answer to an earlier form
};

} // namespace Tally
