// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/accountlist.h"

#include "models/domain/searchtext.h"
#include "models/stores/sql/sqlerror.h"
#include "models/stores/sql/sqlrows.h"

#include <algorithm>

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

Where whereOf(const AccountFilter &filter)
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
    for (const QString &word : searchWords(filter.text))
        where.add(u"a.search_text LIKE ? ESCAPE '\\'"_s, likePattern(word));
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

const QString tables = u" FROM account a JOIN holder h ON h.id = a.holder_id"_s;

} // namespace

AccountList readAccounts(Database &database, const AccountQuery &query)
{
    const Where where = whereOf(query.filter);
    AccountList list;
    QSqlQuery sums = database.run(
        u"SELECT a.currency, count(*), CAST(sum(CASE WHEN a.account_balance > 0 THEN a.account_balance ELSE 0 END) AS BIGINT)"_s + tables + where.sql()
            + u" GROUP BY a.currency ORDER BY count(*) DESC, a.currency"_s, where.values);
    while (sums.next()) {
        const auto currency = Currency::fromCode(sums.value(0).toString());
        list.count += sums.value(1).toLongLong();
        list.owed.push_back(Money::fromMinor(sums.value(2).toLongLong(), currency.value_or(Currency())));
    }
    // What SQLite does anyway and PostgreSQL the other way round.
    const QString direction = query.order == Qt::AscendingOrder ? u" ASC NULLS FIRST"_s : u" DESC NULLS LAST"_s;
    QVariantList values = where.values;
    QString sql = u"SELECT "_s + SqlRows::accountRowColumns + tables + where.sql() + u" ORDER BY "_s + expressionOf(query.sort)
        + direction + u", a.payment_reference ASC"_s;
    if (query.limit) {
        sql += u" LIMIT ?"_s;
        values.append(*query.limit);
    }
    QSqlQuery rows = database.run(sql, values);
    list.rows.reserve(std::size_t(query.limit ? std::min(*query.limit, list.count) : list.count));
    while (rows.next())
        list.rows.push_back(SqlRows::accountRow(rows));
    return list;
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
    while (query.next()) {
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
