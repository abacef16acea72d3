// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/posting/postingform.h"

#include <QUuid>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

/// What is charged most on an account of that kind.
QString usualDebitType(const Account &account)
{
    const QString &group = account.rentGroupType;
    if (group.isEmpty())
        return LineTypeCode::manual.toString();
    if (group == "MajorWorks"_L1 || group == "LHMajorWorks"_L1)
        return u"MAJOR_WORKS"_s;
    if (group == "LHServCharges"_L1)
        return u"SERVICE_CHARGE"_s;
    return u"RENT"_s;
}

bool has(const std::vector<Error> &faults, QStringView field)
{
    return std::any_of(faults.begin(), faults.end(), [field](const Error &fault) { return fault.field == field; });
}

int placeInForm(const Error &fault)
{
    static constexpr std::array order{"account_line_id"_L1,  "amount"_L1, "payment_type"_L1,
                                      "debit_type"_L1,       "date"_L1,   "due_date"_L1,
                                      "account_lines_ids"_L1};
    return int(std::find(order.begin(), order.end(), fault.field) - order.begin());
}

} // namespace

PostingForm::PostingForm(AccountStore &store, QObject *parent) : QObject(parent), m_store(store) {}

void PostingForm::begin(Mode mode, Ledger ledger, QDate today, std::optional<LineId> credit)
{
    ++m_generation;
    m_busy = false;
    m_open = true;
    m_mode = mode;
    m_ledger = std::move(ledger);
    m_today = today;
    clear();
    if (mode == Mode::Void)
        m_fields.credit = credit;
    update();
}

void PostingForm::clear()
{
    m_fields = emptyFields();
    m_amountText.clear();
    m_dueDateReadable = true;
    m_attempt.reset();
    m_storeRefusal.reset();
}

PostingFields PostingForm::emptyFields() const
{
    return {.type = m_mode == Mode::Debit ? usualDebitType(m_ledger.account) : QString(), .date = m_today};
}

void PostingForm::refreshLedger(Ledger ledger)
{
    if (ledger.account.id != m_ledger.account.id)
        return;
    const bool moved = ledger.lines != m_ledger.lines || ledger.offsets != m_ledger.offsets;
    m_ledger = std::move(ledger);
    update();
    // While it is being posted and afterwards, what moved is most likely what was posted here.
    if (moved && m_open && !m_busy)
        emit ledgerChangedMeanwhile();
}

PostingDraft PostingForm::draft() const
{
    return {
        .mode = m_mode, .account = m_ledger.account.id, .fields = m_fields, .amountText = m_amountText, .attempt = m_attempt};
}

bool PostingForm::restore(const PostingDraft &draft)
{
    const bool same = draft.mode == m_mode && draft.account == m_ledger.account.id
        && (m_mode != Mode::Void || draft.fields.credit == m_fields.credit);
    if (!same || m_busy)
        return false;
    m_fields = draft.fields;
    m_amountText = draft.amountText;
    m_attempt = draft.attempt;
    m_dueDateReadable = true;
    update();
    return true;
}

bool PostingForm::isDirty() const
{
    PostingFields empty = emptyFields();
    empty.credit = m_fields.credit;
    return m_fields != empty || !m_amountText.trimmed().isEmpty() || !m_dueDateReadable;
}

template <class T>
void PostingForm::set(T PostingFields::*field, T value)
{
    if (m_busy || m_fields.*field == value)
        return;
    m_fields.*field = std::move(value);
    m_storeRefusal.reset();
    update();
}

void PostingForm::setAmount(std::optional<Money> amount, const QString &text)
{
    if (m_busy || (m_fields.amount == amount && m_amountText == text))
        return;
    m_fields.amount = amount;
    m_amountText = text;
    m_storeRefusal.reset();
    update();
}

void PostingForm::setDueDate(QDate date, bool readable)
{
    if (m_busy || (m_fields.dueDate == date && m_dueDateReadable == readable))
        return;
    m_fields.dueDate = date;
    m_dueDateReadable = readable;
    m_storeRefusal.reset();
    update();
}

void PostingForm::setType(const QString &code)
{
    set(&PostingFields::type, code);
}
void PostingForm::setPaymentType(const QString &code)
{
    set(&PostingFields::paymentType, code);
}
void PostingForm::setDate(QDate date)
{
    set(&PostingFields::date, date);
}
void PostingForm::setDescription(const QString &text)
{
    set(&PostingFields::description, text);
}
void PostingForm::setInternalNote(const QString &text)
{
    set(&PostingFields::internalNote, text);
}
void PostingForm::setNamedDebits(std::vector<LineId> debits)
{
    set(&PostingFields::debits, std::move(debits));
}

const AccountLine *PostingForm::credit() const
{
    if (!m_fields.credit)
        return nullptr;
    const auto found = std::find_if(m_ledger.lines.begin(), m_ledger.lines.end(),
                                    [id = *m_fields.credit](const AccountLine &line) { return line.id == id; });
    return found == m_ledger.lines.end() ? nullptr : &*found;
}

std::vector<AccountLine> PostingForm::charges() const
{
    std::vector<AccountLine> open;
    for (const AccountLine &line : m_ledger.lines) {
        const bool named = std::find(m_fields.debits.begin(), m_fields.debits.end(), line.id) != m_fields.debits.end();
        if (line.isDebit() && (line.isOpen() || named))
            open.push_back(line);
    }
    std::sort(open.begin(), open.end(), &isOlder);
    return open;
}

std::optional<Error> PostingForm::faultOf(QStringView field) const
{
    const auto found = std::find_if(m_faults.begin(), m_faults.end(),
                                    [field](const Error &fault) { return fault.field == field; });
    return found == m_faults.end() ? std::nullopt : std::optional(*found);
}

Money PostingForm::restAsCredit() const
{
    if (m_mode != Mode::Payment || !m_preview)
        return Money::fromMinor(0, m_ledger.account.currency());
    return m_preview->added.front().outstanding.abs();
}

std::vector<Error> PostingForm::ownFaults() const
{
    std::vector<Error> faults;
    const auto add = [&faults](const QString &field, const QString &why, const QString &value = {}) {
        faults.push_back({.kind = ErrorKind::Invalid, .detail = why, .field = field, .value = value});
    };
    const bool voiding = m_mode == Mode::Void;
    if (voiding && !m_fields.credit)
        add(u"account_line_id"_s, tr("Choose the payment to void."));
    if (!voiding && !m_fields.amount) {
        if (m_amountText.trimmed().isEmpty())
            add(u"amount"_s, tr("An amount is needed."));
        else
            add(u"amount"_s, tr("This is not an amount."), m_amountText);
    }
    if (m_mode == Mode::Payment && m_fields.paymentType.isEmpty())
        faults.push_back({.kind = ErrorKind::PaymentTypeRequired, .field = u"payment_type"_s});
    if (m_mode == Mode::Debit && m_fields.type.isEmpty())
        faults.push_back({.kind = ErrorKind::UnrecognisedType, .field = u"debit_type"_s});
    if (!m_fields.date.isValid())
        add(u"date"_s, tr("A date is needed."));
    else if (m_fields.date > m_today)
        add(u"date"_s, tr("This date lies in the future; money is posted when it has moved."),
            m_fields.date.toString(Qt::ISODate));
    if (m_mode == Mode::Debit) {
        if (!m_dueDateReadable)
            add(u"due_date"_s, tr("This is not a day."));
        else if (m_fields.dueDate.isValid() && m_fields.date.isValid() && m_fields.dueDate < m_fields.date)
            add(u"due_date"_s, tr("The due date lies before the date of the charge."), m_fields.dueDate.toString(Qt::ISODate));
    }
    return faults;
}

LedgerCommand PostingForm::command() const
{
    LineText text{
        .date = m_fields.date, .description = m_fields.description.trimmed(), .internalNote = m_fields.internalNote.trimmed()};
    switch (m_mode) {
    case Mode::Payment:
        return AddCredit{.amount = *m_fields.amount,
                         .paymentType = m_fields.paymentType,
                         .debits = m_fields.debits,
                         .text = std::move(text)};
    case Mode::Debit:
        text.dueDate = m_fields.dueDate;
        return AddDebit{.amount = *m_fields.amount, .type = m_fields.type, .text = std::move(text)};
    case Mode::Void: return VoidCredit{.credit = *m_fields.credit, .text = std::move(text)};
    }
    Q_UNREACHABLE();
}

void PostingForm::update()
{
    m_ownFaults = ownFaults();
    m_faults = m_ownFaults;
    m_preview.reset();
    m_refusal.reset();
    if (m_mode == Mode::Void ? m_fields.credit.has_value() : m_fields.amount.has_value()) {
        auto decided = decide(m_ledger.state(), command());
        if (decided)
            m_preview = *std::move(decided);
        else
            m_refusal = decided.error();
    }
    for (const auto &other : {m_refusal, m_storeRefusal}) {
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
    if (!m_attempt || m_attempt->fields != m_fields)
        m_attempt = PostingAttempt{.fields = m_fields, .key = QUuid::createUuid().toString(QUuid::WithoutBraces)};
    m_busy = true;
    m_storeRefusal.reset();
    update();
    auto reply = m_store.post({.key = m_attempt->key, .account = m_ledger.account.id, .command = command()});
    whenAnswered(reply, this, [this, generation = m_generation](const Result<Posted> &answer) {
        takeAnswer(answer, generation == m_generation);
    });
}

void PostingForm::takeAnswer(const Result<Posted> &answer, bool stillOpen)
{
    if (stillOpen) {
        m_busy = false;
        m_open = !answer;
        if (answer)
            clear();
        else
            m_storeRefusal = answer.error();
        update();
    }
    if (answer)
        emit posted(*answer);
    else
        emit failed(answer.error());
}

} // namespace Tally
