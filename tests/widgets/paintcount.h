// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEvent>
#include <QSignalSpy>
#include <QWidget>

namespace Tally {

/// How often a widget was painted.
class PaintCount final : public QObject
{
public:
    explicit PaintCount(QWidget &widget) { widget.installEventFilter(this); }
    [[nodiscard]] int count() const { return m_count; }
    /// The same once nothing was painted for a while: a view paints for what it does a moment later, too.
    [[nodiscard]] int settled()
    {
        QSignalSpy nothing(this, &QObject::objectNameChanged);
        for (int seen = -1; seen != m_count; (void)nothing.wait(250))
            seen = m_count;
        return m_count;
    }
    bool eventFilter(QObject * /*watched*/, QEvent *event) override
    {
        m_count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }

private:
    int m_count = 0;
};

} // namespace Tally
