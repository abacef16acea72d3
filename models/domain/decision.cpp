// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/decision.h"

#include <algorithm>
#include <unordered_set>

using namespace Qt::StringLiterals;

namespace Tally {

Error refusal(ErrorKind kind, const QString &detail, const QString &field, const QString &value)
{
    return Error{.kind = kind, .detail = detail, .field = field, .value = value};
}

const AccountLine *Decision::line(LineId id) const
{
    constexpr int few = 32;
    if (m_state.lines.size() <= std::size_t(few) || ++m_lookups <= few)
        return m_state.line(id);
    if (m_index.empty()) {
        m_index.reserve(m_state.lines.size());
        for (const AccountLine &each : m_state.lines)
            m_index.emplace(each.id, &each);
    }
    const auto found = m_index.find(id);
    return found == m_index.end() ? nullptr : found->second;
}

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
    std::unordered_set<LineId> seen;
    for (const LineId id : ids) {
        const AccountLine *debit = line(id);
        if (debit == nullptr)
            return refusal(ErrorKind::NotFound, u"the account has no such line"_s, u"account_lines_ids"_s, QString::number(id.value));
        if (!debit->isDebit())
            return refusal(ErrorKind::IsNotDebit, {}, u"account_lines_ids"_s, QString::number(id.value));
        if (seen.insert(id).second)
            named.push_back(id);
    }
    return named;
}

Result<const AccountLine *> Decision::debitNamed(LineId id) const
{
    const AccountLine *debit = line(id);
    if (debit == nullptr)
        return refusal(ErrorKind::NotFound, u"the account has no such line"_s, u"account_line_id"_s, QString::number(id.value));
    if (!debit->isDebit())
        return refusal(ErrorKind::IsNotDebit, {}, u"account_line_id"_s, QString::number(id.value));
    return debit;
}

Result<const AccountLine *> Decision::creditNamed(LineId id) const
{
    const AccountLine *credit = line(id);
    if (credit == nullptr)
        return refusal(ErrorKind::NotFound, u"the account has no such line"_s, u"account_line_id"_s, QString::number(id.value));
    if (!credit->isCredit())
        return refusal(ErrorKind::IsNotCredit, {}, u"account_line_id"_s, QString::number(id.value));
    return credit;
}

std::vector<LineId> Decision::openOldestFirst(LineKind kind) const
{
    std::vector<const AccountLine *> open;
    for (const AccountLine &line : m_state.lines) {
        if (line.kind == kind && line.isOpen())
            open.push_back(&line);
    }
    std::sort(open.begin(), open.end(), [](const AccountLine *a, const AccountLine *b) { return isOlder(*a, *b); });
    std::vector<LineId> ids;
    ids.reserve(open.size());
    for (const AccountLine *line : open)
        ids.push_back(line->id);
    return ids;
}

Result<QString> Decision::wayOf(const QString &paymentType, const QString &cashRegister) const
{
    QString code;
    if (!paymentType.isEmpty()) {
        const PaymentType *type = m_rules.types.findPayment(paymentType);
        if (type == nullptr || type->archived)
            return refusal(ErrorKind::UnrecognisedType, {}, u"payment_type"_s, paymentType);
        code = type->code;
    }
    if (cashRegister.isEmpty()) {
        if (m_rules.settings.cashRegisters && code == LineTypeCode::cash)
            return refusal(ErrorKind::RegisterRequired, {}, u"cash_register"_s);
        return code;
    }
    const CashRegister *known = m_rules.types.findRegister(cashRegister);
    if (known == nullptr || known->archived)
        return refusal(ErrorKind::RegisterRequired, u"there is no such register"_s, u"cash_register"_s, cashRegister);
    return code;
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
        found = m_touched.emplace(id, *line(id)).first;
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

QString Decision::registerCode(const QString &cashRegister) const
{
    const CashRegister *known = m_rules.types.findRegister(cashRegister);
    return known == nullptr ? QString() : known->code;
}

Result<LedgerChange> Decision::finish()
{
    Money after = m_change.balanceBefore;
    for (const Offset &offset : m_change.offsets) {
        if (offset.type == OffsetType::Apply || offset.type == OffsetType::Void)
            continue;
        const auto sum = Money::checkedAdd(after, offset.amount);
        if (!sum)
            return refusal(ErrorKind::AmountTooLarge, {}, u"amount"_s, offset.amount.abs().toPlainString());
        after = *sum;
    }
    m_change.balanceAfter = after;
    for (const LineId id : m_touchOrder) {
        // A settled debit that was named is looked at and stays as it is.
        if (const AccountLine &touched = m_touched.at(id); touched != *line(id))
            m_change.changed.push_back(touched);
    }
    return std::move(m_change);
}

Result<LedgerChange> Decision::run(const Describe &command)
{
    if (line(command.line) == nullptr)
        return refusal(ErrorKind::NotFound, u"the account has no such line"_s, u"account_line_id"_s, QString::number(command.line.value));
    AccountLine &described = touch(command.line);
    described.description = command.description.value_or(described.description);
    described.internalNote = command.internalNote.value_or(described.internalNote);
    return finish();
}

} // namespace Tally
