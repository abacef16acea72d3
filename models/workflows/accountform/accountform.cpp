// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/accountform/accountform.h"

#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

bool has(const std::vector<Error> &faults, QStringView field)
{
    return std::any_of(faults.begin(), faults.end(), [field](const Error &fault) { return fault.field == field; });
}

/// Adds a fault to those of the form; the first of each field is enough for a person.
void addOnce(std::vector<Error> &faults, const Error &fault)
{
    if (!has(faults, fault.field))
        faults.push_back(fault);
}

int placeInForm(QStringView wire)
{
    const auto fields = accountFields();
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [wire](AccountField field) { return wireName(field) == wire; });
    return int(found - fields.begin());
}

} // namespace

AccountForm::AccountForm(AccountStore &store, QObject *parent) : QObject(parent), m_store(store) {}

void AccountForm::beginCreate(Currency currency)
{
    Account empty;
    empty.balance = Money::fromMinor(0, currency);
    begin(Mode::Create, std::move(empty));
}

void AccountForm::beginEdit(const Account &account)
{
    begin(Mode::Edit, account);
}

void AccountForm::begin(Mode mode, Account account)
{
    ++m_generation;
    m_mode = mode;
    m_busy = false;
    reset(std::move(account));
    whenAnswered(m_store.targetTypes(), this, [this](const Result<std::vector<TargetType>> &types) {
        if (!types) {
            emit failed(types.error());
            return;
        }
        m_targetTypes = *types;
        emit changed();
    });
}

void AccountForm::reset(Account account)
{
    ++m_holderQuestion;
    ++m_parentQuestion;
    m_before = account;
    m_filled = std::move(account);
    m_parentText = m_filled.parentPaymentReference;
    m_unreadable.clear();
    m_parentFault.reset();
    m_storeRefusal.reset();
    m_theirs.reset();
    m_attempt.reset();
    m_submitWhenParentFound = false;
    update();
}

AccountDraft AccountForm::draft() const
{
    return {.mode = m_mode, .before = m_before, .filled = m_filled, .parentText = m_parentText, .attempt = m_attempt};
}

bool AccountForm::restore(const AccountDraft &draft)
{
    if (m_busy || draft.mode != m_mode || draft.before.id != m_before.id || draft.before.currency() != m_before.currency())
        return false;
    reset(draft.before);
    m_filled = draft.filled;
    m_parentText = draft.parentText;
    m_attempt = draft.attempt;
    update();
    return true;
}

bool AccountForm::isDirty() const
{
    return !m_unreadable.isEmpty() || m_parentText.trimmed() != m_before.parentPaymentReference
        || !differences(m_before, m_filled).empty();
}

bool AccountForm::isEditable(AccountField field) const
{
    switch (field) {
    case AccountField::HolderReference:
    case AccountField::AccountType:
    case AccountField::PaymentReference: return m_mode == Mode::Create;
    case AccountField::HolderName: return m_mode == Mode::Edit || !isHolderKnown();
    default: return true;
    }
}

void AccountForm::setText(AccountField field, const QString &text)
{
    QString *own = textOf(m_filled, field);
    Q_ASSERT(own != nullptr);
    if (m_busy || !isEditable(field) || *own == text)
        return;
    *own = text;
    if (field == AccountField::HolderReference) {
        ++m_holderQuestion;
        // The name belonged to the holder that was found under the old reference.
        if (isHolderKnown())
            m_filled.holder = {.id = {}, .reference = text, .name = {}};
    }
    edited(field);
}

void AccountForm::setAccountType(AccountType type)
{
    if (m_busy || !isEditable(AccountField::AccountType) || m_filled.accountType == type)
        return;
    m_filled.accountType = type;
    edited(AccountField::AccountType);
}

void AccountForm::setStatus(AccountStatus status)
{
    if (m_busy || m_filled.status == status)
        return;
    m_filled.status = status;
    edited(AccountField::Status);
}

void AccountForm::setDate(AccountField field, QDate date, bool readable)
{
    QDate *own = dateOf(m_filled, field);
    Q_ASSERT(own != nullptr);
    if (m_busy || (*own == date && m_unreadable.contains(field) != readable))
        return;
    *own = date;
    if (readable)
        m_unreadable.remove(field);
    else
        m_unreadable.insert(field);
    edited(field);
}

void AccountForm::setParent(const QString &reference)
{
    if (m_busy || m_parentText == reference)
        return;
    ++m_parentQuestion;
    m_parentText = reference;
    m_parentFault.reset();
    const QString trimmed = reference.trimmed();
    m_filled.parentAccount = trimmed == m_before.parentPaymentReference ? m_before.parentAccount : std::nullopt;
    m_filled.parentPaymentReference = trimmed;
    edited(AccountField::Parent);
}

void AccountForm::setCharges(std::vector<ConsolidatedCharge> charges)
{
    if (m_busy || m_filled.consolidatedCharges == charges)
        return;
    m_filled.consolidatedCharges = std::move(charges);
    edited(AccountField::Charges);
}

void AccountForm::edited(AccountField field)
{
    if (m_storeRefusal && m_storeRefusal->field == wireName(field))
        m_storeRefusal.reset();
    update();
}

Account AccountForm::result() const
{
    Account account = m_filled;
    for (const AccountField field : accountFields()) {
        if (QString *text = textOf(account, field))
            *text = text->trimmed();
    }
    if (const auto reference = normalisedHolderReference(account.holder.reference))
        account.holder.reference = *reference;
    if (account.status != AccountStatus::Ended) {
        account.endReasonCode.clear();
        // An end that was planned for an account in use stays; the end of one that is in use again goes.
        if (m_before.status == AccountStatus::Ended || m_mode == Mode::Create)
            account.endDate = {};
    }
    for (ConsolidatedCharge &charge : account.consolidatedCharges)
        charge.type = charge.type.trimmed();
    return account;
}

std::vector<Error> AccountForm::ownFaults() const
{
    std::vector<Error> faults;
    const Account account = result();
    for (const AccountField field : m_unreadable) {
        if (field != AccountField::EndDate || m_filled.status == AccountStatus::Ended)
            faults.push_back({.kind = ErrorKind::Invalid, .detail = tr("This is not a day."), .field = wireName(field)});
    }
    for (const Error &fault : m_mode == Mode::Create ? faultsOf(account) : faultsOfChange(m_before, account))
        addOnce(faults, fault);
    return faults;
}

void AccountForm::update()
{
    m_ownFaults = ownFaults();
    m_faults = m_ownFaults;
    if (m_parentFault)
        addOnce(m_faults, *m_parentFault);
    if (m_storeRefusal && !m_storeRefusal->field.isEmpty())
        addOnce(m_faults, *m_storeRefusal);
    std::stable_sort(m_faults.begin(), m_faults.end(),
                     [](const Error &a, const Error &b) { return placeInForm(a.field) < placeInForm(b.field); });
    emit changed();
}

std::optional<Error> AccountForm::faultOf(QStringView field) const
{
    const auto found = std::find_if(m_faults.begin(), m_faults.end(),
                                    [field](const Error &fault) { return fault.field == field; });
    return found == m_faults.end() ? std::nullopt : std::optional(*found);
}

bool AccountForm::canSubmit() const
{
    // A parent that could not be looked up because the store was busy is looked up again; one that is not there is not.
    const bool parentRefused = m_parentFault
        && (m_parentFault->kind == ErrorKind::NotFound || m_parentFault->kind == ErrorKind::Ambiguous);
    return !m_busy && !m_theirs && m_ownFaults.empty() && !parentRefused;
}

void AccountForm::lookUpHolder()
{
    const auto reference = normalisedHolderReference(m_filled.holder.reference);
    if (m_mode != Mode::Create || m_busy || isHolderKnown() || !reference)
        return;
    whenAnswered(m_store.holder(*reference), this, [this, question = ++m_holderQuestion](const Result<Holder> &answer) {
        // Not knowing the name yet is no failure: the store looks the holder up again when the account is created.
        if (question != m_holderQuestion || !answer || !answer->id.isValid())
            return;
        m_filled.holder = *answer;
        edited(AccountField::HolderName);
    });
}

bool AccountForm::isParentUnknown() const
{
    return !m_parentText.trimmed().isEmpty() && !m_filled.parentAccount;
}

void AccountForm::lookUpParent()
{
    if (!isParentUnknown())
        return;
    const QString reference = m_parentText.trimmed();
    whenAnswered(m_store.resolve(reference), this,
                 [this, reference, question = ++m_parentQuestion](const Result<AccountId> &answer) {
                     if (question != m_parentQuestion)
                         return;
                     m_parentFault.reset();
                     if (answer)
                         m_filled.parentAccount = *answer;
                     else
                         m_parentFault = Error{.kind = answer.error().kind,
                                               .detail = answer.error().detail,
                                               .field = wireName(AccountField::Parent),
                                               .value = reference};
                     update();
                     if (std::exchange(m_submitWhenParentFound, false))
                         submitWithParent();
                 });
}

void AccountForm::submit()
{
    if (!canSubmit())
        return;
    m_busy = true;
    m_storeRefusal.reset();
    m_submitWhenParentFound = isParentUnknown();
    update();
    if (m_submitWhenParentFound)
        lookUpParent();
    else
        submitWithParent();
}

void AccountForm::submitWithParent()
{
    // The parent that was found may be the account itself.
    const auto fault = m_parentFault ? m_parentFault : m_ownFaults.empty() ? std::nullopt : std::optional(m_ownFaults.front());
    if (fault) {
        fail(*fault);
        return;
    }
    const Account content = result();
    if (!m_attempt || m_attempt->content != content)
        m_attempt = AccountAttempt{.content = content, .key = QUuid::createUuid().toString(QUuid::WithoutBraces)};
    auto reply = m_mode == Mode::Create ? m_store.create(content, m_attempt->key) : m_store.update(content, m_attempt->key);
    whenAnswered(reply, this, [this, generation = m_generation](const Result<Account> &answer) {
        takeAnswer(answer, generation == m_generation);
    });
}

void AccountForm::takeAnswer(const Result<Account> &answer, bool stillOpen)
{
    if (!answer) {
        if (!stillOpen)
            emit failed(answer.error());
        else if (m_mode == Mode::Edit && answer.error().kind == ErrorKind::Conflict)
            readTheirs();
        else
            fail(answer.error());
        return;
    }
    if (stillOpen) {
        m_busy = false;
        Account empty;
        empty.balance = Money::fromMinor(0, m_before.currency());
        reset(m_mode == Mode::Create ? empty : *answer);
    }
    emit saved(*answer);
}

void AccountForm::fail(const Error &error)
{
    m_busy = false;
    m_storeRefusal = error;
    update();
    emit failed(error);
}

void AccountForm::readTheirs()
{
    whenAnswered(m_store.account(m_before.id), this, [this, generation = m_generation](const Result<Account> &answer) {
        if (generation != m_generation)
            return;
        if (!answer) {
            fail(answer.error());
            return;
        }
        m_busy = false;
        m_theirs = *answer;
        update();
        emit conflict(*m_theirs, conflictingFields());
    });
}

std::vector<AccountDifference> AccountForm::conflictingFields() const
{
    std::vector<AccountDifference> fields;
    if (!m_theirs)
        return fields;
    for (const AccountField field : differences(m_filled, *m_theirs)) {
        fields.push_back({.field = field,
                          .label = label(field),
                          .mine = valueInWords(m_filled, field),
                          .theirs = valueInWords(*m_theirs, field),
                          .changedByMe = !isSame(m_before, m_filled, field)});
    }
    return fields;
}

void AccountForm::takeTheirs()
{
    if (m_theirs)
        reset(Account(*m_theirs));
}

void AccountForm::keepMine()
{
    if (!m_theirs)
        return;
    Account rebased = *m_theirs;
    for (const AccountField field : differences(m_before, m_filled))
        copyField(m_filled, rebased, field);
    reset(Account(*m_theirs));
    m_filled = std::move(rebased);
    m_parentText = m_filled.parentPaymentReference;
    update();
}

} // namespace Tally
