// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/databasemaker.h"

#include "models/domain/paymentreference.h"
#include "models/stores/sql/sqlaccountstore.h"
#include "models/stores/sql/summaries.h"
#include "tests/bench/councilrows.h"
#include "tests/bench/rawfile.h"
#include "tests/bench/waiting.h"

#include <QFileInfo>

#include <algorithm>
#include <future>

using namespace Qt::StringLiterals;

namespace Tally::Bench {
namespace {

constexpr qint64 chunk = 5'000;

QString markOf(CouncilSize size)
{
    return u"tallystick-bench 2: %1 accounts, %2 lines"_s.arg(size.accounts).arg(size.lines);
}

std::vector<AccountRows> chunkOf(const BenchCouncil &council, qint64 first)
{
    std::vector<AccountRows> rows;
    rows.reserve(std::size_t(chunk));
    const qint64 last = std::min(first + chunk - 1, council.size().accounts);
    for (qint64 number = first; number <= last; ++number)
        rows.push_back(accountRows(council, number));
    return rows;
}

/// What stands in the way of filling quickly: taken away, and given back word for word.
class Obstacles final
{
public:
    explicit Obstacles(RawFile &file) : m_file{file}
    {
        RawQuery query(file, "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND (type = 'trigger' OR (type = 'index' AND "
                             "tbl_name IN ('account', 'account_line', 'account_offset', 'audit', 'event', 'idempotency_key', 'holder')))");
        QByteArrayList drops;
        while (query.next()) {
            const std::string_view sql = query.text(2);
            m_sql.append(QByteArray(sql.data(), qsizetype(sql.size())));
            drops.append("DROP " + QByteArray(query.text(0).data(), qsizetype(query.text(0).size())) + ' '
                         + QByteArray(query.text(1).data(), qsizetype(query.text(1).size())));
        }
        query.rewind();
        for (const QByteArray &drop : std::as_const(drops))
            file.run(drop.constData());
    }

    void giveBack()
    {
        for (const QByteArray &sql : std::as_const(m_sql))
            m_file.run(sql.constData());
    }

private:
    RawFile &m_file;
    QByteArrayList m_sql;
};

void fill(RawFile &file, const BenchCouncil &council, const std::function<void(const QString &)> &said)
{
    RowFiller filler(file);
    const qint64 accounts = council.size().accounts;
    // The next accounts are put into words on another thread while these are written.
    auto next = std::async(std::launch::async, chunkOf, council, 1);
    for (qint64 first = 1; first <= accounts; first += chunk) {
        const std::vector<AccountRows> rows = next.get();
        if (first + chunk <= accounts)
            next = std::async(std::launch::async, chunkOf, council, first + chunk);
        file.run("BEGIN");
        qint64 number = first;
        for (const AccountRows &each : rows)
            filler.write(number++, each);
        file.run("COMMIT");
        if (number % 100'000 < chunk)
            said(u"%1 of %2 accounts"_s.arg(number - 1).arg(accounts));
    }
}

void openOnce(const QString &path, SqlAccountStore::Opening opening)
{
    SqlAccountStore store(path, opening, {.user = benchUser()});
    if (const auto opened = await(store.open()); !opened)
        giveUp(u"%1 does not open: %2"_s.arg(path, opened.error().detail));
}

} // namespace

QString benchUser() { return u"bench"_s; }

void makeDatabase(const QString &path, CouncilSize size, const std::function<void(const QString &)> &said)
{
    const QString mark = markOf(size);
    if (QFileInfo::exists(path)) {
        if (RawFile(path, RawFile::Use::Read).text("SELECT name FROM batch WHERE id = 1") != mark)
            giveUp(u"%1 is there already and is not the database of this size. Name another file."_s.arg(path));
        openOnce(path, SqlAccountStore::Opening::MustExist);
        return;
    }
    const QString part = path + u".making"_s;
    for (const QString &left : {part, part + u"-wal"_s, part + u"-shm"_s})
        QFile::remove(left);
    openOnce(part, SqlAccountStore::Opening::CreateIfMissing);
    {
        RawFile file(part, RawFile::Use::Write);
        file.run("PRAGMA journal_mode=OFF");
        file.run("PRAGMA synchronous=OFF");
        file.run("PRAGMA cache_size=-1000000");
        Obstacles obstacles(file);
        RawQuery(file, "INSERT INTO batch (id, name, created_at, created_by) VALUES (1, ?, ?, ?)")
            .run(mark.toUtf8(), madeAt().toLatin1(), benchUser().toLatin1());
        fill(file, BenchCouncil(size), said);
        RawQuery(file, "UPDATE serial SET value = ? WHERE name = 'payment_reference'").run(PaymentReference::firstSerial + size.accounts);
        said(u"indexes"_s);
        obstacles.giveBack();
        file.run("ANALYZE");
        file.run("PRAGMA journal_mode=WAL");
    }
    {
        said(u"summaries"_s);
        Database database(part, Database::Access::Writer, false, std::chrono::seconds(5));
        Transaction transaction(database);
        rebuildSummaries(database);
        transaction.commit();
        database.tidyUp();
    }
    openOnce(part, SqlAccountStore::Opening::MustExist);
    if (!QFile::rename(part, path))
        giveUp(u"%1 could not be given its name"_s.arg(path));
}

} // namespace Tally::Bench
