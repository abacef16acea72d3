// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/decision.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {

Error refusal(ErrorKind kind, const QString &detail, const QString &field, const QString &value)
{
    return Error{.kind = kind, .detail = detail, .field = field, .value = value};
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

Result<const AccountLine *> Decision::debitNamed(LineId id) const
{
    const AccountLine *line = m_state.line(id);
    if (line == nullptr)
        return refusal(ErrorKind::NotFound, u"the account has no such line"_s, u"account_line_id"_s, QString::number(id.value));
    if (!line->isDebit())
        return refusal(ErrorKind::IsNotDebit, {}, u"account_line_id"_s, QString::number(id.value));
    return line;
}

Result<const AccountLine *> Decision::creditNamed(LineId id) const
{
    const AccountLine *line = m_state.line(id);
    if (line == nullptr)
        return refusal(ErrorKind::NotFound, u"the account has no such line"_s, u"account_line_id"_s, QString::number(id.value));
    if (!line->isCredit())
        return refusal(ErrorKind::IsNotCredit, {}, u"account_line_id"_s, QString::number(id.value));
    return line;
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
        if (const AccountLine &line = m_touched.at(id); line != *m_state.line(id))
            m_change.changed.push_back(line);
    }
    return std::move(m_change);
}

Result<LedgerChange> Decision::run(const Describe &command)
{
    if (m_state.line(command.line) == nullptr)
        return refusal(ErrorKind::NotFound, u"the account has no such line"_s, u"account_line_id"_s, QString::number(command.line.value));
    AccountLine &line = touch(command.line);
    line.description = command.description.value_or(line.description);
    line.internalNote = command.internalNote.value_or(line.internalNote);
    return finish();
}

} // namespace Tally
