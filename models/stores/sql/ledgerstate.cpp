// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/ledgerstate.h"

#include "models/stores/sql/linerows.h"
#include "models/stores/sql/rawstatement.h"
#include "models/stores/sql/sqlerror.h"
#include "models/stores/sql/sqlrows.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

/// What a posting asks of the account itself.
AffectedLedger accountOf(Database &database, AccountId account)
{
    QString code, uuid;
    qint64 balance = 0;
    bool found = false;
    if (database.backend() == Backend::Sqlite) {
        RawStatement &row = database.raw("SELECT currency, account_balance, uuid FROM account WHERE id = ?");
        const RawStatement::Closing closing(row);
        row.open(account.value);
        if ((found = row.nextRow())) {
            code = row.string(0);
            balance = row.number(1);
            uuid = row.string(2);
        }
    } else {
        QSqlQuery row = database.run(u"SELECT currency, account_balance, uuid FROM account WHERE id = ?"_s, {account.value});
        if ((found = nextRow(row))) {
            code = row.value(0).toString();
            balance = row.value(1).toLongLong();
            uuid = row.value(2).toString();
        }
    }
    if (!found)
        throw SqlFailure{{.kind = ErrorKind::NotFound, .detail = u"account %1"_s.arg(account.value)}};
    const auto currency = Currency::fromCode(code);
    if (!currency)
        throw SqlFailure{{.kind = ErrorKind::Corrupt, .detail = u"unknown currency"_s}};
    return {.state = {.account = account, .currency = *currency}, .storedBalance = Money::fromMinor(balance, *currency), .uuid = uuid};
}

AccountLine *find(LedgerState &state, LineId id)
{
    const auto found = std::find_if(state.lines.begin(), state.lines.end(), [id](const AccountLine &line) { return line.id == id; });
    return found != state.lines.end() ? &*found : nullptr;
}

/// Adds lines a command names, or an offset leads to, whole.
void addLines(Database &database, LedgerState &state, const std::vector<LineId> &ids)
{
    for (const LineId id : ids) {
        AccountLine *known = find(state, id);
        if (known != nullptr && !LineRows::isBare(*known))
            continue;
        for (AccountLine &line : LineRows::lines(database, LineRows::Which::WithId, id.value, state.currency)) {
            if (line.account != state.account)
                continue;
            if (known != nullptr)
                *known = std::move(line);
            else
                state.lines.push_back(std::move(line));
        }
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
    std::vector<LineId> credits;
    for (Offset &offset : LineRows::offsets(database, LineRows::Named::Debit, debit, state.currency)) {
        if (offset.credit)
            credits.push_back(*offset.credit);
        const bool known = std::any_of(state.offsets.begin(), state.offsets.end(), [&](const Offset &own) { return own.id == offset.id; });
        if (!known)
            state.offsets.push_back(std::move(offset));
    }
    addLines(database, state, credits);
    for (AccountLine &line : LineRows::lines(database, LineRows::Which::OfOrigin, debit.value, state.currency)) {
        if (find(state, line.id) == nullptr)
            state.lines.push_back(std::move(line));
    }
}

} // namespace

AffectedLedger loadAffected(Database &database, AccountId account, const LedgerCommand &command)
{
    AffectedLedger affected = accountOf(database, account);
    LedgerState &state = affected.state;
    state.lines = LineRows::openLines(database, account, state.currency);
    addLines(database, state, std::visit(LinesNamed{}, command));
    for (const LineId debit : std::visit(HistoryNeeded{}, command))
        addHistory(database, state, debit);
    if (const auto *voided = std::get_if<VoidCredit>(&command)) {
        std::vector<LineId> debits;
        for (Offset &offset : LineRows::offsets(database, LineRows::Named::Credit, voided->credit, state.currency)) {
            if (offset.debit)
                debits.push_back(*offset.debit);
            state.offsets.push_back(std::move(offset));
        }
        addLines(database, state, debits);
        for (const LineId debit : debits)
            addHistory(database, state, debit);
        std::sort(state.offsets.begin(), state.offsets.end(), [](const Offset &a, const Offset &b) { return a.id < b.id; });
    }
    return affected;
}

void complete(Database &database, LedgerState &state, LedgerChange &change)
{
    for (AccountLine &changed : change.changed) {
        AccountLine *before = find(state, changed.id);
        if (before == nullptr || !LineRows::isBare(*before))
            continue;
        // Nothing changes the texts of a line that was not named.
        addLines(database, state, {changed.id});
        AccountLine whole = *before;
        whole.amount = changed.amount;
        whole.outstanding = changed.outstanding;
        whole.status = changed.status;
        whole.accruing = changed.accruing;
        changed = std::move(whole);
    }
}

LedgerState loadWhole(Database &database, AccountId account, Currency currency)
{
    LedgerState state{.account = account, .currency = currency};
    QSqlQuery lines = database.run(u"SELECT "_s + SqlRows::lineColumns + u" FROM account_line WHERE account_id = ? ORDER BY date, id"_s, {account.value});
    while (nextRow(lines))
        state.lines.push_back(SqlRows::line(lines, currency));
    // Two lists by index rather than one with OR, which would scan all offsets.
    QSqlQuery query = database.run(
        u"SELECT "_s + SqlRows::offsetColumns
            + u" FROM account_offset WHERE id IN ("
              "SELECT o.id FROM account_line l JOIN account_offset o ON o.credit_id = l.id WHERE l.account_id = ? "
              "UNION SELECT o.id FROM account_line l JOIN account_offset o ON o.debit_id = l.id WHERE l.account_id = ?) ORDER BY id"_s,
        {account.value, account.value});
    while (nextRow(query))
        state.offsets.push_back(SqlRows::offset(query, currency));
    return state;
}

Posted answerFor(Database &database, AccountId account, LineId line, bool repeated)
{
    AffectedLedger kept = accountOf(database, account);
    if (!line.isValid())
        return {.line = {}, .offsets = {}, .balance = kept.storedBalance, .repeated = repeated};
    std::vector<AccountLine> lines = LineRows::lines(database, LineRows::Which::WithId, line.value, kept.state.currency);
    if (lines.empty())
        throw SqlFailure{{.kind = ErrorKind::Corrupt, .detail = u"line %1 of a posting is missing"_s.arg(line.value)}};
    return {.line = std::move(lines.front()), .offsets = LineRows::offsets(database, LineRows::Named::Either, line, kept.state.currency),
            .balance = kept.storedBalance, .repeated = repeated};
}

} // namespace Tally
