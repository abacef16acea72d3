// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"
#include "models/workflows/accountform/accountdraft.h"

#include <QObject>
#include <QSet>

#include <optional>
#include <vector>

namespace Tally {

/// Creating or changing one account. Setters are ignored while the store is at work and for fields that cannot change; a
/// refused account keeps everything typed.
class AccountForm final : public QObject
{
    Q_OBJECT
public:
    using Mode = AccountFormMode;

    explicit AccountForm(AccountStore &store, QObject *parent = nullptr);

    /// Starts an empty form for a new account: a main account, pending, in that currency.
    void beginCreate(Currency currency = {});
    /// Starts with an account as the store answered it.
    void beginEdit(const Account &account);

    /// What was filled in, to be put back with restore() after a later begin.
    [[nodiscard]] AccountDraft draft() const;
    /// Puts a draft back. False, and nothing changed, if it is of another mode or account. A draft of an older version meets
    /// its Conflict when it is submitted.
    bool restore(const AccountDraft &draft);
    [[nodiscard]] bool isDirty() const;

    // What a person fills in.
    void setText(AccountField field, const QString &text);
    void setAccountType(AccountType type);
    void setStatus(AccountStatus status);
    /// @param readable  false if something was typed that is no day.
    void setDate(AccountField field, QDate date, bool readable = true);
    /// @param reference  what people call the parent: see AccountStore::resolve(). Empty: none.
    void setParent(const QString &reference);
    void setCharges(std::vector<ConsolidatedCharge> charges);

    [[nodiscard]] Mode mode() const { return m_mode; }
    /// As it was filled in.
    [[nodiscard]] const Account &account() const { return m_filled; }
    /// As it was read.
    [[nodiscard]] const Account &before() const { return m_before; }
    /// As it would be stored: texts trimmed, the end only with an ended account.
    [[nodiscard]] Account result() const;
    [[nodiscard]] QString parentText() const { return m_parentText; }
    [[nodiscard]] bool isReadable(AccountField date) const { return !m_unreadable.contains(date); }
    /// Whether this field may be filled in: a stored account keeps its holder's reference, type and payment reference.
    [[nodiscard]] bool isEditable(AccountField field) const;
    /// The target types of the store, loaded by begin.
    [[nodiscard]] const std::vector<TargetType> &targetTypes() const { return m_targetTypes; }
    /// Whether the holder's reference is one the store knows; the name is then the holder's.
    [[nodiscard]] bool isHolderKnown() const { return m_filled.holder.id.isValid(); }

    /// What is wrong, each with its wire field; at most one per field, in the order of the form.
    [[nodiscard]] const std::vector<Error> &faults() const { return m_faults; }
    [[nodiscard]] std::optional<Error> faultOf(QStringView field) const;
    [[nodiscard]] bool canSubmit() const;
    [[nodiscard]] bool isBusy() const { return m_busy; }

    /// Somebody else's version, while one of takeTheirs() and keepMine() is awaited.
    [[nodiscard]] const std::optional<Account> &theirs() const { return m_theirs; }
    [[nodiscard]] std::vector<AccountDifference> conflictingFields() const;

public slots:
    /// Fills in the name if the store knows the holder. Call it when the reference was filled in.
    void lookUpHolder();
    /// Finds the parent account by what was typed. Call it when that was filled in; submit() does it if need be.
    void lookUpParent();
    /// Stores the account, if canSubmit().
    void submit();
    /// Gives up what was filled in and starts again from their version.
    void takeTheirs();
    /// Puts the fields changed here on top of their version; submit() then stores it.
    void keepMine();

signals:
    void changed();
    void saved(const Tally::Account &account);
    void failed(const Tally::Error &error);
    /// Somebody else changed the account first.
    void conflict(const Tally::Account &theirs, const std::vector<Tally::AccountDifference> &fields);

private:
    void begin(Mode mode, Account account);
    void reset(Account account);
    void edited(AccountField field);
    void update();
    [[nodiscard]] std::vector<Error> ownFaults() const;
    [[nodiscard]] bool isParentUnknown() const;
    void submitWithParent();
    void takeAnswer(const Result<Account> &answer, bool stillOpen);
    void fail(const Error &error);
    void readTheirs();

    AccountStore &m_store;
    Mode m_mode = Mode::Create;
    Account m_before;
    Account m_filled;
    QString m_parentText;
    QSet<AccountField> m_unreadable; ///< date fields that hold something that is no day
    std::vector<TargetType> m_targetTypes;

    std::vector<Error> m_ownFaults;
    std::vector<Error> m_faults;
    std::optional<Error> m_parentFault;
    std::optional<Error> m_storeRefusal; ///< shown in its field until that field changes
    std::optional<Account> m_theirs;
    std::optional<AccountAttempt> m_attempt;
    bool m_busy = false;
    bool m_submitWhenParentFound = false;
    quint64 m_generation = 0;     ///< tells the answer to an earlier form
    quint64 m_holderQuestion = 0; ///< tells the answer to an earlier reference
    quint64 m_parentQuestion = 0;
};

} // namespace Tally
