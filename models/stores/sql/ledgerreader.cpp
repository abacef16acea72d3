// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/ledgerreader.h"

#include "models/stores/sql/accountlist.h"
#include "models/stores/sql/ledgerfile.h"
#include "models/stores/sql/ledgerwriter.h"
#include "models/stores/sql/rawstatement.h"
#include "models/stores/sql/rulesrows.h"
#include "models/stores/sql/sqlerror.h"
#include "models/stores/sql/sqlrows.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

/// Of any damaged database, too: a sum that leaves 64 bits is verify()'s business.
qint64 less(qint64 balance, qint64 amount)
{
    return qint64(quint64(balance) - quint64(amount));
}

bool asksForMoney(const AccountLine &line)
{
    return line.isDebit() && line.type != LineTypeCode::voided && line.type != LineTypeCode::payout;
}

std::vector<AccountRow> accountsOf(Database &database, HolderId holder)
{
    return readAccountHead(database, {.filter = {.holder = holder}, .sort = AccountColumn::PaymentReference, .order = Qt::AscendingOrder});
}

std::pair<qint64, Currency> balanceOf(Database &database, AccountId account)
{
    QSqlQuery query = database.run(u"SELECT account_balance, currency FROM account WHERE id = ?"_s, {account.value});
    if (!nextRow(query))
        throw SqlFailure{{.kind = ErrorKind::NotFound, .detail = u"account %1"_s.arg(account.value)}};
    const auto currency = Currency::fromCode(query.value(1).toString());
    if (!currency)
        throw SqlFailure{{.kind = ErrorKind::Corrupt, .detail = u"unknown currency"_s}};
    return {query.value(0).toLongLong(), *currency};
}

/// One value for any number of lines, and the condition that takes it: one statement prepared once, never a round trip for each.
struct IdList
{
    IdList(const Database &database, const std::vector<qint64> &ids) : server{database.backend() == Backend::Postgres}
    {
        QStringList numbers;
        for (const qint64 id : ids)
            numbers.append(QString::number(id));
        value = (server ? u"{%1}"_s : u"[%1]"_s).arg(numbers.join(u','));
    }
    [[nodiscard]] QString has(const QString &column) const
    {
        return column + (server ? u" = ANY (CAST(? AS bigint[]))"_s : u" IN (SELECT value FROM json_each(?))"_s);
    }

    bool server;
    QString value;
};

using Links = QHash<qint64, std::vector<LedgerLink>>;

/// The links of lines of one kind: `own` and `other` are the columns of an offset that name the line and what it met.
void addLinks(Database &database, Links &links, const IdList &lines, const QString &own, const QString &other, Currency currency)
{
    // What a VOID debit takes back is told by the void itself (see allocations()).
    const bool ownIsDebit = own == u"debit_id"_s;
    const QString typeOfOther = ownIsDebit ? u"l.credit_type"_s : u"l.debit_type"_s;
    const QString debit = ownIsDebit ? u"JOIN account_line d ON d.id = o.own WHERE d.debit_type <> 'VOID'"_s : u"WHERE l.debit_type <> 'VOID'"_s;
    QSqlQuery query = database.run(
        u"SELECT o.own, o.other, o.moved, %1, l.description, l.date FROM (SELECT %2 AS own, %3 AS other, CAST(-sum(amount) AS BIGINT) AS moved, "
        "min(id) AS first FROM account_offset WHERE %4 AND %3 IS NOT NULL GROUP BY %2, %3) o JOIN account_line l ON l.id = o.other "
        "%5 AND o.moved <> 0 ORDER BY o.first"_s.arg(typeOfOther, own, other, lines.has(own), debit),
        {lines.value});
    while (nextRow(query))
        links[query.value(0).toLongLong()].push_back({.line = {query.value(1).toLongLong()},
                                                      .amount = Money::fromMinor(query.value(2).toLongLong(), currency),
                                                      .kind = ownIsDebit ? LineKind::Credit : LineKind::Debit,
                                                      .type = query.value(3).toString(),
                                                      .description = query.value(4).toString(),
                                                      .date = SqlRows::date(query.value(5))});
}

std::vector<LedgerRow> rowsOf(Database &database, QSqlQuery query, Currency currency)
{
    std::vector<LedgerRow> rows;
    std::vector<qint64> ids;
    while (nextRow(query)) {
        rows.push_back({.line = SqlRows::line(query, currency)});
        ids.push_back(rows.back().line.id.value);
    }
    if (rows.empty())
        return rows;
    Links links;
    const IdList lines(database, ids);
    addLinks(database, links, lines, u"debit_id"_s, u"credit_id"_s, currency);
    addLinks(database, links, lines, u"credit_id"_s, u"debit_id"_s, currency);
    for (LedgerRow &row : rows)
        row.links = links.take(row.line.id.value);
    return rows;
}

/// Lines as they come, newest first.
class Walk
{
public:
    Walk(qint64 balance, const LedgerFilter &filter) : m_balance{balance}, m_filter{filter} {}

    void line(qint64 id, qint64 amount, bool open, bool charge)
    {
        m_order.charges += charge ? 1 : 0;
        if (open || !m_filter.openOnly) {
            m_order.ids.push_back(id);
            m_order.balances.push_back(m_balance);
        }
        m_balance = less(m_balance, amount);
    }
    [[nodiscard]] LedgerOrder take() { return std::move(m_order); }

private:
    LedgerOrder m_order;
    qint64 m_balance;
    LedgerFilter m_filter;
};

LedgerOrder walkFile(Database &database, AccountId account, Walk walk)
{
    // QtSql takes five times as long for it (PERFORMANCE.md, section 5). What a line means is asked here, not of SQL: that costs a fifth.
    RawStatement lines(database.handle(),
                       "SELECT id, amount, amount_outstanding, debit_type FROM account_line WHERE account_id = ? ORDER BY date DESC, id DESC");
    lines.open(account.value);
    while (lines.nextRow()) {
        const std::string_view debit = lines.text(3);
        walk.line(lines.number(0), lines.number(1), lines.number(2) != 0, !debit.empty() && debit != "VOID" && debit != "PAYOUT");
    }
    return walk.take();
}

/// The numbers of an array as the server writes it: "{1,2,3}".
std::vector<qint64> numbersOf(const QString &array)
{
    std::vector<qint64> numbers;
    for (const QStringView number : QStringTokenizer(QStringView(array).sliced(1).chopped(1), u',', Qt::SkipEmptyParts))
        numbers.push_back(number.toLongLong());
    return numbers;
}

LedgerOrder walkServer(Database &database, AccountId account, Walk walk)
{
    // Four arrays: a row each would cost more than everything else (PERFORMANCE.md, section 8).
    QSqlQuery query = database.run(
        u"SELECT CAST(array_agg(l.id) AS text), CAST(array_agg(l.amount) AS text), CAST(array_agg(CAST(l.open AS int)) AS text), "
        "CAST(array_agg(CAST(l.charge AS int)) AS text) FROM (SELECT id, amount, amount_outstanding <> 0 AS open, "
        "debit_type IS NOT NULL AND debit_type NOT IN ('VOID', 'PAYOUT') AS charge FROM account_line WHERE account_id = ? "
        "ORDER BY date DESC, id DESC) l"_s, {account.value});
    if (!nextRow(query) || query.value(0).isNull())
        return walk.take();
    const auto ids = numbersOf(query.value(0).toString());
    const auto amounts = numbersOf(query.value(1).toString());
    const auto open = numbersOf(query.value(2).toString());
    const auto charges = numbersOf(query.value(3).toString());
    for (std::size_t i = 0; i < ids.size(); ++i)
        walk.line(ids[i], amounts[i], open[i] != 0, charges[i] != 0);
    return walk.take();
}

LedgerFacts factsOf(Database &database, const LedgerHead &head)
{
    LedgerFacts facts;
    for (const AccountRow &row : head.accountsOfHolder) {
        if (row.id == head.account.id)
            facts = {.balance = head.account.balance, .openCharges = int(row.openCharges), .unusedCredit = {},
                     .lastPaymentDate = row.lastPaymentDate, .lastPaymentAmount = row.lastPaymentAmount};
    }
    const QVariant unused = database.value(
        u"SELECT CAST(coalesce(-sum(amount_outstanding), 0) AS BIGINT) FROM account_line WHERE account_id = ? AND amount_outstanding <> 0 "
        "AND credit_type IS NOT NULL"_s, {head.account.id.value});
    facts.unusedCredit = Money::fromMinor(unused.toLongLong(), head.account.currency());
    return facts;
}

} // namespace

Ledger readLedger(Database &database, AccountId account)
{
    Ledger ledger{.account = SqlRows::account(database, account)};
    const Currency currency = ledger.account.currency();
    LedgerState state = database.backend() == Backend::Sqlite ? readFromFile(database, account, currency) : loadWhole(database, account, currency);
    ledger.lines = std::move(state.lines);
    ledger.offsets = std::move(state.offsets);
    ledger.accountsOfHolder = accountsOf(database, ledger.account.holder.id);
    ledger.types = readRules(database).types;
    return ledger;
}

LedgerHead readLedgerHead(Database &database, AccountId account, int rows)
{
    LedgerHead head{.account = SqlRows::account(database, account)};
    head.accountsOfHolder = accountsOf(database, head.account.holder.id);
    head.types = readRules(database).types;
    // One more than wanted says whether there are others.
    head.rows = rowsOf(database,
                       database.run(u"SELECT "_s + SqlRows::lineColumns + u" FROM account_line WHERE account_id = ? ORDER BY date DESC, id DESC LIMIT ?"_s,
                                    {account.value, rows + 1}),
                       head.account.currency());
    head.complete = head.rows.size() <= std::size_t(rows);
    if (!head.complete)
        head.rows.pop_back();
    Walk walk(head.account.balance.minor(), {});
    for (const LedgerRow &row : head.rows)
        walk.line(row.line.id.value, row.line.amount.minor(), row.line.isOpen(), asksForMoney(row.line));
    head.order = walk.take();
    head.facts = factsOf(database, head);
    if (head.complete)
        head.facts.charges = head.order.charges;
    return head;
}

LedgerOrder readLedgerOrder(Database &database, AccountId account, const LedgerFilter &filter)
{
    const Walk walk(balanceOf(database, account).first, filter);
    return database.backend() == Backend::Postgres ? walkServer(database, account, walk) : walkFile(database, account, walk);
}

std::vector<LedgerRow> readLedgerRows(Database &database, AccountId account, const std::vector<qint64> &lines)
{
    const IdList wanted(database, lines);
    // The plus keeps the planner from walking along all lines of the account instead.
    std::vector<LedgerRow> rows = rowsOf(database,
                                         database.run(u"SELECT "_s + SqlRows::lineColumns + u" FROM account_line WHERE "_s + wanted.has(u"id"_s)
                                                          + u" AND +account_id = ?"_s, {wanted.value, account.value}),
                                         balanceOf(database, account).second);
    QHash<qint64, qsizetype> places;
    for (const qint64 id : lines)
        places.insert(id, places.size());
    std::sort(rows.begin(), rows.end(), [&places](const LedgerRow &a, const LedgerRow &b) {
        return places.value(a.line.id.value) < places.value(b.line.id.value);
    });
    return rows;
}

} // namespace Tally
