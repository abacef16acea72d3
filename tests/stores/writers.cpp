// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/writers.h"

#include "tests/stores/storetest.h"

#include <QCoreApplication>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Tally::Test {

Writer::Writer(const Work &work) : m_work{work}
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationDirPath() + u"/postingchild"_s,
                    {work.where, work.name, work.series, QString::number(work.seed), QString::number(work.accounts),
                     QString::number(work.count)});
}

bool Writer::waitFor(int answers)
{
    while (m_posted.size() + m_refused + m_failed.size() < answers) {
        if (!m_process.waitForReadyRead(60'000))
            return false;
        read();
    }
    return true;
}

void Writer::kill()
{
    m_process.kill();
    m_process.waitForFinished(60'000);
    read();
}

bool Writer::finish()
{
    m_process.closeWriteChannel();
    while (m_process.state() != QProcess::NotRunning) {
        if (!m_process.waitForFinished(600'000))
            return false;
    }
    read();
    return m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
}

QStringList Writer::unconfirmed() const
{
    QStringList keys;
    for (const QString &failure : m_failed)
        keys.append(failure.section(u' ', 1, 1));
    return keys;
}

void Writer::read()
{
    m_rest += m_process.readAllStandardOutput();
    for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n')) {
        const QStringList words = QString::fromUtf8(m_rest.first(end)).split(u' ');
        m_rest.remove(0, end + 1);
        if (words[0] == "Asked"_L1) {
            m_unanswered = words.value(1);
            continue;
        }
        m_unanswered.clear();
        if (words[0] == "Posted"_L1)
            m_posted.insert(words[1], {words[2].toLongLong(), words[3].toLongLong(), words[4].toLongLong()});
        else if (words[0] == "Refused"_L1)
            ++m_refused;
        else if (words[0] == "Failed"_L1)
            m_failed.append(words.join(u' '));
    }
}

void openOffice(AccountStore &store, int accounts, const QStringList &people, bool approvals)
{
    for (const QString &name : people)
        must(store.changePerson({.name = name, .roles = Role::Finance}, u"hire "_s + name));
    LedgerSettings settings = must(store.rules()).settings;
    settings.receiptNumbers = ReceiptNumbers::Running;
    if (approvals)
        settings.approvalLadder = {{.aboveMinor = 0, .approvers = 1}};
    must(store.changeRules(settings, u"open the office"_s));
    for (int i = 1; i <= accounts; ++i)
        created(store, u"H%1"_s.arg(i), u"Holder %1"_s.arg(i));
}

PlainRows::PlainRows(const QString &where)
{
    static int number = 0;
    m_name = u"plain rows %1"_s.arg(++number);
    const QUrl url(where);
    const bool server = url.scheme() == "postgresql"_L1;
    QSqlDatabase database = QSqlDatabase::addDatabase(server ? u"QPSQL"_s : u"QSQLITE"_s, m_name);
    database.setDatabaseName(server ? url.path().mid(1) : where);
    if (server) {
        database.setHostName(url.host());
        database.setPort(url.port(5432));
        database.setUserName(url.userName());
    }
    if (!database.open())
        qFatal("%s", qPrintable(database.lastError().text()));
    if (server)
        database.exec(u"SET search_path = tallystick, pg_temp"_s);
}

PlainRows::~PlainRows()
{
    QSqlDatabase::removeDatabase(m_name);
}

QStringList PlainRows::rows(const QString &sql) const
{
    QSqlQuery query(QSqlDatabase::database(m_name));
    if (!query.exec(sql))
        qFatal("%s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
    QStringList rows;
    while (query.next()) {
        QStringList columns;
        for (int i = 0; i < query.record().count(); ++i)
            columns.append(query.value(i).toString());
        rows.append(columns.join(u' '));
    }
    return rows;
}

QStringList faultsOf(AccountStore &store, const PlainRows &rows)
{
    QStringList faults;
    for (const VerifyFault &fault : must(store.verify()).faults)
        faults.append(u"%1: %2 %3: %4"_s.arg(fault.check, fault.table).arg(fault.row).arg(fault.detail));
    const qint64 receipts = rows.number(u"SELECT count(*) FROM account_line WHERE credit_type = 'PAYMENT'"_s);
    const QString run = rows.rows(u"SELECT count(DISTINCT receipt_number), coalesce(min(CAST(receipt_number AS INTEGER)), 1), "
                                  "coalesce(max(CAST(receipt_number AS INTEGER)), 0) FROM account_line WHERE receipt_number IS NOT NULL"_s).first();
    if (run != u"%1 1 %1"_s.arg(receipts))
        faults.append(u"%1 payments have receipt numbers (how many, first, last) %2"_s.arg(receipts).arg(run));
    // Each posting puts its key on the lines it makes, at most one of each type.
    for (const QString &twice : rows.rows(u"SELECT description, coalesce(credit_type, debit_type), count(*) FROM account_line "
                                          "WHERE description <> '' GROUP BY 1, 2 HAVING count(*) > 1"_s))
        faults.append(u"posted more than once: "_s + twice);
    return faults;
}

QStringList faultsOf(const Writer &writer, const PlainRows &rows)
{
    QStringList faults;
    QHash<QString, qint64> kept;
    for (const QString &row : rows.rows(u"SELECT key, coalesce(line_id, 0) FROM idempotency_key WHERE key LIKE '%1-%'"_s.arg(writer.work().series)))
        kept.insert(row.section(u' ', 0, 0), row.section(u' ', 1).toLongLong());
    for (auto each = writer.posted().cbegin(); each != writer.posted().cend(); ++each) {
        if (!kept.contains(each.key()))
            faults.append(u"answered but not kept: "_s + each.key());
        else if (const qint64 line = kept.value(each.key()); each->line != 0 && line != each->line)
            faults.append(u"%1 was answered with line %2 and kept with %3"_s.arg(each.key()).arg(each->line).arg(line));
    }
    for (auto each = kept.cbegin(); each != kept.cend(); ++each) {
        if (!writer.posted().contains(each.key()) && each.key() != writer.unanswered() && !writer.unconfirmed().contains(each.key()))
            faults.append(u"kept but not answered: "_s + each.key());
    }
    const QString lost = writer.unanswered();
    if (!lost.isEmpty() && !kept.contains(lost)
        && rows.number(u"SELECT count(*) FROM account_line WHERE description = '%1'"_s.arg(lost)) > 0)
        faults.append(u"kept by half: "_s + lost);
    return faults;
}

} // namespace Tally::Test
