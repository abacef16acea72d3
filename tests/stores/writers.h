// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"

#include <QHash>
#include <QProcess>
#include <QSqlDatabase>
#include <QStringList>

/// What tests of several programs at once need: running postingchild and looking behind its back at what is kept.
namespace Tally::Test {

/// One postingchild at work.
class Writer
{
public:
    struct Work
    {
        QString where;           ///< of the database: a path or an address
        QString name;            ///< of the person
        QString series;          ///< what its keys begin with
        quint32 seed = 0;
        int accounts = 1;
        qint64 count = 0;        ///< operations; 0: until finish() or kill()
    };
    struct Answer { qint64 line = 0; qint64 minor = 0; qint64 waited = 0; };

    explicit Writer(const Work &work);

    /// Waits until it has said so many things. @return whether it did.
    bool waitFor(int answers);
    /// SIGKILL: it gets no chance to tidy up.
    void kill();
    /// Lets it end the operation under way. @return whether it ended well.
    bool finish();

    [[nodiscard]] const Work &work() const { return m_work; }
    [[nodiscard]] const QHash<QString, Answer> &posted() const { return m_posted; }
    [[nodiscard]] const QStringList &failed() const { return m_failed; }
    [[nodiscard]] int refused() const { return m_refused; }
    /// The keys it was told of that the world outside was in the way: kept or not, nobody knows.
    [[nodiscard]] QStringList unconfirmed() const;
    /// The key it asked for and got no answer to; empty if there is none.
    [[nodiscard]] const QString &unanswered() const { return m_unanswered; }

private:
    void read();

    Work m_work;
    QProcess m_process;
    QByteArray m_rest;
    QHash<QString, Answer> m_posted;
    QStringList m_failed;
    int m_refused = 0;
    QString m_unanswered;
};

/// Fills an empty database for writers: so many accounts, these people of finance, receipt numbers that run on, and a write-off
/// above nothing waits for one of them if `approvals`.
void openOffice(AccountStore &store, int accounts, const QStringList &people, bool approvals);

/// A plain connection to the database at `where`, for queries that any SQL database answers.
class PlainRows
{
public:
    explicit PlainRows(const QString &where);
    ~PlainRows();
    Q_DISABLE_COPY_MOVE(PlainRows)

    /// The rows, their columns joined with spaces.
    [[nodiscard]] QStringList rows(const QString &sql) const;
    [[nodiscard]] qint64 number(const QString &sql) const { return rows(sql).value(0).toLongLong(); }

private:
    QString m_name;
};

/// What is wrong with what is kept, as sentences: verify's faults, receipt numbers with a gap or twice, a posting kept twice.
[[nodiscard]] QStringList faultsOf(AccountStore &store, const PlainRows &rows);
/// What is wrong with what is kept of one writer's work: something answered that is not there, something there that was not asked.
[[nodiscard]] QStringList faultsOf(const Writer &writer, const PlainRows &rows);

} // namespace Tally::Test
