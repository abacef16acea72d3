// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/verifier.h"

#include "models/stores/sql/migrator.h"
#include "models/stores/sql/sqlerror.h"
#include "models/stores/sql/summaries.h"
#include "models/stores/sql/trailverifier.h"

#include <QHash>
#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr qint64 listedPerCheck = 20;

/// a += b on what may be forged: wraps, so that a sum that leaves 64 bits is merely wrong and gets reported.
void add(qint64 &a, qint64 b)
{
    a = qint64(quint64(a) + quint64(b));
}

/// Whether `text` is a day as the database writes it, 2013-09-30.
bool isDay(const QString &text)
{
    return text.size() == 10 && QDate::fromString(text, Qt::ISODate).isValid();
}

struct LineSums
{
    qint64 account = 0;
    qint64 amount = 0;
    qint64 outstanding = 0;
    qint64 created = 0;    ///< sum of the offsets that made its amount: CREATE, and the steps of an overdue charge
    qint64 moved = 0;      ///< sum of the other offsets that name it
};

class Verifier
{
public:
    Verifier(Database &database, const std::function<void(int)> &progress) : m_database{database}, m_progress{progress} {}

    VerifyReport run()
    {
        const Snapshot snapshot(m_database);
        checkFile();
        m_progress(10);
        readLines();
        m_progress(30);
        readOffsets();
        m_progress(55);
        checkLines();
        checkAccounts();
        checkLastPayments();
        m_progress(65);
        checkVoids();
        checkCancellations();
        checkReductions();
        checkReceipts();
        checkProposals();
        checkTrail();
        checkTriggers();
        m_progress(70);
        checkSummaries();
        m_progress(75);
        checkChains();
        m_progress(100);
        return std::move(m_report);
    }

private:
    void fault(const QString &check, const QString &table, qint64 row, const QString &detail)
    {
        ++m_report.faultCount;
        if (++m_counts[check] <= listedPerCheck)
            m_report.faults.push_back({.check = check, .table = table, .row = row, .detail = detail});
    }

    void checkFile()
    {
        if (m_database.backend() != Backend::Sqlite)
            return;                    // a server keeps its own files and its foreign keys
        QSqlQuery integrity = m_database.run(u"PRAGMA integrity_check(20)"_s);
        while (nextRow(integrity)) {
            if (const QString text = integrity.value(0).toString(); text != "ok"_L1)
                fault(u"file-integrity"_s, {}, 0, text);
        }
        QSqlQuery keys = m_database.run(u"PRAGMA foreign_key_check"_s);
        while (nextRow(keys))
            fault(u"foreign-key"_s, keys.value(0).toString(), keys.value(1).toLongLong(),
                  u"refers to a row of %1 that is not there"_s.arg(keys.value(2).toString()));
    }

    void readLines()
    {
        // Numbers are given without gaps; a forged one far beyond must not ask for all the memory there is.
        const qint64 count = m_database.value(u"SELECT count(*) FROM account_line"_s).toLongLong();
        const qint64 newest = m_database.value(u"SELECT coalesce(max(id), 0) FROM account_line"_s).toLongLong();
        m_lines.resize(std::size_t(std::min(newest, 2 * count + 1000) + 1));
        QSqlQuery query = m_database.run(u"SELECT id, account_id, amount, amount_outstanding, date, due_date FROM account_line"_s);
        while (nextRow(query)) {
            const qint64 id = query.value(0).toLongLong();
            if (!isDay(query.value(4).toString()) || (!query.value(5).isNull() && !isDay(query.value(5).toString())))
                fault(u"date"_s, u"account_line"_s, id, u"a date is not a day of the calendar"_s);
            if (id <= 0 || std::size_t(id) >= m_lines.size()) {
                fault(u"line-number"_s, u"account_line"_s, id, u"line numbers are positive and without large gaps"_s);
                continue;
            }
            m_lines[std::size_t(id)] = {.account = query.value(1).toLongLong(),
                                        .amount = query.value(2).toLongLong(),
                                        .outstanding = query.value(3).toLongLong()};
            ++m_report.lines;
        }
    }

    void readOffsets()
    {
        QSqlQuery query = m_database.run(u"SELECT id, type, amount, credit_id, debit_id FROM account_offset ORDER BY id"_s);
        while (nextRow(query)) {
            ++m_report.offsets;
            const qint64 id = query.value(0).toLongLong();
            const QString type = query.value(1).toString();
            const bool create = type == "CREATE"_L1;
            // An overdue charge that accrues: its amount moves together with what is outstanding.
            const bool accrual = type == "OVERDUE_INCREASE"_L1 || type == "OVERDUE_DECREASE"_L1;
            const qint64 amount = query.value(2).toLongLong();
            LineSums *credit = lineOf(query.value(3));
            LineSums *debit = lineOf(query.value(4));
            if (amount == 0)
                fault(u"offset-not-zero"_s, u"account_offset"_s, id, u"an offset of zero explains nothing"_s);
            if (credit != nullptr && debit != nullptr && credit->account != debit->account)
                fault(u"offset-one-account"_s, u"account_offset"_s, id, u"joins lines of two accounts"_s);
            if (create && (credit != nullptr) == (debit != nullptr))
                fault(u"offset-create"_s, u"account_offset"_s, id, u"a CREATE offset names exactly its own line"_s);
            if ((credit != nullptr && credit->amount > 0) || (debit != nullptr && debit->amount < 0))
                fault(u"offset-kind"_s, u"account_offset"_s, id, u"names a debit as credit or a credit as debit"_s);
            if (accrual && (credit != nullptr || debit == nullptr))
                fault(u"offset-accrual"_s, u"account_offset"_s, id, u"moves the amount of something that is no debit"_s);
            if ((type == "APPLY"_L1 && amount > 0) || (type == "VOID"_L1 && amount < 0)
                || (type == "OVERDUE_INCREASE"_L1 && amount < 0) || (type == "OVERDUE_DECREASE"_L1 && amount > 0))
                fault(u"offset-sign"_s, u"account_offset"_s, id, u"APPLY and OVERDUE_DECREASE reduce, VOID and OVERDUE_INCREASE raise"_s);
            for (LineSums *line : {credit, debit}) {
                if (line != nullptr)
                    add(create || accrual ? line->created : line->moved, amount);
            }
        }
    }

    void checkLines()
    {
        for (std::size_t id = 1; id < m_lines.size(); ++id) {
            const LineSums &line = m_lines[id];
            if (line.account == 0)
                continue;
            const bool debit = line.amount > 0;
            if (line.amount == 0 || (debit ? line.outstanding < 0 || line.outstanding > line.amount
                                           : line.outstanding > 0 || line.outstanding < line.amount))
                fault(u"outstanding-in-range"_s, u"account_line"_s, qint64(id),
                      u"amount %1, outstanding %2"_s.arg(line.amount).arg(line.outstanding));
            if (line.created != line.amount)
                fault(u"create-offset-equals-amount"_s, u"account_line"_s, qint64(id),
                      u"amount %1, created by offsets %2"_s.arg(line.amount).arg(line.created));
            // Applying lowers what a debit has outstanding and raises what a credit has towards zero.
            qint64 explained = line.amount;
            add(explained, debit ? line.moved : qint64(0 - quint64(line.moved)));
            if (explained != line.outstanding)
                fault(u"outstanding-equals-offsets"_s, u"account_line"_s, qint64(id),
                      u"outstanding %1, the offsets explain %2"_s.arg(line.outstanding).arg(explained));
        }
    }

    void checkAccounts()
    {
        struct Sums { qint64 amount = 0; qint64 outstanding = 0; qint64 openDebits = 0; };
        QHash<qint64, Sums> sums;
        for (const LineSums &line : m_lines) {
            Sums &sum = sums[line.account];
            add(sum.amount, line.amount);
            add(sum.outstanding, line.outstanding);
            sum.openDebits += line.outstanding > 0 ? 1 : 0;
        }
        QMap<QString, qint64> owed;
        QSqlQuery query = m_database.run(u"SELECT id, account_balance, open_debits, currency FROM account ORDER BY id"_s);
        while (nextRow(query)) {
            ++m_report.accounts;
            const qint64 id = query.value(0).toLongLong();
            const qint64 balance = query.value(1).toLongLong();
            const Sums sum = sums.value(id);
            if (balance != sum.amount)
                fault(u"balance-equals-amounts"_s, u"account"_s, id, u"balance %1, lines add up to %2"_s.arg(balance).arg(sum.amount));
            if (balance != sum.outstanding)
                fault(u"balance-equals-outstanding"_s, u"account"_s, id,
                      u"balance %1, outstanding amounts add up to %2"_s.arg(balance).arg(sum.outstanding));
            if (query.value(2).toLongLong() != sum.openDebits)
                fault(u"open-charges"_s, u"account"_s, id, u"says %1 open charges, has %2"_s.arg(query.value(2).toLongLong()).arg(sum.openDebits));
            add(owed[query.value(3).toString()], balance);
        }
        for (auto each = owed.cbegin(); each != owed.cend(); ++each)
            m_report.owed.push_back(Money::fromMinor(each.value(), Currency::fromCode(each.key()).value_or(Currency())));
    }

    void checkLastPayments()
    {
        QSqlQuery query = m_database.run(
            u"SELECT a.id, a.last_payment_date, a.last_payment_amount, l.date, -l.amount FROM account a LEFT JOIN account_line l "
            "ON l.id = (SELECT p.id FROM account_line p WHERE p.account_id = a.id AND p.credit_type = 'PAYMENT' AND p.status IS NULL "
            "ORDER BY p.date DESC, p.id DESC LIMIT 1) "
            "WHERE a.last_payment_date IS DISTINCT FROM l.date OR a.last_payment_amount IS DISTINCT FROM -l.amount ORDER BY a.id"_s);
        while (nextRow(query))
            fault(u"last-payment"_s, u"account"_s, query.value(0).toLongLong(),
                  u"says %1 on %2, the lines say %3 on %4"_s.arg(query.value(2).toString(), query.value(1).toString(),
                                                               query.value(4).toString(), query.value(3).toString()));
    }

    /// A credit that is void pays nothing any more: what it had paid is given back, and its VOID debit settles it.
    void checkVoids()
    {
        reportRows(u"void-pays-nothing"_s, u"account_line"_s, u"a void credit still pays something"_s,
                   u"SELECT c.id FROM account_line c WHERE c.status = 'VOID' AND (c.debit_type IS NOT NULL OR c.amount_outstanding <> 0 "
                   "OR 0 <> (SELECT coalesce(sum(o.amount), 0) FROM account_offset o JOIN account_line d ON d.id = o.debit_id "
                   "WHERE o.credit_id = c.id AND d.debit_type IS DISTINCT FROM 'VOID')) ORDER BY c.id"_s);
    }

    void checkCancellations()
    {
        reportRows(u"cancelled-is-settled"_s, u"account_line"_s, u"a cancelled charge is not settled by its cancellation"_s,
                   u"SELECT d.id FROM account_line d WHERE d.status = 'CANCELLED' AND (d.debit_type IS NULL OR d.amount_outstanding <> 0 OR NOT EXISTS "
                   "(SELECT 1 FROM account_line c WHERE c.origin_line_id = d.id AND c.credit_type = 'CANCELLATION' AND c.amount = -d.amount)) ORDER BY d.id"_s);
    }

    /// Discounts and refunds of one debit together never exceed its amount.
    void checkReductions()
    {
        reportRows(u"reductions"_s, u"account_line"_s, u"discounts and refunds of this charge exceed its amount"_s,
                   u"SELECT d.id FROM account_line d JOIN account_line c ON c.origin_line_id = d.id AND c.status IS NULL "
                   "AND c.credit_type IN ('DISCOUNT', 'REFUND', 'OVERPAYMENT') GROUP BY d.id, d.amount HAVING -sum(c.amount) > d.amount ORDER BY d.id"_s);
    }

    /// Numbers run from 1 in each series, none twice and none left out.
    void checkReceipts()
    {
        QMap<QString, qint64> given;
        QSqlQuery lines = m_database.run(u"SELECT id, receipt_number FROM account_line WHERE receipt_number IS NOT NULL"_s);
        while (nextRow(lines)) {
            const QString number = lines.value(1).toString();
            const qsizetype dash = number.indexOf(u'-');
            ++given[dash < 0 ? QString() : number.left(dash)];
        }
        QSqlQuery series = m_database.run(u"SELECT series, value FROM receipt_serial ORDER BY series"_s);
        while (nextRow(series)) {
            const qint64 count = given.take(series.value(0).toString());
            if (count != series.value(1).toLongLong())
                fault(u"receipt-numbers"_s, u"receipt_serial"_s, 0,
                      u"series “%1” has given %2 numbers, %3 receipts are there"_s.arg(series.value(0).toString()).arg(series.value(1).toLongLong()).arg(count));
        }
        for (auto other = given.cbegin(); other != given.cend(); ++other)
            fault(u"receipt-numbers"_s, u"receipt_serial"_s, 0, u"nothing gave the numbers of series “%1”"_s.arg(other.key()));
    }

    void checkProposals()
    {
        reportRows(u"proposal-line"_s, u"write_off_proposal"_s, u"a posted proposal and its write-off do not fit each other"_s,
                   u"SELECT p.id FROM write_off_proposal p LEFT JOIN account_line l ON l.id = p.line_id WHERE p.status = 'posted' AND "
                   "(l.id IS NULL OR l.proposal_id IS DISTINCT FROM p.id OR l.amount <> -p.amount OR l.account_id <> p.account_id) ORDER BY p.id"_s);
        reportRows(u"proposal-approvals"_s, u"write_off_proposal"_s, u"a write-off was posted with too few approvals"_s,
                   u"SELECT p.id FROM write_off_proposal p WHERE p.status = 'posted' AND p.approvals_needed > (SELECT count(*) FROM write_off_decision d "
                   "WHERE d.proposal_id = p.id AND d.answer = 'approve' AND d.person <> p.proposed_by) ORDER BY p.id"_s);
    }

    void checkChains()
    {
        const qint64 all = std::max<qint64>(1, m_database.value(u"SELECT count(*) FROM audit"_s).toLongLong());
        const TrailFindings findings = verifyTrail(
            m_database, [this](const QString &check, const QString &table, qint64 row, const QString &detail) { fault(check, table, row, detail); },
            [this, all](qint64 done) { m_progress(75 + int(24 * std::min(done, all) / all)); });
        m_report.trailEntries = findings.entries;
        m_report.trailSeal = findings.seal;
    }

    /// Every change writes an audit row and an event: an account that exists was at least created.
    void checkTrail()
    {
        reportRows(u"audit-trail"_s, u"account"_s, u"nothing says who made this account"_s,
                   u"SELECT a.id FROM account a WHERE NOT EXISTS (SELECT 1 FROM audit u WHERE coalesce(u.account_id, 0) = +a.id) ORDER BY a.id"_s);
        reportRows(u"events"_s, u"account"_s, u"no event told of this account"_s,
                   u"SELECT id FROM account WHERE uuid IN (SELECT uuid FROM account EXCEPT SELECT key FROM event) ORDER BY id"_s);
    }

    void checkSummaries()
    {
        compareSummaries(m_database, [this](const QString &table, const QString &detail) {
            fault(table == "open_sum"_L1 ? u"open-summary"_s : u"flow-summary"_s, table, 0, detail);
        });
    }

    /// The triggers that keep the ledger append-only are there, word for word.
    void checkTriggers()
    {
        if (m_database.backend() != Backend::Sqlite)
            return;
        const QHash<QString, QString> expected = migratedTriggers();
        QHash<QString, QString> found;
        QSqlQuery query = m_database.run(u"SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"_s);
        while (nextRow(query))
            found.insert(query.value(0).toString(), query.value(1).toString().simplified());
        QStringList names = expected.keys();
        names.sort();
        for (const QString &name : std::as_const(names)) {
            if (found.value(name) != expected.value(name))
                fault(u"trigger"_s, name, 0, u"a safeguard of the database is missing or was changed"_s);
        }
    }

    void reportRows(const QString &check, const QString &table, const QString &detail, const QString &sql)
    {
        QSqlQuery query = m_database.run(sql);
        while (nextRow(query))
            fault(check, table, query.value(0).toLongLong(), detail);
    }

    LineSums *lineOf(const QVariant &id)
    {
        if (id.isNull())
            return nullptr;
        const qint64 number = id.toLongLong();
        // A missing line is reported by the foreign key check.
        return number > 0 && std::size_t(number) < m_lines.size() ? &m_lines[std::size_t(number)] : nullptr;
    }

    Database &m_database;
    const std::function<void(int)> &m_progress;
    std::vector<LineSums> m_lines;
    QHash<QString, qint64> m_counts;
    VerifyReport m_report;
};

} // namespace

VerifyReport verifyDatabase(Database &database, const std::function<void(int)> &progress)
{
    return Verifier(database, progress).run();
}

} // namespace Tally
