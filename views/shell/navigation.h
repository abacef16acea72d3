// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

namespace Tally {

class ShellActions;

/// The places at the left, in groups; as icons only when narrow.
class Navigation final : public QListWidget
{
    Q_OBJECT
public:
    explicit Navigation(const ShellActions &actions, QWidget *parent = nullptr);

    void setNarrow(bool narrow);
    /// How much waits at that place, behind its name; 0 for nothing.
    void setCount(const QAction *place, int count);
    /// Marks the place that action leads to; null for none.
    void setCurrentPlace(const QAction *place);

private:
    void addGroup(const QString &title);
    void addPlace(QAction *action);
    void showTexts();
    [[nodiscard]] int wideWidth() const;

    bool m_narrow = false;
};

} // namespace Tally
