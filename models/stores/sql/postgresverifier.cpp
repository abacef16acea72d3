// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/postgresverifier.h"

#include "models/stores/sql/migrator.h"
#include "models/stores/sql/summaries.h"
#include "models/stores/sql/trailverifier.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr qint64 listedPerCheck = 20;

/// One rule: `sql` selects the ids of the rows that break it.
struct Rule
{
    const char16_t *check;
    const char16_t *table;
    const char16_t *detail;
    const char16_t *sql;
};

constexpr Rule rules[] = {
    {u"outstanding-in-range", u"account_line", u"what is outstanding lies between zero and the amount",
     u"SELECT id FROM account_line WHERE amount = 0 OR amount_outstanding NOT BETWEEN least(amount, 0) AND greatest(amount, 0) "
     "OR (debit_type IS NOT NULL) <> (amount > 0)"},
    {u"create-offset-equals-amount", u"account_line", u"the offsets that made the line do not add up to its amount",
     u"SELECT l.id FROM account_line l LEFT JOIN (SELECT coalesce(credit_id, debit_id) AS line, sum(amount) AS made FROM account_offset "
     "WHERE type NOT IN ('APPLY', 'VOID') GROUP BY 1) o ON o.line = l.id WHERE l.amount <> coalesce(o.made, 0)"},
    {u"outstanding-equals-offsets", u"account_line", u"the offsets do not explain what is outstanding",
     u"SELECT l.id FROM account_line l "
     "LEFT JOIN (SELECT credit_id AS line, sum(amount) AS moved FROM account_offset WHERE type IN ('APPLY', 'VOID') GROUP BY 1) c ON c.line = l.id "
     "LEFT JOIN (SELECT debit_id AS line, sum(amount) AS moved FROM account_offset WHERE type IN ('APPLY', 'VOID') GROUP BY 1) d ON d.line = l.id "
     "WHERE l.amount_outstanding <> l.amount + CASE WHEN l.debit_type IS NULL THEN -coalesce(c.moved, 0) ELSE coalesce(d.moved, 0) END"},
    {u"offset-not-zero", u"account_offset", u"an offset of zero explains nothing", u"SELECT id FROM account_offset WHERE amount = 0"},
    {u"offset-one-account", u"account_offset", u"joins lines of two accounts",
     u"SELECT o.id FROM account_offset o JOIN account_line c ON c.id = o.credit_id JOIN account_line d ON d.id = o.debit_id "
     "WHERE c.account_id <> d.account_id"},
    {u"offset-create", u"account_offset", u"a CREATE offset names exactly its own line",
     u"SELECT id FROM account_offset WHERE type = 'CREATE' AND (credit_id IS NULL) = (debit_id IS NULL)"},
    {u"offset-kind", u"account_offset", u"names a debit as credit or a credit as debit",
     u"SELECT o.id FROM account_offset o LEFT JOIN account_line c ON c.id = o.credit_id LEFT JOIN account_line d ON d.id = o.debit_id "
     "WHERE c.debit_type IS NOT NULL OR d.credit_type IS NOT NULL"},
    {u"offset-sign", u"account_offset", u"APPLY reduces and VOID restores",
     u"SELECT id FROM account_offset WHERE (type = 'APPLY' AND amount > 0) OR (type = 'VOID' AND amount < 0)"},
    {u"balance-equals-amounts", u"account", u"the balance is not the sum of the amounts",
     u"SELECT a.id FROM account a LEFT JOIN (SELECT account_id, sum(amount) AS total FROM account_line GROUP BY 1) l ON l.account_id = a.id "
     "WHERE a.account_balance <> coalesce(l.total, 0)"},
    {u"balance-equals-outstanding", u"account", u"the balance is not the sum of what is outstanding",
     u"SELECT a.id FROM account a LEFT JOIN (SELECT account_id, sum(amount_outstanding) AS total FROM account_line GROUP BY 1) l "
     "ON l.account_id = a.id WHERE a.account_balance <> coalesce(l.total, 0)"},
    {u"open-charges", u"account", u"the number of open charges is wrong",
     u"SELECT a.id FROM account a LEFT JOIN (SELECT account_id, count(*) AS total FROM account_line WHERE amount_outstanding > 0 GROUP BY 1) l "
     "ON l.account_id = a.id WHERE a.open_debits <> coalesce(l.total, 0)"},
    {u"last-payment", u"account", u"the last payment is another",
     u"SELECT a.id FROM account a LEFT JOIN LATERAL (SELECT date, -amount AS amount FROM account_line p WHERE p.account_id = a.id "
     "AND p.credit_type = 'PAYMENT' AND p.status IS NULL ORDER BY p.date DESC, p.id DESC LIMIT 1) l ON true "
     "WHERE a.last_payment_date IS DISTINCT FROM l.date OR a.last_payment_amount IS DISTINCT FROM l.amount"},
    {u"void-pays-nothing", u"account_line", u"a void credit still pays something",
     u"SELECT c.id FROM account_line c WHERE c.status = 'VOID' AND (c.debit_type IS NOT NULL OR c.amount_outstanding <> 0 "
     "OR 0 <> (SELECT coalesce(sum(o.amount), 0) FROM account_offset o JOIN account_line d ON d.id = o.debit_id "
     "WHERE o.credit_id = c.id AND d.debit_type IS DISTINCT FROM 'VOID'))"},
    {u"date", u"account_line", u"a date is not a day of the calendar",
     u"SELECT id FROM account_line WHERE NOT is_day(date) OR NOT is_day(due_date)"},
    {u"audit-trail", u"account", u"nothing says who made this account",
     u"SELECT a.id FROM account a WHERE NOT EXISTS (SELECT FROM audit u WHERE coalesce(u.account_id, 0) = a.id)"},
    {u"events", u"account", u"no event told of this account", u"SELECT id FROM account WHERE uuid NOT IN (SELECT key FROM event)"},
    {u"cancelled-is-settled", u"account_line", u"a cancelled charge is not settled by its cancellation",
     u"SELECT d.id FROM account_line d WHERE d.status = 'CANCELLED' AND (d.debit_type IS NULL OR d.amount_outstanding <> 0 OR NOT EXISTS "
     "(SELECT FROM account_line c WHERE c.origin_line_id = d.id AND c.credit_type = 'CANCELLATION' AND c.amount = -d.amount))"},
    {u"reductions", u"account_line", u"discounts and refunds of this charge exceed its amount",
     u"SELECT d.id FROM account_line d JOIN account_line c ON c.origin_line_id = d.id AND c.status IS NULL "
     "AND c.credit_type IN ('DISCOUNT', 'REFUND', 'OVERPAYMENT') GROUP BY d.id, d.amount HAVING -sum(c.amount) > d.amount"},
    {u"receipt-numbers", u"receipt_serial", u"the receipts are not as many as this series has given numbers",
     u"SELECT 0 FROM receipt_serial r FULL JOIN (SELECT CASE WHEN receipt_number LIKE '%-%' THEN split_part(receipt_number, '-', 1) ELSE '' END AS series, "
     "count(*) AS given FROM account_line WHERE receipt_number IS NOT NULL GROUP BY 1) g ON g.series = r.series WHERE r.value IS DISTINCT FROM g.given"},
    {u"proposal-line", u"write_off_proposal", u"a posted proposal and its write-off do not fit each other",
     u"SELECT p.id FROM write_off_proposal p LEFT JOIN account_line l ON l.id = p.line_id WHERE p.status = 'posted' AND "
     "(l.id IS NULL OR l.proposal_id IS DISTINCT FROM p.id OR l.amount <> -p.amount OR l.account_id <> p.account_id)"},
    {u"proposal-approvals", u"write_off_proposal", u"a write-off was posted with too few approvals",
     u"SELECT p.id FROM write_off_proposal p WHERE p.status = 'posted' AND p.approvals_needed > (SELECT count(*) FROM write_off_decision d "
     "WHERE d.proposal_id = p.id AND d.answer = 'approve' AND d.person <> p.proposed_by)"},
    {u"trigger", u"pg_trigger", u"a safeguard of the database is switched off",
     u"SELECT t.oid::bigint FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = 'tallystick'::regnamespace "
     "AND t.tgenabled <> 'O' AND NOT t.tgisinternal"},
};

void check(Database &database, const Rule &rule, VerifyReport &report)
{
    const QString broken = u"SELECT broken.id, count(*) OVER () FROM ("_s + QString::fromUtf16(rule.sql) + u") broken (id) ORDER BY 1 LIMIT %1"_s;
    QSqlQuery query = database.run(broken.arg(listedPerCheck));
    bool first = true;
    while (nextRow(query)) {
        if (first)
            report.faultCount += query.value(1).toLongLong();
        first = false;
        report.faults.push_back({.check = QString::fromUtf16(rule.check), .table = QString::fromUtf16(rule.table),
                                 .row = query.value(0).toLongLong(), .detail = QString::fromUtf16(rule.detail)});
    }
}

void checkSummaries(Database &database, VerifyReport &report)
{
    QHash<QString, qint64> found;
    compareSummaries(database, [&](const QString &table, const QString &detail) {
        const QString check = table == "open_sum"_L1 ? u"open-summary"_s : u"flow-summary"_s;
        ++report.faultCount;
        if (++found[check] <= listedPerCheck)
            report.faults.push_back({.check = check, .table = table, .row = 0, .detail = detail});
    });
}

/// The chains, read row by row, so that their hashes are made again by other hands than those of the server.
void checkTrail(Database &database, VerifyReport &report, const std::function<void(int)> &progress)
{
    QHash<QString, qint64> found;
    const qint64 all = std::max<qint64>(1, report.trailEntries);
    const TrailFindings findings = verifyTrail(
        database,
        [&](const QString &check, const QString &table, qint64 row, const QString &detail) {
            ++report.faultCount;
            if (++found[check] <= listedPerCheck)
                report.faults.push_back({.check = check, .table = table, .row = row, .detail = detail});
        },
        [&](qint64 entries) { progress(70 + int(29 * std::min(entries, all) / all)); });
    report.trailSeal = findings.seal;
    progress(100);
}

/// The safeguards that must be there, by table and name.
void checkSafeguards(Database &database, VerifyReport &report)
{
    QSet<QString> found;
    QSqlQuery triggers = database.run(u"SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
                                      "WHERE c.relnamespace = to_regnamespace(current_schema()::text) AND NOT t.tgisinternal"_s);
    while (nextRow(triggers))
        found.insert(triggers.value(0).toString() + u'.' + triggers.value(1).toString());
    for (const QString &name : postgresTriggers()) {
        if (found.contains(name))
            continue;
        ++report.faultCount;
        report.faults.push_back({.check = u"trigger"_s, .table = u"pg_trigger"_s, .row = 0, .detail = u"the safeguard %1 is missing"_s.arg(name)});
    }
}

void count(Database &database, VerifyReport &report)
{
    report.lines = database.value(u"SELECT count(*) FROM account_line"_s).toLongLong();
    report.offsets = database.value(u"SELECT count(*) FROM account_offset"_s).toLongLong();
    report.trailEntries = database.value(u"SELECT count(*) FROM audit"_s).toLongLong();
    QSqlQuery owed = database.run(u"SELECT currency, CAST(sum(account_balance) AS BIGINT), count(*) FROM account GROUP BY currency ORDER BY currency"_s);
    while (nextRow(owed)) {
        report.accounts += owed.value(2).toLongLong();
        report.owed.push_back(Money::fromMinor(owed.value(1).toLongLong(), Currency::fromCode(owed.value(0).toString()).value_or(Currency())));
    }
}

} // namespace

VerifyReport verifyPostgres(Database &database, const std::function<void(int)> &progress)
{
    const Snapshot snapshot(database);
    return verifyPostgresInside(database, progress);
}

VerifyReport verifyPostgresInside(Database &database, const std::function<void(int)> &progress)
{
    VerifyReport report;
    count(database, report);
    int done = 0;
    for (const Rule &rule : rules) {
        check(database, rule, report);
        progress(70 * ++done / int(std::size(rules)));
    }
    checkSafeguards(database, report);
    checkSummaries(database, report);
    checkTrail(database, report, progress);
    return report;
}

} // namespace Tally
