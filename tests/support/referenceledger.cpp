// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/referenceledger.h"

#include <QStringList>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace Tally::Test {
namespace {

QString codeIn(const QString &codes, const QString &word)
{
    const QStringList all = codes.split(u' ');
    const auto place = all.indexOf(word.toUpper());
    return place < 0 ? QString() : all.at(place);
}

/// What staff may post by hand; the wire's words first.
QString chargeType(const QString &word)
{
    const QString code = word == u"fine"_s ? u"OVERDUE"_s : word == u"lost_item"_s ? u"LOST"_s : word;
    return codeIn(u"ACCOUNT ACCOUNT_RENEW LOST MANUAL NEW_CARD OVERDUE PROCESSING RENT RENT_DAILY RESERVE "
                  "SERVICE_CHARGE MAJOR_WORKS COURT_COST RECHARGE SUNDRY"_s, code);
}

QString creditType(const QString &word)
{
    return codeIn(u"PAYMENT CREDIT LOST_FOUND PROCESSING_FOUND PURCHASE"_s, word);
}

bool isWay(const QString &word)
{
    return !codeIn(u"CASH CARD DIRECT_DEBIT CHEQUE BANK_TRANSFER STANDING_ORDER HOUSING_BENEFIT"_s, word).isEmpty();
}

bool isNoMoney(const QString &type)
{
    return !codeIn(u"WRITEOFF FORGIVEN DISCOUNT CANCELLATION"_s, type).isEmpty();
}

constexpr qint64 mostPence = 99'999'999'999'999;

} // namespace

std::optional<ErrorKind> ReferenceLedger::post(const LedgerCommand &command, std::optional<LineId> firstLine)
{
    if (firstLine)
        m_next = firstLine->value;
    return std::visit([this](const auto &which) { return on(which); }, command);
}

std::vector<LineId> ReferenceLedger::lines() const
{
    std::vector<LineId> ids;
    for (const Paper &paper : m_papers)
        ids.push_back({paper.id});
    return ids;
}

Money ReferenceLedger::amount(LineId line) const
{
    return Money::fromMinor(find(line)->isCharge ? worth(line.value) : -worth(line.value));
}

Money ReferenceLedger::outstanding(LineId line) const
{
    return Money::fromMinor(find(line)->isCharge ? left(line.value) : -left(line.value));
}

LineStatus ReferenceLedger::status(LineId line) const
{
    const End end = find(line)->end;
    return end == End::Void ? LineStatus::Void : end == End::Cancelled ? LineStatus::Cancelled : LineStatus::Normal;
}

QString ReferenceLedger::type(LineId line) const
{
    return find(line)->type;
}

Money ReferenceLedger::balance() const
{
    qint64 sum = 0;
    for (const Paper &paper : m_papers)
        sum += paper.isCharge ? worth(paper.id) : -worth(paper.id);
    return Money::fromMinor(sum);
}

const ReferenceLedger::Paper *ReferenceLedger::find(LineId line) const
{
    for (const Paper &paper : m_papers) {
        if (paper.id == line.value)
            return &paper;
    }
    return nullptr;
}

ReferenceLedger::Paper &ReferenceLedger::paper(qint64 line)
{
    return *std::find_if(m_papers.begin(), m_papers.end(), [line](const Paper &paper) { return paper.id == line; });
}

qint64 ReferenceLedger::worth(qint64 line) const
{
    qint64 sum = 0;
    for (const Worth &entry : m_worths)
        sum += entry.line == line ? entry.pence : 0;
    return sum;
}

qint64 ReferenceLedger::moved(qint64 line) const
{
    qint64 sum = 0;
    for (const Move &move : m_moves)
        sum += move.credit == line || move.charge == line ? move.pence : 0;
    return sum;
}

qint64 ReferenceLedger::between(qint64 credit, qint64 charge) const
{
    qint64 sum = 0;
    for (const Move &move : m_moves)
        sum += move.credit == credit && move.charge == charge ? move.pence : 0;
    return sum;
}

/// What was really paid on a charge.
qint64 ReferenceLedger::moneyOn(qint64 charge) const
{
    qint64 sum = 0;
    for (const Paper &credit : m_papers) {
        if (!credit.isCharge && !isNoMoney(credit.type))
            sum += between(credit.id, charge);
    }
    return sum;
}

/// What of it went back since, in overpayments and, if asked, refunds.
qint64 ReferenceLedger::returned(qint64 charge, bool refundsToo) const
{
    qint64 sum = 0;
    for (const Paper &paper : m_papers) {
        if (paper.about == charge && paper.end != End::Void && (paper.type == u"OVERPAYMENT"_s || (refundsToo && paper.type == u"REFUND"_s)))
            sum += worth(paper.id);
    }
    return sum;
}

std::vector<qint64> ReferenceLedger::openOldestFirst(bool charges) const
{
    std::set<std::pair<QDate, qint64>> sorted;
    for (const Paper &paper : m_papers) {
        if (paper.isCharge == charges && left(paper.id) > 0)
            sorted.insert({paper.date, paper.id});
    }
    std::vector<qint64> ids;
    for (const auto &[date, id] : sorted)
        ids.push_back(id);
    return ids;
}

ReferenceLedger::Refusal ReferenceLedger::wrongAmount(Money amount, const LineText &text) const
{
    if (amount.minor() <= 0)
        return ErrorKind::AmountNotPositive;
    if (amount.minor() > mostPence)
        return ErrorKind::AmountTooLarge;
    return text.date.isValid() ? Refusal() : ErrorKind::Invalid;
}

ReferenceLedger::Refusal ReferenceLedger::wrongLine(LineId line, bool wantsCharge) const
{
    const Paper *paper = find(line);
    if (paper == nullptr)
        return ErrorKind::NotFound;
    if (paper->isCharge == wantsCharge)
        return std::nullopt;
    return wantsCharge ? ErrorKind::IsNotDebit : ErrorKind::IsNotCredit;
}

ReferenceLedger::Refusal ReferenceLedger::wrongCharges(const std::vector<LineId> &lines) const
{
    for (const LineId line : lines) {
        if (const Refusal wrong = wrongLine(line, true))
            return wrong;
    }
    return std::nullopt;
}

ReferenceLedger::Refusal ReferenceLedger::wrongWay(const QString &paymentType, const QString &cashRegister) const
{
    if (!paymentType.isEmpty() && !isWay(paymentType))
        return ErrorKind::UnrecognisedType;
    const bool cash = paymentType.toUpper() == u"CASH"_s;
    return !cashRegister.isEmpty() || (cash && m_settings.cashRegisters) ? Refusal(ErrorKind::RegisterRequired) : Refusal();
}

qint64 ReferenceLedger::write(bool isCharge, const QString &type, QDate date, qint64 pence, qint64 about)
{
    m_papers.push_back({.id = m_next, .isCharge = isCharge, .type = type, .date = date, .about = about,
                        .moves = isCharge && type == u"OVERDUE"_s});
    m_worths.push_back({m_next, pence});
    return m_next++;
}

void ReferenceLedger::pay(qint64 credit, qint64 charge)
{
    m_moves.push_back({credit, charge, std::min(left(credit), left(charge))});
}

ReferenceLedger::Refusal ReferenceLedger::on(const AddDebit &command)
{
    if (const Refusal wrong = wrongAmount(command.amount, command.text))
        return wrong;
    const QString type = chargeType(command.type);
    if (type.isEmpty())
        return ErrorKind::UnrecognisedType;
    write(true, type, command.text.date, command.amount.minor());
    return std::nullopt;
}

ReferenceLedger::Refusal ReferenceLedger::on(const AddCredit &command)
{
    if (const Refusal wrong = wrongAmount(command.amount, command.text))
        return wrong;
    const QString type = creditType(command.type);
    if (type.isEmpty())
        return ErrorKind::UnrecognisedType;
    const bool isPayment = type == u"PAYMENT"_s;
    if (isPayment && command.paymentType.isEmpty())
        return ErrorKind::PaymentTypeRequired;
    if (const Refusal wrong = isPayment ? wrongWay(command.paymentType, command.cashRegister) : Refusal())
        return wrong;
    if (const Refusal wrong = wrongCharges(command.debits))
        return wrong;
    const qint64 credit = write(false, type, command.text.date, command.amount.minor());
    for (const LineId charge : command.debits)
        pay(credit, charge.value);
    if (isPayment) {
        for (const qint64 charge : openOldestFirst(true))
            pay(credit, charge);
    }
    return std::nullopt;
}

ReferenceLedger::Refusal ReferenceLedger::on(const ApplyCredit &command)
{
    if (const Refusal wrong = wrongLine(command.credit, false))
        return wrong;
    if (left(command.credit.value) == 0)
        return ErrorKind::NoAvailableCredit;
    if (const Refusal wrong = wrongCharges(command.debits))
        return wrong;
    for (const LineId charge : command.debits)
        pay(command.credit.value, charge.value);
    return std::nullopt;
}

ReferenceLedger::Refusal ReferenceLedger::on(const VoidCredit &command)
{
    if (const Refusal wrong = wrongLine(command.credit, false))
        return wrong;
    const Paper credit = *find(command.credit);
    if (credit.end == End::Void)
        return ErrorKind::AlreadyVoid;
    if (credit.type == u"CANCELLATION"_s)
        return ErrorKind::CannotBeVoided;
    if (!command.text.date.isValid())
        return ErrorKind::Invalid;

    for (const Paper &payout : m_papers) {
        if (payout.type == u"PAYOUT"_s && between(credit.id, payout.id) != 0)
            return ErrorKind::CreditPaidOut;
    }

    const std::vector<Move> before = m_moves;
    std::set<qint64> seen;
    for (const Move &move : before) {
        const qint64 gave = between(credit.id, move.charge);
        if (move.credit != credit.id || gave == 0 || !seen.insert(move.charge).second)
            continue;
        m_moves.push_back({credit.id, move.charge, -gave});
        // With the credit gone, more would have been given back of the charge than was ever paid on it.
        const qint64 stillReturned = returned(move.charge, true) - (credit.about == move.charge ? worth(credit.id) : 0);
        if (!isNoMoney(credit.type) && moneyOn(move.charge) < stillReturned) {
            m_moves = before;
            return ErrorKind::AlreadyRefunded;
        }
    }
    pay(credit.id, write(true, u"VOID"_s, command.text.date, worth(credit.id)));
    paper(credit.id).end = End::Void;
    return std::nullopt;
}

ReferenceLedger::Refusal ReferenceLedger::on(const WriteOff &command)
{
    if (const Refusal wrong = wrongAmount(command.amount, command.text))
        return wrong;
    const QString type = command.type == u"writeoff"_s ? u"WRITEOFF"_s : codeIn(u"WRITEOFF FORGIVEN"_s, command.type);
    if (type.isEmpty())
        return ErrorKind::UnrecognisedType;
    if (const Refusal wrong = wrongCharges(command.debits))
        return wrong;
    qint64 owed = 0;
    for (const LineId charge : std::set<LineId>(command.debits.begin(), command.debits.end()))
        owed += left(charge.value);
    if (command.amount.minor() > owed)
        return ErrorKind::ParameterTooHigh;
    int approvers = 0;
    for (const ApprovalStep &step : m_settings.approvalLadder)
        approvers = command.amount.minor() > step.aboveMinor ? std::max(approvers, step.approvers) : approvers;
    if (command.approvals < approvers)
        return ErrorKind::ApprovalRequired;
    const qint64 credit = write(false, type, command.text.date, command.amount.minor());
    for (const LineId charge : command.debits)
        pay(credit, charge.value);
    return std::nullopt;
}

ReferenceLedger::Refusal ReferenceLedger::on(const Reconcile &)
{
    for (const qint64 credit : openOldestFirst(false)) {
        for (const qint64 charge : openOldestFirst(true))
            pay(credit, charge);
    }
    return std::nullopt;
}

ReferenceLedger::Refusal ReferenceLedger::on(const CancelDebit &command)
{
    if (const Refusal wrong = wrongLine(command.debit, true))
        return wrong;
    if (!command.text.date.isValid())
        return ErrorKind::Invalid;
    if (moved(command.debit.value) != 0)
        return ErrorKind::AlreadyOffset;
    pay(write(false, u"CANCELLATION"_s, command.text.date, worth(command.debit.value)), command.debit.value);
    Paper &charge = paper(command.debit.value);
    charge.end = End::Cancelled;
    charge.moves = false;
    return std::nullopt;
}

ReferenceLedger::Refusal ReferenceLedger::on(const Discount &command)
{
    if (const Refusal wrong = wrongLine(command.debit, true))
        return wrong;
    if (const Refusal wrong = wrongAmount(command.amount, command.text))
        return wrong;
    if (command.amount.minor() > left(command.debit.value))
        return ErrorKind::ParameterTooHigh;
    pay(write(false, u"DISCOUNT"_s, command.text.date, command.amount.minor(), command.debit.value), command.debit.value);
    return std::nullopt;
}

ReferenceLedger::Refusal ReferenceLedger::on(const Refund &command)
{
    if (const Refusal wrong = wrongLine(command.debit, true))
        return wrong;
    if (const Refusal wrong = wrongAmount(command.amount, command.text))
        return wrong;
    const Paper charge = *find(command.debit);
    const bool isCharge = charge.type != u"VOID"_s && charge.type != u"PAYOUT"_s;
    if (!isCharge || command.amount.minor() > moneyOn(charge.id) - returned(charge.id, true))
        return ErrorKind::ParameterTooHigh;
    if (const Refusal wrong = command.withPayout ? wrongWay(command.paymentType, command.cashRegister) : Refusal())
        return wrong;
    const qint64 credit = write(false, u"REFUND"_s, command.text.date, command.amount.minor(), charge.id);
    if (command.withPayout)
        payOutOf({credit}, command.amount, command.text.date);
    return std::nullopt;
}

void ReferenceLedger::payOutOf(const std::vector<qint64> &credits, Money amount, QDate date)
{
    const qint64 payout = write(true, u"PAYOUT"_s, date, amount.minor());
    for (const qint64 credit : credits)
        pay(credit, payout);
}

ReferenceLedger::Refusal ReferenceLedger::on(const PayOut &command)
{
    if (const Refusal wrong = command.credit ? wrongLine(*command.credit, false) : Refusal())
        return wrong;
    if (const Refusal wrong = wrongAmount(command.amount, command.text))
        return wrong;
    const std::vector<qint64> credits = command.credit ? std::vector{command.credit->value} : openOldestFirst(false);
    qint64 there = 0;
    for (const qint64 credit : credits)
        there += left(credit);
    if (command.amount.minor() > there)
        return ErrorKind::ParameterTooHigh;
    if (const Refusal wrong = wrongWay(command.paymentType, command.cashRegister))
        return wrong;
    payOutOf(credits, command.amount, command.text.date);
    return std::nullopt;
}

ReferenceLedger::Refusal ReferenceLedger::on(const AdjustOverdue &command)
{
    const Paper *charge = find(command.debit);
    if (charge == nullptr)
        return ErrorKind::NotFound;
    if (!charge->moves)
        return ErrorKind::UnrecognisedType;
    if (const Refusal wrong = wrongAmount(command.amount, command.text))
        return wrong;
    const qint64 id = charge->id;
    const qint64 covered = moved(id);
    // Asked for are the new amount and, once more, what went back as overpayments of it.
    const qint64 asked = command.amount.minor() + returned(id, false);
    const qint64 standsAt = std::max(covered, asked);
    if (standsAt > mostPence)
        return ErrorKind::AmountTooLarge;
    const qint64 paidAboveIt = moneyOn(id) - returned(id, true) - command.amount.minor();
    m_worths.push_back({id, standsAt - worth(id)});
    paper(id).moves = !command.final;
    if (const qint64 excess = std::min(covered - asked, paidAboveIt); excess > 0)
        write(false, u"OVERPAYMENT"_s, command.text.date, excess, id);
    return std::nullopt;
}

ReferenceLedger::Refusal ReferenceLedger::on(const Describe &command)
{
    return find(command.line) == nullptr ? Refusal(ErrorKind::NotFound) : Refusal();
}

QString difference(const LedgerState &state, const ReferenceLedger &reference)
{
    if (state.lines.size() != reference.lines().size())
        return u"the reference has %1 lines, the ledger %2"_s.arg(reference.lines().size()).arg(state.lines.size());
    for (const AccountLine &line : state.lines) {
        const QString name = u"line "_s + QString::number(line.id.value);
        if (line.amount != reference.amount(line.id) || line.type != reference.type(line.id))
            return name + u": another amount or type"_s;
        if (line.outstanding != reference.outstanding(line.id))
            return name + u": another outstanding amount"_s;
        if (line.status != reference.status(line.id))
            return name + u": another status"_s;
    }
    return state.balance() == reference.balance() ? QString() : u"another balance"_s;
}

} // namespace Tally::Test
