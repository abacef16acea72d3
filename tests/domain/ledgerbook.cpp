// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/ledgerbook.h"

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
    const QDate date = dateFrom(words.at(0));
    const QString &verb = words.at(1);
    const auto leftOut = [](const QString &word) { return word == u"-"_s ? QString() : word; };
    if (verb == u"debit"_s)
        return AddDebit{.amount = moneyFrom(words.at(3)), .type = words.at(2), .text = {.date = date}};
    if (verb == u"pay"_s) {
        return AddCredit{.amount = moneyFrom(words.at(3)), .paymentType = leftOut(words.at(2)), .debits = idsFrom(words, 4),
                         .text = {.date = date}};
    }
    if (verb == u"credit"_s)
        return AddCredit{.amount = moneyFrom(words.at(3)), .type = words.at(2), .debits = idsFrom(words, 4), .text = {.date = date}};
    if (verb == u"apply"_s)
        return ApplyCredit{.credit = {words.at(2).toLongLong()}, .debits = idsFrom(words, 3)};
    if (verb == u"void"_s)
        return VoidCredit{.credit = {words.at(2).toLongLong()}, .text = {.date = date}};
    qFatal("not a command: %s", qPrintable(text));
}

QString textOf(const std::vector<AccountLine> &lines)
{
    QStringList text;
    for (const AccountLine &line : lines) {
        text << QString::number(line.id.value) + u' ' + line.type + u' ' + line.amount.toPlainString() + u' '
                + line.outstanding.toPlainString() + (line.status == LineStatus::Void ? u" void"_s : QString());
    }
    return text.join(u"; "_s);
}

Result<LedgerChange> LedgerBook::run(const QString &command)
{
    auto change = decide(state, commandFrom(command));
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
