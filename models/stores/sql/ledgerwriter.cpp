// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/ledgerwriter.h"

#include "models/domain/rights.h"
#include "models/stores/sql/journal.h"
#include "models/stores/sql/sqlerror.h"
#include "models/stores/sql/sqlrows.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

using SqlRows::notNull;

Currency currencyOf(Database &database, AccountId account, Money *balance = nullptr)
{
    QSqlQuery query = database.run(u"SELECT currency, account_balance FROM account WHERE id = ?"_s, {account.value});
    if (!query.next())
        throw SqlFailure{{.kind = ErrorKind::NotFound, .detail = u"account %1"_s.arg(account.value)}};
    const auto currency = Currency::fromCode(query.value(0).toString());
    if (!currency)
        throw SqlFailure{{.kind = ErrorKind::Corrupt, .detail = u"unknown currency"_s}};
    if (balance != nullptr)
        *balance = Money::fromMinor(query.value(1).toLongLong(), *currency);
    return *currency;
}

void readLines(Database &database, LedgerState &state, const QString &where, const QVariantList &values)
{
    QSqlQuery query = database.run(u"SELECT "_s + SqlRows::lineColumns + u" FROM account_line WHERE "_s + where, values);
    while (query.next())
        state.lines.push_back(SqlRows::line(query, state.currency));
}

void readOffsets(Database &database, LedgerState &state, const QString &where, const QVariantList &values)
{
    QSqlQuery query = database.run(
        u"SELECT "_s + SqlRows::offsetColumns + u" FROM account_offset WHERE "_s + where + u" ORDER BY id"_s, values);
    while (query.next())
        state.offsets.push_back(SqlRows::offset(query, state.currency));
}

/// Adds lines a command names, or an offset leads to, that are not open and so not yet there.
void addLines(Database &database, LedgerState &state, const std::vector<LineId> &ids)
{
    for (const LineId id : ids) {
        if (state.line(id) == nullptr)
            readLines(database, state, u"id = ? AND account_id = ?"_s, {id.value, state.account.value});
    }
}

struct LinesNamed
{
    std::vector<LineId> operator()(const AddDebit &) const { return {}; }
    std::vector<LineId> operator()(const AddCredit &c) const { return c.debits; }
    std::vector<LineId> operator()(const ApplyCredit &c) const
    {
        std::vector<LineId> ids = c.debits;
        ids.push_back(c.credit);
        return ids;
    }
    std::vector<LineId> operator()(const VoidCredit &c) const { return {c.credit}; }
    std::vector<LineId> operator()(const WriteOff &c) const { return c.debits; }
    std::vector<LineId> operator()(const Reconcile &) const { return {}; }
    std::vector<LineId> operator()(const CancelDebit &c) const { return {c.debit}; }
    std::vector<LineId> operator()(const Discount &c) const { return {c.debit}; }
    std::vector<LineId> operator()(const Refund &c) const { return {c.debit}; }
    std::vector<LineId> operator()(const PayOut &c) const { return c.credit ? std::vector{*c.credit} : std::vector<LineId>(); }
    std::vector<LineId> operator()(const AdjustOverdue &c) const { return {c.debit}; }
    std::vector<LineId> operator()(const Describe &c) const { return {c.line}; }
};

/// The debits whose history a command must know: what was paid, discounted and given back on them.
struct HistoryNeeded
{
    std::vector<LineId> operator()(const Discount &c) const { return {c.debit}; }
    std::vector<LineId> operator()(const Refund &c) const { return {c.debit}; }
    std::vector<LineId> operator()(const AdjustOverdue &c) const { return {c.debit}; }
    template <class Other>
    std::vector<LineId> operator()(const Other &) const { return {}; }
};

/// The offsets of a debit that are not there yet, the credits they name, and the lines whose origin it is.
void addHistory(Database &database, LedgerState &state, LineId debit)
{
    LedgerState more{.account = state.account, .currency = state.currency};
    readOffsets(database, more, u"debit_id = ?"_s, {debit.value});
    std::vector<LineId> credits;
    for (const Offset &offset : more.offsets) {
        const bool known = std::any_of(state.offsets.begin(), state.offsets.end(), [&](const Offset &own) { return own.id == offset.id; });
        if (!known)
            state.offsets.push_back(offset);
        if (offset.credit)
            credits.push_back(*offset.credit);
    }
    addLines(database, state, credits);
    readLines(database, more, u"origin_line_id = ?"_s, {debit.value});
    for (const AccountLine &line : more.lines) {
        if (state.line(line.id) == nullptr)
            state.lines.push_back(line);
    }
}

Posted answerFor(Database &database, AccountId account, LineId line, bool repeated)
{
    Money balance;
    LedgerState state{.account = account, .currency = currencyOf(database, account, &balance)};
    if (!line.isValid())
        return {.line = {}, .offsets = {}, .balance = balance, .repeated = repeated};
    readLines(database, state, u"id = ?"_s, {line.value});
    readOffsets(database, state, u"credit_id = ? OR debit_id = ?"_s, {line.value, line.value});
    if (state.lines.empty())
        throw SqlFailure{{.kind = ErrorKind::Corrupt, .detail = u"line %1 of a posting is missing"_s.arg(line.value)}};
    return {.line = state.lines.front(), .offsets = std::move(state.offsets), .balance = balance, .repeated = repeated};
}

} // namespace

LedgerState loadAffected(Database &database, AccountId account, const LedgerCommand &command)
{
    LedgerState state{.account = account, .currency = currencyOf(database, account)};
    readLines(database, state, u"account_id = ? AND amount_outstanding <> 0"_s, {account.value});
    addLines(database, state, std::visit(LinesNamed{}, command));
    for (const LineId debit : std::visit(HistoryNeeded{}, command))
        addHistory(database, state, debit);
    if (const auto *voided = std::get_if<VoidCredit>(&command)) {
        readOffsets(database, state, u"credit_id = ?"_s, {voided->credit.value});
        std::vector<LineId> debits;
        for (const Offset &offset : state.offsets) {
            if (offset.debit)
                debits.push_back(*offset.debit);
        }
        addLines(database, state, debits);
        for (const LineId debit : debits)
            addHistory(database, state, debit);
        std::sort(state.offsets.begin(), state.offsets.end(), [](const Offset &a, const Offset &b) { return a.id < b.id; });
    }
    return state;
}

LedgerState loadWhole(Database &database, AccountId account, Currency currency)
{
    LedgerState state{.account = account, .currency = currency};
    readLines(database, state, u"account_id = ? ORDER BY date, id"_s, {account.value});
    // Two lists by index rather than one with OR, which would scan all offsets.
    QSqlQuery query = database.run(
        u"SELECT "_s + SqlRows::offsetColumns
            + u" FROM account_offset WHERE id IN ("
              "SELECT o.id FROM account_line l JOIN account_offset o ON o.credit_id = l.id WHERE l.account_id = ? "
              "UNION SELECT o.id FROM account_line l JOIN account_offset o ON o.debit_id = l.id WHERE l.account_id = ?) ORDER BY id"_s,
        {account.value, account.value});
    while (query.next())
        state.offsets.push_back(SqlRows::offset(query, currency));
    return state;
}

void LedgerWriter::number(LedgerChange &change)
{
    Tally::number(change, m_rows.takeLines(qint64(change.added.size())), m_rows.takeOffsets(qint64(change.offsets.size())));
}

void LedgerWriter::giveReceipt(LedgerChange &change)
{
    if (m_settings.receiptNumbers == ReceiptNumbers::Off || change.added.empty() || change.added.front().type != LineTypeCode::payment)
        return;
    const QString year = QString::number(m_rows.stamp().at.toLocalTime().date().year());
    const bool perYear = m_settings.receiptNumbers == ReceiptNumbers::PerYear;
    const QString number = u"%1"_s.arg(m_rows.takeReceipt(perYear ? year : QString()), 6, 10, QChar(u'0'));
    change.added.front().receiptNumber = perYear ? year + u'-' + number : number;
}

void LedgerWriter::write(std::span<const AccountLine> added, std::span<const AccountLine> changed, std::span<const Offset> offsets)
{
    for (const AccountLine &line : added)
        m_rows.insertLine(line, m_batch);
    for (const AccountLine &line : changed)
        m_rows.updateLine(line);
    for (const Offset &offset : offsets)
        m_rows.insertOffset(offset);
}

namespace {

/// Decides and writes; what it wrote is not flushed. @return the line the command is about.
LineId postRows(Database &database, RowWriter &rows, AccountId account, const LedgerCommand &command, const Person &person,
                const LedgerRules &rules)
{
    const LedgerState state = loadAffected(database, account, command);
    if (const auto refused = refusalFor(person, command, rules))
        throw SqlFailure{*refused};
    auto change = decide(state, command, rules);
    if (!change)
        throw SqlFailure{change.error()};
    Money stored;
    currencyOf(database, account, &stored);
    // The same fact from both sides: what the lines add up to is what the account says.
    if (stored != change->balanceBefore)
        throw SqlFailure{{.kind = ErrorKind::Corrupt, .detail = u"account %1: balance %2, lines %3"_s.arg(account.value)
                              .arg(stored.toPlainString(), change->balanceBefore.toPlainString())}};

    LedgerWriter writer(rows, rules.settings);
    writer.number(*change);
    writer.giveReceipt(*change);
    const LineId subject = subjectOf(*change, command);
    if (!change->added.empty() || !change->changed.empty() || !change->offsets.empty()) {
        writer.write(change->added, change->changed, change->offsets);
        const qint64 version = rows.updateTotals(account, change->balanceAfter);
        const QString json = Journal::changeJson(*change);
        rows.audit({.action = Journal::operationOf(command), .account = account, .line = subject,
                    .before = Journal::beforeJson(state, *change), .after = json});
        rows.event(u"LedgerChanged"_s, database.value(u"SELECT uuid FROM account WHERE id = ?"_s, {account.value}).toString(), version, json);
    }
    return subject;
}

} // namespace

Posted postUnkeyed(Database &database, RowWriter &rows, AccountId account, const LedgerCommand &command, const Person &person,
                   const LedgerRules &rules)
{
    const LineId subject = postRows(database, rows, account, command, person, rules);
    rows.flush();
    return answerFor(database, account, subject, false);
}

Posted postInside(Database &database, RowWriter &rows, const Posting &posting, const Person &person, const LedgerRules &rules)
{
    rows.lockAccount(posting.account);
    Journal::requireUsable(posting.key);
    const QString operation = Journal::operationOf(posting.command);
    const QString fingerprint = Journal::fingerprintOf(posting.account, posting.command);
    if (const auto known = Journal::known(database, posting.key)) {
        Journal::requireSame(*known, operation, fingerprint, posting.key);
        return answerFor(database, known->account, known->line, true);
    }
    const LineId subject = postRows(database, rows, posting.account, posting.command, person, rules);
    rows.remember(posting.key, {.operation = operation, .fingerprint = fingerprint, .account = posting.account, .line = subject});
    rows.flush();
    return answerFor(database, posting.account, subject, false);
}

} // namespace Tally
