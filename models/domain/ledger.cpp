// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/ledger.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

Error refusal(ErrorKind kind, const QString &detail = {}, const QString &field = {}, const QString &value = {})
{
    return Error{.kind = kind, .detail = detail, .field = field, .value = value};
}

/// One decision being made. Works on copies of the lines it touches, so a refusal half-way leaves nothing behind.
class Decision
{
public:
    Decision(const LedgerState &state, const TypeCatalogue &types) : m_state{state}, m_types{types}
    {
        m_change.balanceBefore = state.balance();
    }

    Result<LedgerChange> run(const AddDebit &command);
    Result<LedgerChange> run(const AddCredit &command);
    Result<LedgerChange> run(const ApplyCredit &command);
    Result<LedgerChange> run(const VoidCredit &command);

private:
    /// The fault in what every new line needs, if there is one.
    [[nodiscard]] std::optional<Error> faultOf(Money amount, const LineText &text) const;
    /// Checks that the named lines are debits of this ledger, in order and without repeats.
    [[nodiscard]] Result<std::vector<LineId>> debitsNamed(const std::vector<LineId> &ids) const;
    [[nodiscard]] std::vector<LineId> openDebitsOldestFirst() const;

    AccountLine &addLine(LineKind kind, const QString &type, Money signedAmount, const LineText &text);
    /// The working copy of a line: the new one or a copy of an existing one, made on first use.
    AccountLine &touch(LineId id);
    void applyTo(LineId credit, LineId debit);
    void record(OffsetType type, Money amount, std::optional<LineId> credit, std::optional<LineId> debit);
    Result<LedgerChange> finish();

    const LedgerState &m_state;
    const TypeCatalogue &m_types;
    LedgerChange m_change;
    std::map<LineId, AccountLine> m_touched;
    std::vector<LineId> m_touchOrder;
};

std::optional<Error> Decision::faultOf(Money amount, const LineText &text) const
{
    if (amount.currency() != m_state.currency)
        return refusal(ErrorKind::Invalid, u"the amount is not in the account's currency"_s, u"currency"_s, amount.currency().code());
    if (!amount.isPositive())
        return refusal(ErrorKind::AmountNotPositive, {}, u"amount"_s, amount.toPlainString());
    if (amount.minor() > largestAmountMinor)
        return refusal(ErrorKind::AmountTooLarge, {}, u"amount"_s, amount.toPlainString());
    if (!text.date.isValid())
        return refusal(ErrorKind::Invalid, u"the date is missing"_s, u"date"_s);
    return std::nullopt;
}

Result<std::vector<LineId>> Decision::debitsNamed(const std::vector<LineId> &ids) const
{
    std::vector<LineId> named;
    for (const LineId id : ids) {
        const AccountLine *line = m_state.line(id);
        if (line == nullptr)
            return refusal(ErrorKind::NotFound, u"the account has no such line"_s, u"account_lines_ids"_s, QString::number(id.value));
        if (!line->isDebit())
            return refusal(ErrorKind::IsNotDebit, {}, u"account_lines_ids"_s, QString::number(id.value));
        if (std::find(named.begin(), named.end(), id) == named.end())
            named.push_back(id);
    }
    return named;
}

std::vector<LineId> Decision::openDebitsOldestFirst() const
{
    std::vector<const AccountLine *> open;
    for (const AccountLine &line : m_state.lines) {
        if (line.isDebit() && line.isOpen())
            open.push_back(&line);
    }
    std::sort(open.begin(), open.end(), [](const AccountLine *a, const AccountLine *b) { return isOlder(*a, *b); });
    std::vector<LineId> ids;
    ids.reserve(open.size());
    for (const AccountLine *line : open)
        ids.push_back(line->id);
    return ids;
}

AccountLine &Decision::addLine(LineKind kind, const QString &type, Money signedAmount, const LineText &text)
{
    const LineId id{-qint64(m_change.added.size()) - 1};
    m_change.added.push_back({.id = id,
                              .account = m_state.account,
                              .kind = kind,
                              .type = type,
                              .amount = signedAmount,
                              .outstanding = signedAmount,
                              .date = text.date,
                              .dueDate = text.dueDate,
                              .description = text.description,
                              .internalNote = text.internalNote,
                              .paymentType = {},
                              .createdAt = {},
                              .createdBy = {}});
    if (kind == LineKind::Credit)
        record(OffsetType::Create, signedAmount, id, std::nullopt);
    else
        record(OffsetType::Create, signedAmount, std::nullopt, id);
    return m_change.added.back();
}

AccountLine &Decision::touch(LineId id)
{
    if (id.value < 0)
        return m_change.added.at(std::size_t(-id.value - 1));
    auto found = m_touched.find(id);
    if (found == m_touched.end()) {
        found = m_touched.emplace(id, *m_state.line(id)).first;
        m_touchOrder.push_back(id);
    }
    return found->second;
}

void Decision::record(OffsetType type, Money amount, std::optional<LineId> credit, std::optional<LineId> debit)
{
    Q_ASSERT(!amount.isZero());
    m_change.offsets.push_back({.type = type, .amount = amount, .credit = credit, .debit = debit, .createdAt = {}, .createdBy = {}});
}

void Decision::applyTo(LineId creditId, LineId debitId)
{
    const Money available = -touch(creditId).outstanding;
    const Money part = std::min(available, touch(debitId).outstanding);
    if (part.isZero())
        return;
    touch(creditId).outstanding += part;
    touch(debitId).outstanding -= part;
    record(OffsetType::Apply, -part, creditId, debitId);
}

Result<LedgerChange> Decision::run(const AddDebit &command)
{
    if (auto fault = faultOf(command.amount, command.text))
        return *std::move(fault);
    const LineType *type = m_types.find(command.type, LineKind::Debit);
    // A PAYOUT or VOID debit is the other half of an operation of its own and cannot be added alone.
    if (type == nullptr || type->code == LineTypeCode::payout || type->code == LineTypeCode::voided)
        return refusal(ErrorKind::UnrecognisedType, {}, u"debit_type"_s, command.type);
    addLine(LineKind::Debit, type->code, command.amount, command.text);
    return finish();
}

Result<LedgerChange> Decision::run(const AddCredit &command)
{
    if (auto fault = faultOf(command.amount, command.text))
        return *std::move(fault);
    const LineType *type = m_types.find(command.type, LineKind::Credit);
    if (type == nullptr)
        return refusal(ErrorKind::UnrecognisedType, {}, u"credit_type"_s, command.type);
    const bool payment = type->code == LineTypeCode::payment;
    // The credits this core can post so far; the others of LEDGER.md have limits of their own.
    if (!payment && type->code != LineTypeCode::credit)
        return refusal(ErrorKind::UnrecognisedType, u"only payments and plain credits can be posted"_s, u"credit_type"_s, command.type);
    if (payment && command.paymentType.isEmpty())
        return refusal(ErrorKind::PaymentTypeRequired, {}, u"payment_type"_s);
    const PaymentType *paymentType = payment ? m_types.findPayment(command.paymentType) : nullptr;
    if (payment && paymentType == nullptr)
        return refusal(ErrorKind::UnrecognisedType, {}, u"payment_type"_s, command.paymentType);
    auto named = debitsNamed(command.debits);
    if (!named)
        return named.error();

    AccountLine &credit = addLine(LineKind::Credit, type->code, -command.amount, command.text);
    if (paymentType != nullptr)
        credit.paymentType = paymentType->code;
    const LineId creditId = credit.id;
    for (const LineId debit : *named)
        applyTo(creditId, debit);
    // Only a payment goes on to charges nobody named.
    for (const LineId debit : payment ? openDebitsOldestFirst() : std::vector<LineId>()) {
        if (touch(creditId).outstanding.isZero())
            break;
        applyTo(creditId, debit);
    }
    return finish();
}

Result<LedgerChange> Decision::run(const ApplyCredit &command)
{
    const AccountLine *credit = m_state.line(command.credit);
    if (credit == nullptr)
        return refusal(ErrorKind::NotFound, u"the account has no such line"_s, u"account_line_id"_s, QString::number(command.credit.value));
    if (!credit->isCredit())
        return refusal(ErrorKind::IsNotCredit, {}, u"account_line_id"_s, QString::number(command.credit.value));
    if (!credit->isOpen())
        return refusal(ErrorKind::NoAvailableCredit, {}, u"account_line_id"_s, QString::number(command.credit.value));
    auto named = debitsNamed(command.debits);
    if (!named)
        return named.error();
    for (const LineId debit : *named)
        applyTo(command.credit, debit);
    return finish();
}

Result<LedgerChange> Decision::run(const VoidCredit &command)
{
    const QString id = QString::number(command.credit.value);
    const AccountLine *credit = m_state.line(command.credit);
    if (credit == nullptr)
        return refusal(ErrorKind::NotFound, u"the account has no such line"_s, u"account_line_id"_s, id);
    if (!credit->isCredit())
        return refusal(ErrorKind::IsNotCredit, {}, u"account_line_id"_s, id);
    if (credit->status == LineStatus::Void)
        return refusal(ErrorKind::AlreadyVoid, {}, u"account_line_id"_s, id);
    if (!command.text.date.isValid())
        return refusal(ErrorKind::Invalid, u"the date is missing"_s, u"date"_s);

    // What each debit received from this credit, less what was given back before, in the order it was received.
    std::vector<std::pair<LineId, Money>> received;
    for (const Offset &offset : m_state.offsets) {
        if (offset.credit != command.credit || !offset.debit)
            continue;
        const auto known = std::find_if(received.begin(), received.end(),
                                        [&](const auto &entry) { return entry.first == *offset.debit; });
        if (known == received.end())
            received.emplace_back(*offset.debit, -offset.amount);
        else
            known->second -= offset.amount;
    }
    for (const auto &[debitId, amount] : received) {
        const AccountLine *debit = m_state.line(debitId);
        if (debit == nullptr)
            return refusal(ErrorKind::Internal, u"a debit of the credit's offsets is missing from the state"_s);
        if (debit->type == LineTypeCode::payout && !amount.isZero())
            return refusal(ErrorKind::CreditPaidOut, {}, u"account_line_id"_s, id);
    }

    const LineId voidId = addLine(LineKind::Debit, LineTypeCode::voided.toString(), -credit->amount, command.text).id;
    for (const auto &[debitId, amount] : received) {
        if (amount.isZero())
            continue;
        touch(debitId).outstanding += amount;
        touch(command.credit).outstanding -= amount;
        record(OffsetType::Void, amount, command.credit, debitId);
    }
    applyTo(command.credit, voidId);
    touch(command.credit).status = LineStatus::Void;
    return finish();
}

Result<LedgerChange> Decision::finish()
{
    Money after = m_change.balanceBefore;
    for (const Offset &offset : m_change.offsets) {
        if (offset.type != OffsetType::Create)
            continue;
        const auto sum = Money::checkedAdd(after, offset.amount);
        if (!sum)
            return refusal(ErrorKind::AmountTooLarge, {}, u"amount"_s, offset.amount.abs().toPlainString());
        after = *sum;
    }
    m_change.balanceAfter = after;
    for (const LineId id : m_touchOrder) {
        // A settled debit that was named is looked at and stays as it is.
        if (const AccountLine &line = m_touched.at(id); line != *m_state.line(id))
            m_change.changed.push_back(line);
    }
    return std::move(m_change);
}

LineId numbered(LineId id, LineId first)
{
    return id.value < 0 ? LineId{first.value - id.value - 1} : id;
}

} // namespace

const AccountLine *LedgerState::line(LineId id) const
{
    const auto found = std::find_if(lines.begin(), lines.end(), [id](const AccountLine &line) { return line.id == id; });
    return found == lines.end() ? nullptr : &*found;
}

Money LedgerState::balance() const
{
    Money sum = Money::fromMinor(0, currency);
    for (const AccountLine &line : lines) {
        if (line.isOpen())   // most of a long ledger is settled, and every decision asks for the balance
            sum += line.outstanding;
    }
    return sum;
}

Result<LedgerChange> decide(const LedgerState &state, const LedgerCommand &command, const TypeCatalogue &types)
{
    return std::visit([&](const auto &which) { return Decision(state, types).run(which); }, command);
}

void number(LedgerChange &change, LineId firstLine, OffsetId firstOffset)
{
    for (AccountLine &line : change.added)
        line.id = numbered(line.id, firstLine);
    for (Offset &offset : change.offsets) {
        offset.id = firstOffset;
        ++firstOffset.value;
        if (offset.credit)
            offset.credit = numbered(*offset.credit, firstLine);
        if (offset.debit)
            offset.debit = numbered(*offset.debit, firstLine);
    }
}

void apply(LedgerState &state, const LedgerChange &change)
{
    for (const AccountLine &line : change.changed) {
        const auto found = std::find_if(state.lines.begin(), state.lines.end(),
                                        [&](const AccountLine &own) { return own.id == line.id; });
        Q_ASSERT(found != state.lines.end());
        *found = line;
    }
    state.lines.insert(state.lines.end(), change.added.begin(), change.added.end());
    state.offsets.insert(state.offsets.end(), change.offsets.begin(), change.offsets.end());
}

bool isOlder(const AccountLine &a, const AccountLine &b)
{
    return a.date != b.date ? a.date < b.date : a.id < b.id;
}

} // namespace Tally
