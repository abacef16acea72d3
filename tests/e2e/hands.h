// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAbstractItemView;
class QHeaderView;
class QWidget;

namespace Tally::Test {

/// A person's hands: every key and click goes through the X server to whatever window has the focus or lies under the pointer.
/// Call all of it with the event loop free to run.
class Hands final
{
public:
    /// Presses keys by their X names, for example "Return", "F7", "ctrl+k".
    static void press(const QString &keys);
    static void type(const QString &text);
    /// Moves the pointer to the middle of the widget and clicks.
    static void click(const QWidget *widget);
    /// Clicks there twice, as fast as an impatient finger.
    static void doubleClick(const QWidget *widget);
    /// Clicks on the title of that column.
    static void clickSection(const QHeaderView *header, int section);
    /// Clicks on the cell of that row and column.
    static void clickCell(const QAbstractItemView *view, int row, int column);

private:
    static void run(const QStringList &arguments);
    static void clickAt(const QPoint &global, int times = 1);
};

} // namespace Tally::Test
