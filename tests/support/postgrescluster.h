// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace Tally::Test {

/// A PostgreSQL server of the test's own: in a folder of its own, on a port of its own of this computer, gone with this object.
/// Everybody is let in without a password. It has the superuser "postgres" and "tester", who may make roles.
class PostgresCluster final
{
public:
    PostgresCluster();
    ~PostgresCluster();
    Q_DISABLE_COPY_MOVE(PostgresCluster)

    /// Makes a database owned by tester; with a template, a copy of that one.
    void makeDatabase(const QString &name, const QString &from = QStringLiteral("template1"));
    /// The address of a database for a user, as Tallystick reads it.
    [[nodiscard]] QString address(const QString &database, const QString &user = QStringLiteral("tester")) const;

    /// Runs SQL through the real psql. @return what it printed, and what it complained of.
    QString psql(const QString &database, const QString &user, const QString &sql) const;
    /// The same as the superuser.
    QString run(const QString &database, const QString &sql) const { return psql(database, QStringLiteral("postgres"), sql); }

    /// Stops and starts the server, as a maintenance does.
    void stop();
    void start();

private:
    [[nodiscard]] QString folder() const;

    QTemporaryDir m_folder;
    QString m_programs;
    quint16 m_port = 0;
    QProcess m_server;
};

} // namespace Tally::Test
