// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gridscene.h"

#include "tests/bench/databasemaker.h"
#include "tests/bench/figures.h"
#include "tests/bench/rawfile.h"
#include "tests/bench/waiting.h"

#include <QHeaderView>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tally::Bench {
namespace {

constexpr QSize screen(1344, 1140);
constexpr auto patience = 5min;

} // namespace

GridScene::GridScene(BenchApplication &application, const QString &database)
    : m_application{application}
    , m_store{std::make_unique<SqlAccountStore>(database, SqlAccountStore::Opening::MustExist, SqlSession{.user = benchUser()})}
{
    if (const auto opened = await(m_store->open()); !opened)
        giveUp(opened.error().detail);
    m_worklist = std::make_unique<AccountWorklist>(*m_store, AccountWorklist::Scope::AllAccounts);
    QObject::connect(m_worklist.get(), &AccountWorklist::failed, m_worklist.get(), [](const Error &error) {
        giveUp(u"the list failed: %1"_s.arg(error.detail));
    });
    m_view = std::make_unique<AccountListView>(*m_worklist);
    m_view->resize(screen);
    m_view->show();
    settle();
    m_firstPaint = ask([this] { m_worklist->refresh(); }).first;
}

GridScene::~GridScene()
{
    m_application.watch(nullptr, {});
    m_view.reset();
    m_worklist.reset();
}

bool GridScene::isComplete()
{
    const int rows = m_worklist->model().rowCount();
    if (rows == 0)
        return true;
    const int first = table().rowAt(0);
    const int last = table().rowAt(table().viewport()->height() - 1);
    for (int row = first; row <= (last < 0 ? rows - 1 : last); ++row) {
        if (m_worklist->model().rowAt(row) == nullptr)
            return false;
    }
    return true;
}

void GridScene::waitUntil(const std::function<bool()> &painted)
{
    QEventLoop loop;
    m_application.watch(table().viewport(), [&] {
        if (painted())
            loop.quit();
    });
    QTimer::singleShot(patience, &loop, [] { giveUp(u"the list was not painted in five minutes"_s); });
    loop.exec();
    m_application.watch(nullptr, {});
}

ListTimes GridScene::ask(const std::function<void()> &action)
{
    ListTimes times;
    bool isNew = false;
    QObject here;
    const Stopwatch watch;
    QObject::connect(m_worklist.get(), &AccountWorklist::headLoaded, &here, [&] { isNew = true; });
    QObject::connect(m_worklist.get(), &AccountWorklist::loaded, &here, [&] {
        isNew = true;
        times.order = watch.ms();
        // Rows in sight that are there already are not painted again for it.
        table().viewport()->update(0, 0, 1, 1);
    });
    action();
    waitUntil([&] {
        if (!isNew || !isComplete())
            return false;
        if (times.first <= 0)
            times.first = watch.ms();
        if (times.order > 0)
            times.settled = watch.ms();
        return times.order > 0;
    });
    return times;
}

double GridScene::jumpTo(int row)
{
    const Stopwatch watch;
    double ms = 0;
    const int place = table().rowPosition(row);
    if (table().verticalScrollBar()->value() == std::min(place, table().verticalScrollBar()->maximum()))
        return 0;
    table().verticalScrollBar()->setValue(place);
    waitUntil([&] {
        ms = watch.ms();
        return isComplete();
    });
    return ms;
}

void GridScene::waitForSnapshot()
{
    // Not where they take more than they may: that is measured, too.
    if (!await(m_store->accountsInMemory()))
        giveUp(u"the store does not say whether its accounts are in memory"_s);
}

void GridScene::settle()
{
    QEventLoop loop;
    QTimer::singleShot(30ms, &loop, &QEventLoop::quit);
    loop.exec();
}

int GridScene::visibleRows() { return table().viewport()->height() / table().rowHeight(); }

double paintOfNewText(GridScene &scene, int repeat)
{
    TableView table;
    AccountModel model;
    table.setModel(&model);
    table.resize(scene.table().size());
    table.show();
    const auto keys = scene.worklist().model().keys();
    const auto rows = std::size_t(scene.visibleRows() + 1);
    std::vector<double> paints;
    for (int round = 0; round <= repeat; ++round) {
        std::vector<qint64> ids;
        for (std::size_t i = 0; i < rows && i < keys->size(); ++i)
            ids.push_back((*keys)[(std::size_t(round + 7) * 7919 * rows + i) % keys->size()]);
        auto answer = await(scene.store().accountRows(ids));
        if (!answer)
            giveUp(answer.error().detail);
        model.remember(AccountModel::inWords(*answer));
        scene.settle();
        for (std::size_t i = 0; i < ids.size(); ++i)
            ids[i] = (*keys)[(std::size_t(round + 7) * 104'729 * rows + i) % keys->size()];
        answer = await(scene.store().accountRows(ids));
        model.remember(AccountModel::inWords(*answer));
        const Stopwatch watch;
        table.viewport()->repaint();
        if (round > 0)                    // the first one makes the font
            paints.push_back(watch.ms());
    }
    return median(paints);
}

} // namespace Tally::Bench
