// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/posting/postingform.h"

#include "models/tables/operationwords.h"

#include <QUuid>

#include <algorithm>
#include <array>
#include <unordered_set>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

bool has(const std::vector<Error> &faults, QStringView field)
{
    return std::any_of(faults.begin(), faults.end(), [field](const Error &fault) { return fault.field == field; });
}

int placeInForm(const Error &fault)
{
    static constexpr std::array order{"account_line_id"_L1, "amount"_L1,   "payment_type"_L1,      "cash_register"_L1, "debit_type"_L1,
                                      "credit_type"_L1,     "date"_L1,     "due_date"_L1,          "reason"_L1,        "account_lines_ids"_L1};
    return int(std::find(order.begin(), order.end(), fault.field) - order.begin());
}

bool isWriteOff(PostingMode mode) { return mode == PostingMode::WriteOff || mode == PostingMode::Forgive; }

} // namespace

PostingForm::PostingForm(AccountStore &store, const LedgerAccess &access, QObject *parent)
    : QObject(parent), m_store{store}, m_access{access}
{
    connect(&access, &LedgerAccess::changed, this, &PostingForm::takeRules);
}

void PostingForm::begin(Mode mode, SharedLedger ledger, QDate today, PostingTarget target)
{
    ++m_generation;
    m_busy = false;
    m_open = true;
    m_mode = mode;
    m_today = today;
    m_target = std::move(target);
    m_fields = {};
    takeLedger(std::move(ledger));
    clear();
    update();
}

void PostingForm::takeLedger(SharedLedger ledger)
{
    m_ledger = std::move(ledger);
    m_account = m_ledger->account();
    readState();
}

void PostingForm::readState()
{
    std::vector<LineId> named = m_fields.debits;
    named.insert(named.end(), m_target.debits.begin(), m_target.debits.end());
    m_state = m_ledger->stateFor(m_fields.line ? *m_fields.line : m_target.line.value_or(LineId{}), named);
}

void PostingForm::clear()
{
    m_fields = emptyFields();
    m_amountText.clear();
    m_proposed.reset();
    m_dueDateReadable = true;
    m_attempt.reset();
    m_storeRefusal.reset();
    m_asked = false;
    follow();
    m_begun = m_fields;
}

PostingFields PostingForm::emptyFields() const
{
    const PostingModeSpec &spec = specOf(m_mode);
    PostingFields fields{.date = m_today};
    if (spec.has(PostingField::DebitType) || spec.has(PostingField::CreditType))
        fields.type = usualType(m_mode, m_account, m_access);
    if (spec.line != PostingLine::None)
        fields.line = m_target.line;
    const AccountLine *line = fields.line ? m_state.line(*fields.line) : nullptr;
    if (m_mode == Mode::Describe && line != nullptr) {
        fields.description = line->description;
        fields.internalNote = line->internalNote;
    }
    if (spec.has(PostingField::Charges))
        fields.debits = openDebits(m_target.debits);
    if (m_mode == Mode::Apply && fields.line && fields.debits.empty())
        fields.debits = reachedBy(m_state, *fields.line);
    return fields;
}

std::vector<LineId> PostingForm::openDebits(const std::vector<LineId> &lines) const
{
    std::unordered_set<LineId> open;
    for (const AccountLine &line : m_state.lines) {
        if (line.isDebit() && line.isOpen())
            open.insert(line.id);
    }
    std::vector<LineId> debits;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(debits), [&open](LineId id) { return open.contains(id); });
    return debits;
}

void PostingForm::takeRules()
{
    // Until something was typed the form follows the rules: the usual type and its amount.
    if (m_open && !m_busy && !isDirty())
        clear();
    update();
}

void PostingForm::refreshLedger(SharedLedger ledger)
{
    if (!m_ledger || ledger->account().id != m_account.id)
        return;
    const bool moved = !ledger->says(*m_ledger);
    takeLedger(std::move(ledger));
    if (m_open && !m_busy)
        follow();
    update();
    // While it is being posted and afterwards, what moved is most likely what was posted here.
    if (moved && m_open && !m_busy)
        emit ledgerChangedMeanwhile();
}

PostingDraft PostingForm::draft() const
{
    return {
        .mode = m_mode, .account = m_account.id, .fields = m_fields, .amountText = m_amountText, .attempt = m_attempt};
}

bool PostingForm::restore(const PostingDraft &draft)
{
    // Where the credit is chosen in the form, another one is no other form.
    const bool sameLine = hasField(PostingField::FromCredit) || draft.fields.line == m_fields.line;
    if (draft.mode != m_mode || draft.account != m_account.id || !sameLine || m_busy)
        return false;
    m_fields = draft.fields;
    m_amountText = draft.amountText;
    m_attempt = draft.attempt;
    m_dueDateReadable = true;
    m_asked = false;
    readState();
    m_proposed = proposedAmount(m_mode, m_fields, m_state, m_access.rules());
    update();
    return true;
}

bool PostingForm::isDirty() const
{
    return m_fields != m_begun || (!m_fields.amount && !m_amountText.trimmed().isEmpty()) || !m_dueDateReadable;
}

void PostingForm::follow()
{
    const auto wanted = proposedAmount(m_mode, m_fields, m_state, m_access.rules());
    if (wanted == m_proposed)
        return;
    const bool nothingTyped = !m_fields.amount && m_amountText.trimmed().isEmpty();
    if (nothingTyped || m_fields.amount == m_proposed) {
        m_fields.amount = wanted;
        m_amountText.clear();
    }
    m_proposed = wanted;
}

void PostingForm::edited()
{
    m_storeRefusal.reset();
    m_asked = false;
    update();
}

void PostingForm::setAmount(std::optional<Money> amount, const QString &text)
{
    if (m_busy || (m_fields.amount == amount && m_amountText == text))
        return;
    m_fields.amount = amount;
    m_amountText = text;
    edited();
}

void PostingForm::setDueDate(QDate date, bool readable)
{
    if (m_busy || (m_fields.dueDate == date && m_dueDateReadable == readable))
        return;
    m_fields.dueDate = date;
    m_dueDateReadable = readable;
    edited();
}

void PostingForm::setType(const QString &code)
{
    if (m_busy || m_fields.type == code)
        return;
    m_fields.type = code;
    follow();
    edited();
}

void PostingForm::setNamedDebits(std::vector<LineId> debits)
{
    if (m_busy || m_fields.debits == debits)
        return;
    m_fields.debits = std::move(debits);
    follow();
    edited();
}

void PostingForm::setFromCredit(std::optional<LineId> credit)
{
    if (m_busy || m_fields.line == credit || !hasField(PostingField::FromCredit))
        return;
    m_fields.line = credit;
    follow();
    edited();
}

const AccountLine *PostingForm::line() const
{
    return m_fields.line ? m_state.line(*m_fields.line) : nullptr;
}

std::vector<AccountLine> PostingForm::charges() const
{
    const std::unordered_set<LineId> named(m_fields.debits.begin(), m_fields.debits.end());
    std::vector<AccountLine> open;
    for (const AccountLine &line : m_state.lines) {
        if (line.isDebit() && (line.isOpen() || named.contains(line.id)))
            open.push_back(line);
    }
    std::sort(open.begin(), open.end(), &isOlder);
    return open;
}

std::vector<AccountLine> PostingForm::openCredits() const
{
    std::vector<AccountLine> open;
    std::copy_if(m_state.lines.begin(), m_state.lines.end(), std::back_inserter(open),
                 [this](const AccountLine &line) { return line.isCredit() && (line.isOpen() || line.id == m_fields.line); });
    std::sort(open.begin(), open.end(), &isOlder);
    return open;
}

std::optional<Error> PostingForm::faultOf(QStringView field) const
{
    const auto found = std::find_if(m_faults.begin(), m_faults.end(),
                                    [field](const Error &fault) { return fault.field == field; });
    return found == m_faults.end() ? std::nullopt : std::optional(*found);
}

QString PostingForm::whyNotAllowed() const
{
    const PostingModeSpec &spec = specOf(m_mode);
    if (!spec.has(PostingField::DebitType) && !spec.has(PostingField::CreditType))
        return m_access.whyNotAllowed(spec.right);
    // A type says itself who may post it by hand.
    if (!m_access.isLoaded())
        return m_access.whyNotAllowed(spec.right);
    for (const TypeChoice &choice : typeChoices(m_mode, m_access)) {
        if (choice.code == m_fields.type)
            return choice.whyNot;
    }
    return m_access.whyNotAllowed(spec.right);
}

bool PostingForm::changesNothing() const
{
    return m_preview && m_preview->added.empty() && m_preview->changed.empty() && m_preview->offsets.empty();
}

Money PostingForm::restAsCredit() const
{
    if ((m_mode != Mode::Payment && m_mode != Mode::Credit) || !m_preview)
        return Money::fromMinor(0, m_account.currency());
    return m_preview->added.front().outstanding.abs();
}

int PostingForm::approvals() const
{
    if (!isWriteOff(m_mode) || !m_fields.amount)
        return 0;
    return approvalsNeeded(m_access.person(), *m_fields.amount, m_access.rules());
}

bool PostingForm::canSubmit() const
{
    return !m_busy && m_preview && !changesNothing() && m_ownFaults.empty() && !m_rights && whyNotAllowed().isEmpty();
}

bool PostingForm::mustAsk() const
{
    const auto warn = m_access.rules().settings.warnAboveMinor;
    return warn && hasField(PostingField::Amount) && m_fields.amount && m_fields.amount->minor() > *warn;
}

void PostingForm::update()
{
    m_ownFaults = faultsOf(m_mode, m_fields, {.amount = m_amountText, .dueDateReadable = m_dueDateReadable}, m_today);
    m_faults = m_ownFaults;
    m_preview.reset();
    m_refusal.reset();
    m_rights.reset();
    if (const auto command = commandOf(m_mode, m_fields, m_access)) {
        auto decided = decide(m_state, *command, m_access.rules());
        if (decided)
            m_preview = *std::move(decided);
        else
            m_refusal = decided.error();
        if (m_access.isLoaded())
            m_rights = refusalFor(m_access.person(), *command, m_access.rules());
    }
    for (const auto &other : {m_refusal, m_rights, m_storeRefusal}) {
        if (other && !other->field.isEmpty() && !has(m_faults, other->field))
            m_faults.push_back(*other);
    }
    std::stable_sort(m_faults.begin(), m_faults.end(),
                     [](const Error &a, const Error &b) { return placeInForm(a) < placeInForm(b); });
    emit changed();
}

void PostingForm::submit()
{
    if (!canSubmit())
        return;
    if (mustAsk() && !m_asked) {
        m_asked = true;
        emit changed();
        return;
    }
    if (!m_attempt || m_attempt->fields != m_fields)
        m_attempt = PostingAttempt{.fields = m_fields, .key = QUuid::createUuid().toString(QUuid::WithoutBraces)};
    m_busy = true;
    m_storeRefusal.reset();
    update();
    const auto take = [this, generation = m_generation](auto answer, auto tell) {
        const std::optional<Error> error = answer ? std::nullopt : std::optional(answer.error());
        if (takeAnswer(error, generation))
            tell(*answer);
    };
    const AccountId account = m_account.id;
    if (isWriteOff(m_mode)) {
        whenAnswered(m_store.propose(wishOf(m_mode, m_fields, account), m_attempt->key), this,
                     [this, take](const Result<WriteOffProposal> &answer) { take(answer, [this](const auto &made) { emit proposed(made); }); });
        return;
    }
    whenAnswered(m_store.post({.key = m_attempt->key, .account = account, .command = *commandOf(m_mode, m_fields, m_access)}), this,
                 [this, take](const Result<Posted> &answer) { take(answer, [this](const auto &made) { emit posted(made); }); });
}

bool PostingForm::takeAnswer(const std::optional<Error> &error, quint64 generation)
{
    if (generation == m_generation) {
        m_busy = false;
        m_open = error.has_value();
        m_storeRefusal = error;
        m_asked = m_asked && error;
        if (!error)
            m_target = {};
        if (!error)
            clear();
        update();
    }
    if (error)
        emit failed(*error);
    return !error;
}

} // namespace Tally
