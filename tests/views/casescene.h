// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/forms/formstore.h"
#include "views/shell/mainwindow.h"
#include "views/shell/workspace.h"

#include <QTest>

namespace Tally::Test {

/// The window over one account that owes £72.13: what a test of a case begins with.
struct CaseScene
{
    FormStore store;
    AccountId account;
    MainWindow window{ShellState{}, [] { return QDate(2013, 9, 30); }};

    CaseScene()
    {
        account = store.add(tenantAccount(QStringLiteral("9181-HEKGV"), QStringLiteral("Adaeze Okafor"), QStringLiteral("1000000010"))).id;
        store.given(account, AddDebit{.amount = Money::fromMinor(7213), .type = QStringLiteral("RENT"), .text = {.date = {2013, 8, 5}}});
    }
    void show()
    {
        window.showDatabase(store, QStringLiteral("okb"));
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }
    [[nodiscard]] Workspace &workspace() const { return *window.findChild<Workspace *>(); }
};

} // namespace Tally::Test
