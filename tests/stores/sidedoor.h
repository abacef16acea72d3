// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

struct sqlite3;

namespace Tally::Test {

/// A second connection to a store's file that goes around the store: to look, to lock and to tamper.
class SideDoor final
{
public:
    explicit SideDoor(const QString &path);
    ~SideDoor();
    Q_DISABLE_COPY_MOVE(SideDoor)

    /// Runs statements. @return SQLite's complaint, or an empty text.
    QString run(const QString &sql);
    /// The first column of the first row as text.
    [[nodiscard]] QString value(const QString &sql);
    /// Drops every trigger and check that stands in the way of a forger.
    void disarm();
    /// Puts the triggers back word for word, as a forger does who covers the tracks.
    void rearm();

private:
    sqlite3 *m_connection = nullptr;
    QStringList m_dropped;
};

} // namespace Tally::Test
