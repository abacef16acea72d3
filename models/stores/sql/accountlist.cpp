// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/accountlist.h"

#include "models/domain/searchtext.h"
#include "models/stores/sql/sqlerror.h"
#include "models/stores/sql/sqlrows.h"

#include <QHash>

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

struct Where
{
    QStringList conditions;
    QVariantList values;

    void add(const QString &condition, const QVariant &value)
    {
        conditions.append(condition);
        values.append(value);
    }
    [[nodiscard]] QString sql() const
    {
        return conditions.isEmpty() ? QString() : u" WHERE "_s + conditions.join(u" AND "_s);
    }
};

QString likePattern(QString word)
{
    word.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' + word + u'%';
}

Where whereOf(const AccountFilter &filter, Backend backend)
{
    Where where;
    if (filter.owingOnly)
        where.conditions.append(u"a.account_balance > 0"_s);
    if (filter.minimumBalance)
        where.add(u"a.account_balance >= ?"_s, filter.minimumBalance->minor());
    if (filter.accountType)
        where.add(u"a.account_type = ?"_s, code(*filter.accountType));
    if (!filter.rentGroupType.isEmpty())
        where.add(u"a.rent_group_type = ?"_s, filter.rentGroupType);
    if (!filter.patch.isEmpty())
        where.add(u"a.patch = ?"_s, filter.patch);
    if (filter.status)
        where.add(u"a.account_status = ?"_s, code(*filter.status));
    if (filter.holder)
        where.add(u"a.holder_id = ?"_s, filter.holder->value);
    // A server has the texts in a table of their own, with an index of their letters.
    const bool server = backend == Backend::Postgres;
    for (const QString &word : searchWords(filter.text)) {
        if (isUuid(word))
            where.add(u"? IN (a.uuid, lower(a.target_id), lower(a.tenure_id))"_s, word);
        else
            where.add(server ? u"a.id IN (SELECT t.account_id FROM account_text t WHERE t.search_text LIKE ?)"_s
                             : u"a.search_text LIKE ? ESCAPE '\\'"_s, likePattern(word));
    }
    return where;
}

QString expressionOf(AccountColumn column)
{
    switch (column) {
    case AccountColumn::PaymentReference: return u"a.payment_reference"_s;
    case AccountColumn::Holder: return u"h.sort_name"_s;
    case AccountColumn::Address: return u"a.full_address"_s;
    case AccountColumn::Patch: return u"a.patch"_s;
    case AccountColumn::AccountType: return u"a.account_type"_s;
    case AccountColumn::RentGroup: return u"a.rent_group_type"_s;
    case AccountColumn::Status: return u"a.account_status"_s;
    case AccountColumn::Balance: return u"a.account_balance"_s;
    case AccountColumn::OpenCharges: return u"a.open_debits"_s;
    case AccountColumn::LastPaid: return u"a.last_payment_date"_s;
    case AccountColumn::StartDate: return u"a.start_date"_s;
    }
    Q_UNREACHABLE();
}

/// SQLite puts what is not known first; PostgreSQL must be told, and must not be told needlessly: it then walks no index.
QString directionOf(const AccountQuery &query)
{
    const bool ascending = query.order == Qt::AscendingOrder;
    if (query.sort != AccountColumn::LastPaid && query.sort != AccountColumn::StartDate)
        return ascending ? u" ASC"_s : u" DESC"_s;
    return ascending ? u" ASC NULLS FIRST"_s : u" DESC NULLS LAST"_s;
}

const QString tables = u" FROM account a JOIN holder h ON h.id = a.holder_id"_s;

/// Behind SELECT and columns: the accounts of the query in its order, with the values its places take.
struct Listing
{
    QString sql;
    QVariantList values;
};

/// @param further  a condition beside those of the query
Listing listingOf(const AccountQuery &query, Backend backend, const QString &further = {})
{
    Where where = whereOf(query.filter, backend);
    if (!further.isEmpty())
        where.conditions.append(further);
    const QString direction = directionOf(query);
    Listing listing{.sql = tables + where.sql() + u" ORDER BY "_s + expressionOf(query.sort) + direction + u", a.payment_reference ASC"_s, .values = where.values};
    if (query.limit) {
        listing.sql += u" LIMIT ?"_s;
        listing.values.append(*query.limit);
    }
    return listing;
}

void readSums(Database &database, const AccountFilter &filter, qint64 &count, std::vector<Money> &owed)
{
    const Where where = whereOf(filter, database.backend());
    QSqlQuery sums = database.run(
        u"SELECT a.currency, count(*), CAST(sum(CASE WHEN a.account_balance > 0 THEN a.account_balance ELSE 0 END) AS BIGINT) FROM account a"_s
            + where.sql() + u" GROUP BY a.currency ORDER BY count(*) DESC, a.currency"_s, where.values);
    while (nextRow(sums)) {
        const auto currency = Currency::fromCode(sums.value(0).toString());
        count += sums.value(1).toLongLong();
        owed.push_back(Money::fromMinor(sums.value(2).toLongLong(), currency.value_or(Currency())));
    }
}

/// The numbers of a PostgreSQL array as it is written, {1,2,3}.
void readArray(QStringView text, std::vector<qint64> &numbers)
{
    qint64 number = 0;
    for (const QChar c : text) {
        if (c.isDigit()) {
            number = number * 10 + c.digitValue();
        } else if (number != 0) {                // ids begin at 1
            numbers.push_back(number);
            number = 0;
        }
    }
}

std::vector<AccountRow> rowsOf(QSqlQuery rows)
{
    std::vector<AccountRow> list;
    while (nextRow(rows))
        list.push_back(SqlRows::accountRow(rows));
    return list;
}

std::vector<AccountRow> readListing(Database &database, const Listing &listing)
{
    return rowsOf(database.run(u"SELECT "_s + SqlRows::accountRowColumns + listing.sql, listing.values));
}

/// The accounts that owe nothing, by payment reference. Where they are many they are met soon among all in that order; where they are few
/// they are soon found and put in order.
std::vector<AccountRow> readSettledHead(Database &database, AccountQuery query)
{
    constexpr qint64 manyForEach = 50;
    const qint64 many = manyForEach * *query.limit;
    const qint64 found = database.value(u"SELECT count(*) FROM (SELECT 1 FROM account WHERE account_balance = 0 LIMIT ?) AS settled"_s, {many}).toLongLong();
    query.sort = AccountColumn::PaymentReference;
    query.order = Qt::AscendingOrder;
    // A sum is in no index.
    return readListing(database, listingOf(query, database.backend(), found == many ? u"a.account_balance + 0 = 0"_s : u"a.account_balance = 0"_s));
}

/// All accounts by balance. Of equal balances a database puts all in order before the first is known, and of settled accounts there may
/// be hundreds of thousands: they are read by themselves, if it comes to them at all.
std::vector<AccountRow> readBalanceHead(Database &database, AccountQuery query)
{
    const QString owing = u"a.account_balance > 0"_s;
    const QString inCredit = u"a.account_balance < 0"_s;
    const bool rising = query.order == Qt::AscendingOrder;
    const auto wanted = std::size_t(*query.limit);
    std::vector<AccountRow> list = readListing(database, listingOf(query, database.backend(), rising ? inCredit : owing));
    const auto append = [&](std::vector<AccountRow> rows) { list.insert(list.end(), std::move_iterator(rows.begin()), std::move_iterator(rows.end())); };
    if (list.size() < wanted) {
        query.limit = qint64(wanted - list.size());
        append(readSettledHead(database, query));
    }
    if (list.size() < wanted) {
        query.limit = qint64(wanted - list.size());
        append(readListing(database, listingOf(query, database.backend(), rising ? owing : inCredit)));
    }
    return list;
}

} // namespace

AccountList readAccounts(Database &database, const AccountQuery &query)
{
    AccountList list;
    readSums(database, query.filter, list.count, list.owed);
    list.rows = readAccountHead(database, query);
    return list;
}

std::vector<AccountRow> readAccountHead(Database &database, const AccountQuery &query)
{
    if (query.sort == AccountColumn::Balance && query.limit && query.filter == AccountFilter())
        return readBalanceHead(database, query);
    return readListing(database, listingOf(query, database.backend()));
}

AccountOrder readAccountOrder(Database &database, const AccountQuery &query)
{
    AccountOrder order;
    readSums(database, query.filter, order.count, order.owed);
    order.ids.reserve(std::size_t(query.limit ? std::min(*query.limit, order.count) : order.count));
    const Listing listing = listingOf(query, database.backend());
    if (database.backend() == Backend::Postgres) {
        // One value instead of a million rows, which libpq would keep each for itself.
        const QVariant array = database.value(u"SELECT array_agg(id) FROM (SELECT a.id"_s + listing.sql + u") AS listed"_s, listing.values);
        readArray(array.toString(), order.ids);
        return order;
    }
    QSqlQuery ids = database.run(u"SELECT a.id"_s + listing.sql, listing.values);
    while (nextRow(ids))
        order.ids.push_back(ids.value(0).toLongLong());
    return order;
}

bool isWalkedInOrder(const AccountQuery &query)
{
    AccountFilter filter = query.filter;
    const bool owingOnly = std::exchange(filter.owingOnly, false);
    if (filter != AccountFilter())
        return false;
    // Whether an account owes is looked up in each, until enough are found.
    return query.sort == AccountColumn::PaymentReference ? !owingOnly : query.sort == AccountColumn::Balance;
}

std::vector<AccountRow> readAccountRows(Database &database, const std::vector<qint64> &ids)
{
    QStringList numbers;
    QHash<qint64, qsizetype> places;
    for (const qint64 id : ids) {
        places.insert(id, places.size());
        numbers.append(QString::number(id));
    }
    // One statement for any number of rows, prepared once: never a round trip for each.
    const bool server = database.backend() == Backend::Postgres;
    const QString sql = u"SELECT "_s + SqlRows::accountRowColumns + tables
        + (server ? u" WHERE a.id = ANY (CAST(? AS bigint[]))"_s : u" WHERE a.id IN (SELECT value FROM json_each(?))"_s);
    const QString list = numbers.join(u',');
    std::vector<AccountRow> rows = rowsOf(database.run(sql, {server ? u'{' + list + u'}' : u'[' + list + u']'}));
    std::sort(rows.begin(), rows.end(), [&places](const AccountRow &a, const AccountRow &b) {
        return places.value(a.id.value) < places.value(b.id.value);
    });
    return rows;
}

AccountId resolveAccount(Database &database, const QString &reference)
{
    const QString wanted = reference.trimmed();
    // What a script says that knows a line by its number and nothing of its account.
    if (const QString line = u"line:"_s; wanted.startsWith(line)) {
        const QVariant owner = database.value(u"SELECT account_id FROM account_line WHERE id = ?"_s, {wanted.sliced(line.size()).toLongLong()});
        if (owner.isNull())
            throw SqlFailure{{.kind = ErrorKind::NotFound, .detail = {}, .field = u"account_line_id"_s, .value = wanted}};
        return {owner.toLongLong()};
    }
    const QVariant direct = database.value(u"SELECT id FROM account WHERE payment_reference = ? OR uuid = ?"_s,
                                           {SqlRows::notNull(wanted), SqlRows::notNull(wanted.toLower())});
    if (!direct.isNull())
        return {direct.toLongLong()};
    const auto holder = normalisedHolderReference(wanted);
    QSqlQuery query = database.run(
        u"SELECT a.id, a.payment_reference"_s + tables + u" WHERE h.reference = ? ORDER BY a.payment_reference"_s,
        {SqlRows::notNull(holder ? *holder : wanted)});
    std::vector<AccountId> ids;
    QStringList choices;
    while (nextRow(query)) {
        ids.push_back({query.value(0).toLongLong()});
        choices.append(query.value(1).toString());
    }
    if (ids.empty())
        throw SqlFailure{{.kind = ErrorKind::NotFound, .detail = {}, .field = u"account"_s, .value = wanted}};
    if (ids.size() > 1)
        throw SqlFailure{{.kind = ErrorKind::Ambiguous, .detail = choices.join(u", "_s), .field = u"account"_s, .value = wanted}};
    return ids.front();
}

} // namespace Tally
