// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/comparison.h"

#include "tests/bench/bench.h"
#include "tests/bench/children.h"
#include "tests/bench/gridscene.h"
#include "tests/bench/heartbeat.h"
#include "tests/bench/waiting.h"

#include <QScrollBar>
#include <QTableView>
#include <QSortFilterProxyModel>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQueryModel>
#include <QSqlTableModel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally::Bench {
namespace {

constexpr auto listSql =
    "SELECT a.payment_reference, h.name, a.account_balance, a.open_debits, a.last_payment_date, a.patch, a.full_address, a.account_type, "
    "a.rent_group_type, a.account_status, a.start_date, a.search_text FROM account a JOIN holder h ON h.id = a.holder_id "
    "ORDER BY a.account_balance DESC";
constexpr int balanceColumn = 2;
constexpr int nameColumn = 1;
constexpr int typeColumn = 7;
constexpr int textColumn = 11;

/// A table view as people set one up, and how long it is held up.
class Plain final
{
public:
    explicit Plain(BenchApplication &application) : m_application{application}
    {
        m_table.resize(1344, 1140);
        m_table.show();
        paint();
        m_heart.start();
    }

    /// Does it and paints. @return milliseconds of both.
    double measure(const std::function<void()> &action)
    {
        const Stopwatch watch;
        action();
        paint();
        return watch.ms();
    }
    void paint()
    {
        QEventLoop loop;
        m_application.watch(m_table.viewport(), [&loop] { loop.quit(); });
        m_table.viewport()->update();
        loop.exec();
        m_application.watch(nullptr, {});
    }
    [[nodiscard]] QTableView &table() { return m_table; }
    double longest()
    {
        m_heart.stop();
        return m_heart.longest();
    }

private:
    BenchApplication &m_application;
    QTableView m_table;
    Heartbeat m_heart;
};

/// The default connection, for as long as this object lives.
class Connection final
{
public:
    explicit Connection(const QString &database)
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s);
        connection.setDatabaseName(database);
        connection.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
        if (!connection.open())
            giveUp(connection.lastError().text());
    }
    ~Connection()
    {
        QSqlDatabase::database().close();
        QSqlDatabase::removeDatabase(QLatin1StringView(QSqlDatabase::defaultConnection));
    }
    Q_DISABLE_COPY_MOVE(Connection)
};

void fetchAll(QSqlQueryModel &model)
{
    while (model.canFetchMore())
        model.fetchMore();
}

void tellAll(const std::vector<double> &numbers)
{
    for (const double number : numbers)
        tellNumber(number);
}

} // namespace

int runTableModel(int argc, char **argv, const QString &database)
{
    BenchApplication application(argc, argv);
    const Connection connection(database);
    const double before = anonymousMemory();
    Plain plain(application);
    QSqlTableModel model;
    plain.table().setModel(&model);
    model.setTable(u"account"_s);
    const int balance = model.fieldIndex(u"account_balance"_s);
    const double first = plain.measure([&] {
        model.setSort(balance, Qt::DescendingOrder);
        model.select();
    });
    const double all = first + plain.measure([&] { fetchAll(model); });
    const double memory = anonymousMemory() - before;
    const double jump = plain.measure([&] { plain.table().verticalScrollBar()->setValue(plain.table().verticalScrollBar()->maximum() / 2); });
    const double sort = plain.measure([&] {
        model.setSort(model.fieldIndex(u"payment_reference"_s), Qt::AscendingOrder);
        model.select();
        fetchAll(model);
    });
    const double filter = plain.measure([&] {
        model.setFilter(u"account_type = 'Recharge' AND account_balance >= 10000"_s);
        fetchAll(model);
    });
    const double text = plain.measure([&] {
        model.setFilter(u"search_text LIKE '%orchard%'"_s);
        fetchAll(model);
    });
    tellAll({first, all, jump, sort, filter, text, plain.longest(), memory});
    return 0;
}

int runProxyModel(int argc, char **argv, const QString &database)
{
    BenchApplication application(argc, argv);
    const Connection connection(database);
    const double before = anonymousMemory();
    Plain plain(application);
    QSqlQueryModel model;
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&model);
    plain.table().setModel(&proxy);
    const double first = plain.measure([&] { model.setQuery(QString::fromLatin1(listSql)); });
    const double all = first + plain.measure([&] { fetchAll(model); });
    const double memory = anonymousMemory() - before;
    const double jump = plain.measure([&] { plain.table().verticalScrollBar()->setValue(plain.table().verticalScrollBar()->maximum() / 2); });
    const double sort = plain.measure([&] { proxy.sort(balanceColumn, Qt::AscendingOrder); });
    const double byName = plain.measure([&] { proxy.sort(nameColumn, Qt::AscendingOrder); });
    const double filter = plain.measure([&] {
        proxy.setFilterKeyColumn(typeColumn);
        proxy.setFilterFixedString(u"Recharge"_s);
    });
    const double text = plain.measure([&] {
        proxy.setFilterKeyColumn(textColumn);
        proxy.setFilterFixedString(u"orchard"_s);
    });
    tellAll({first, all, jump, std::max(sort, byName), filter, text, plain.longest(), memory});
    return 0;
}

namespace {

const Row *rowOf(const Report &report, const QString &id)
{
    const auto found = std::find_if(report.rows.begin(), report.rows.end(), [&id](const Row &row) { return row.id == id; });
    return found == report.rows.end() ? nullptr : &*found;
}

std::optional<double> figureOf(const Report &report, const QString &id)
{
    const Row *row = rowOf(report, id);
    return row != nullptr ? row->figure : std::nullopt;
}

std::optional<double> detailOf(const Report &report, const QString &id, const QString &name)
{
    if (const Row *row = rowOf(report, id)) {
        for (const auto &[detail, value] : row->details) {
            if (detail == name)
                return value;
        }
    }
    return std::nullopt;
}

/// Ours, from the rows measured in this run.
std::vector<std::optional<double>> ours(const Report &report)
{
    const auto empty = detailOf(report, u"memory"_s, u"empty program, megabytes"_s);
    const auto full = detailOf(report, u"memory"_s, u"with the list, megabytes"_s);
    return {detailOf(report, u"first-screen"_s, u"opening the list, to painted rows"_s), figureOf(report, u"full-order"_s),
            detailOf(report, u"jump"_s, u"median"_s), figureOf(report, u"numeric-sort"_s), figureOf(report, u"filter"_s),
            figureOf(report, u"text"_s), figureOf(report, u"stall"_s), empty && full ? std::optional(*full - *empty) : std::nullopt};
}

} // namespace

void measureComparison(Bench &bench)
{
    if (!bench.options.comparison)
        return;
    const QStringList what{u"first rows, ms"_s, u"all rows known, ms"_s, u"jump to the middle, ms"_s, u"sort, ms"_s,
                           u"filter by type, ms"_s, u"text “orchard”, ms"_s, u"longest hold-up, ms"_s, u"memory, MB"_s};
    const std::pair<QString, QString> rivals[] = {{u"table-model"_s, u"QSqlTableModel with all rows fetched"_s},
                                                  {u"proxy-model"_s, u"QSqlQueryModel under a QSortFilterProxyModel"_s}};
    const std::vector<std::optional<double>> own = ours(bench.report);
    Rival us{.name = u"ours"_s, .figures = {}};
    for (qsizetype i = 0; i < what.size(); ++i)
        us.figures.emplace_back(what.at(i), own[std::size_t(i)]);
    bench.report.rivals.push_back(std::move(us));
    for (const auto &[name, title] : rivals) {
        std::vector<double> numbers = numbersOf({name, bench.database});
        numbers.back() /= 1e6;
        Rival rival{.name = title, .figures = {}};
        for (qsizetype i = 0; i < what.size(); ++i)
            rival.figures.emplace_back(what.at(i), numbers[std::size_t(i)]);
        bench.report.rivals.push_back(std::move(rival));
    }
}

} // namespace Tally::Bench
