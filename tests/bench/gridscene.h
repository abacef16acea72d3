// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/sql/sqlaccountstore.h"
#include "models/workflows/lists/accountworklist.h"
#include "tests/bench/benchapplication.h"
#include "views/widgets/tableview.h"
#include "views/worklist/accountlistview.h"

#include <functional>
#include <memory>

namespace Tally::Bench {

/// When what came of one question, in milliseconds since it was asked.
struct ListTimes
{
    double first = 0;          ///< the end of the first paint with every row in sight of the new list
    double order = 0;          ///< the order of all is known to the model
    double settled = 0;        ///< the end of the first such paint behind that
};

/// The program's list of all accounts on a database: real store, real workflow, real view, 1344 x 1140 pixels.
class GridScene final
{
public:
    GridScene(BenchApplication &application, const QString &database);
    ~GridScene();
    Q_DISABLE_COPY_MOVE(GridScene)

    [[nodiscard]] SqlAccountStore &store() { return *m_store; }
    [[nodiscard]] AccountWorklist &worklist() { return *m_worklist; }
    [[nodiscard]] TableView &table() { return m_view->table(); }

    /// Does it and waits until the list that was asked for is painted.
    ListTimes ask(const std::function<void()> &action);
    /// Scrolls to that place. @return milliseconds until its rows are painted, none missing.
    double jumpTo(int row);
    /// Milliseconds from the first question to the first painted screen, when the scene was made.
    [[nodiscard]] double firstPaint() const { return m_firstPaint; }
    /// Waits until the store answers lists from memory.
    void waitForSnapshot();
    /// Lets what goes on behind an answer come to its end.
    void settle();
    [[nodiscard]] int visibleRows();

private:
    [[nodiscard]] bool isComplete();
    void waitUntil(const std::function<bool()> &painted);

    BenchApplication &m_application;
    std::unique_ptr<SqlAccountStore> m_store;
    std::unique_ptr<AccountWorklist> m_worklist;
    std::unique_ptr<AccountListView> m_view;
    double m_firstPaint = 0;
};

/// Milliseconds a paint of the same view takes when every text in it is new: the median of `repeat` paints.
[[nodiscard]] double paintOfNewText(GridScene &scene, int repeat);

} // namespace Tally::Bench
