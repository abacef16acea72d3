// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/application.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QTest>

#include <memory>

namespace Tally::Test {

/// How long a person waits for the program, in milliseconds, before something must be wrong.
constexpr int patience = 15'000;
#define WAIT_FOR(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, Tally::Test::patience)

/// The program as somebody at a desk has it: its window on a real screen, and the command line beside it.
class Desk final
{
public:
    explicit Desk(WindowOptions options);

    [[nodiscard]] MainWindow &window() { return m_application->window(); }
    /// The widget of that name in any window of the program; null if there is none.
    template <class T = QWidget>
    [[nodiscard]] static T *find(const QString &name)
    {
        for (QWidget *top : QApplication::topLevelWidgets()) {
            if (top->objectName() == name)
                return qobject_cast<T *>(top);
            if (auto *found = top->findChild<T *>(name))
                return found;
        }
        return nullptr;
    }
    /// The same among what can be seen now.
    template <class T = QWidget>
    [[nodiscard]] static T *shown(const QString &name)
    {
        for (QWidget *top : QApplication::topLevelWidgets()) {
            const auto all = top->findChildren<T *>(name);
            for (T *each : all) {
                if (each->isVisible())
                    return each;
            }
        }
        return nullptr;
    }
    /// The text of the label of that name that can be seen; empty without one.
    [[nodiscard]] static QString textOf(const QString &name);
    /// What the message bar says.
    [[nodiscard]] static QString message();

    /// Saves a picture of the window as NAME.png where TALLY_PICTURES says, if it says anything.
    void picture(const QString &name, QWidget *of = nullptr);

private:
    inline static bool m_lettersSet = false;
    std::unique_ptr<Application> m_application;
};

/// Runs the program's command line and waits.
struct Ran
{
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};
[[nodiscard]] Ran run(const QStringList &arguments);

} // namespace Tally::Test
