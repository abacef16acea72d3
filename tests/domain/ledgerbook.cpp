// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/ledgerbook.h"

#include "tests/domain/ledgerinvariants.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace Tally::Test {
namespace {

QDate dateFrom(const QString &text)
{
    return QDate::fromString(text, Qt::ISODate);
}

Money moneyFrom(QString text)
{
    const bool euros = text.endsWith("EUR"_L1);
    const Currency currency = euros ? Currency::fromCode(u"EUR").value() : Currency();
    return Money::parse(text.remove(u"EUR"_s), QLocale::c(), currency).value();
}

std::vector<LineId> idsFrom(const QStringList &words, qsizetype first)
{
    std::vector<LineId> ids;
    for (qsizetype at = first; at < words.size(); ++at)
        ids.push_back({words.at(at).toLongLong()});
    return ids;
}

struct Way
{
    QString type;
    QString till;
};

Way wayFrom(const QString &word)
{
    if (word.isEmpty() || word == u"-"_s)
        return {};
    return {word.section(u'@', 0, 0), word.section(u'@', 1)};
}

QString nameOf(OffsetType type)
{
    switch (type) {
    case OffsetType::Create: return u"CREATE"_s;
    case OffsetType::Apply: return u"APPLY"_s;
    case OffsetType::Void: return u"VOID"_s;
    case OffsetType::OverdueIncrease: return u"OVERDUE_INCREASE"_s;
    case OffsetType::OverdueDecrease: return u"OVERDUE_DECREASE"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

LedgerCommand commandFrom(const QString &text)
{
    const QStringList words = text.simplified().split(u' ');
    const LineText on{.date = dateFrom(words.at(0))};
    const QString &verb = words.at(1);
    const LineId line{words.value(2).toLongLong()};
    const Way way = wayFrom(words.value(4));
    if (verb == u"debit"_s)
        return AddDebit{.amount = moneyFrom(words.at(3)), .type = words.at(2), .text = on};
    if (verb == u"pay"_s) {
        const Way in = wayFrom(words.at(2));
        return AddCredit{.amount = moneyFrom(words.at(3)), .paymentType = in.type, .debits = idsFrom(words, 4), .text = on,
                         .cashRegister = in.till};
    }
    if (verb == u"credit"_s)
        return AddCredit{.amount = moneyFrom(words.at(3)), .type = words.at(2), .debits = idsFrom(words, 4), .text = on};
    if (verb == u"apply"_s)
        return ApplyCredit{.credit = line, .debits = idsFrom(words, 3)};
    if (verb == u"void"_s)
        return VoidCredit{.credit = line, .text = on};
    if (verb == u"writeoff"_s || verb == u"forgive"_s || verb == u"misuse"_s) {
        return WriteOff{.amount = moneyFrom(words.at(2)), .debits = idsFrom(words, 3), .text = on,
                        .type = verb == u"writeoff"_s ? u"writeoff"_s : verb == u"forgive"_s ? u"FORGIVEN"_s : u"DISCOUNT"_s};
    }
    if (verb == u"reconcile"_s)
        return Reconcile{};
    if (verb == u"cancel"_s)
        return CancelDebit{.debit = line, .text = on};
    if (verb == u"discount"_s)
        return Discount{.debit = line, .amount = moneyFrom(words.at(3)), .text = on};
    if (verb == u"refund"_s || verb == u"refundout"_s) {
        return Refund{.debit = line, .amount = moneyFrom(words.at(3)), .text = on, .withPayout = verb == u"refundout"_s,
                      .paymentType = way.type, .cashRegister = way.till};
    }
    if (verb == u"payout"_s) {
        const Way out = wayFrom(words.value(3));
        return PayOut{.amount = moneyFrom(words.at(2)),
                      .credit = words.size() > 4 ? std::optional(LineId{words.at(4).toLongLong()}) : std::nullopt,
                      .text = on, .paymentType = out.type, .cashRegister = out.till};
    }
    if (verb == u"adjust"_s || verb == u"final"_s)
        return AdjustOverdue{.debit = line, .amount = moneyFrom(words.at(3)), .text = on, .final = verb == u"final"_s};
    if (verb == u"describe"_s)
        return Describe{.line = line, .description = words.mid(3).join(u' ')};
    if (verb == u"note"_s)
        return Describe{.line = line, .internalNote = words.mid(3).join(u' ')};
    qFatal("not a command: %s", qPrintable(text));
}

QString textOf(const std::vector<AccountLine> &lines)
{
    QStringList text;
    for (const AccountLine &line : lines) {
        text << QString::number(line.id.value) + u' ' + line.type + u' ' + line.amount.toPlainString() + u' '
                + line.outstanding.toPlainString() + (line.status == LineStatus::Void ? u" void"_s : QString())
                + (line.status == LineStatus::Cancelled ? u" cancelled"_s : QString()) + (line.accruing ? u" accruing"_s : QString());
    }
    return text.join(u"; "_s);
}

Result<LedgerChange> LedgerBook::run(const QString &command)
{
    auto change = decide(state, commandFrom(command), rules);
    if (!change)
        return change;
    number(*change, {m_nextLine}, {m_nextOffset});
    m_nextLine += qint64(change->added.size());
    m_nextOffset += qint64(change->offsets.size());
    Tally::apply(state, *change);
    return change;
}

Result<LedgerChange> LedgerBook::runAll(const QString &script)
{
    QStringList commands = script.split(u';', Qt::SkipEmptyParts);
    const QString last = commands.takeLast();
    for (const QString &command : std::as_const(commands)) {
        if (const auto change = run(command); !change)
            qFatal("refused with %s: %s", qPrintable(errorName(change.error().kind)), qPrintable(command));
    }
    return run(last);
}

QString LedgerBook::outcomeOf(const QString &script)
{
    QString outcome;
    for (const QString &command : script.split(u';', Qt::SkipEmptyParts)) {
        const LedgerState before = state;
        const auto change = run(command);
        const QString broken = brokenInvariant(state);
        const QString rewritten = rewrittenRow(before, state);
        if (!broken.isEmpty() || !rewritten.isEmpty())
            return u"broken: "_s + broken + rewritten;
        if (!change) {
            const Error &error = change.error();
            if (state.lines != before.lines || state.offsets != before.offsets)
                return u"broken: a refusal changed something"_s;
            outcome = QStringList{errorName(error.kind), error.field, error.value}.join(u' ').trimmed();
        } else {
            if (change->balanceBefore != before.balance() || change->balanceAfter != state.balance())
                return u"broken: the balances are not those foretold"_s;
            const QString moved = offsets(qsizetype(before.offsets.size()));
            outcome = lines() + (moved.isEmpty() ? QString() : u" | "_s + moved);
        }
    }
    return outcome;
}

QString LedgerBook::lines() const
{
    return textOf(state.lines);
}

QString LedgerBook::offsets(qsizetype first) const
{
    QStringList text;
    for (qsizetype at = first; at < qsizetype(state.offsets.size()); ++at) {
        const Offset &offset = state.offsets.at(std::size_t(at));
        text << nameOf(offset.type) + u' ' + offset.amount.toPlainString()
                + (offset.credit ? u" c"_s + QString::number(offset.credit->value) : QString())
                + (offset.debit ? u" d"_s + QString::number(offset.debit->value) : QString());
    }
    return text.join(u"; "_s);
}

} // namespace Tally::Test
