// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/money.h"

#include <QHash>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <vector>

namespace Tally::Test {

/// How one run of the program ended.
struct Ran
{
    int exit = -1;
    QString out;
    QString err;
};

/// One object of a JSON answer: every value as the text it has in the file, numbers digit by digit; null is "null".
using JsonRow = QHash<QString, QString>;

/// A folder that is the program's home, with one database in it. Runs the real program there, without a display.
class ProgramHome final
{
public:
    explicit ProgramHome(const QString &program) : m_program{program} {}

    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString database() const { return file(QStringLiteral("a.db")); }
    /// Writes a file into the home; false if it cannot.
    [[nodiscard]] bool write(const QString &name, const QByteArray &bytes) const;
    /// Runs the program with these arguments as they are.
    [[nodiscard]] Ran run(const QStringList &arguments, const QByteArray &input = {}) const;
    /// The same on the home's database.
    [[nodiscard]] Ran onDatabase(QStringList arguments, const QByteArray &input = {}) const;
    /// The JSON rows a verb prints on the home's database; what the program said wrong ends the test.
    [[nodiscard]] std::vector<JsonRow> rows(const QStringList &arguments) const;

private:
    QString m_program;
    QTemporaryDir m_folder;
};

/// The objects of a JSON array, or the one object.
[[nodiscard]] std::vector<JsonRow> jsonRows(const QString &json);
/// The records of a CSV text (RFC 4180), header included; empty if it is not well formed.
[[nodiscard]] std::vector<QStringList> csvRecords(const QString &csv);
/// The exact amount that stands there.
[[nodiscard]] Money money(const QString &text);
/// Every row of every table of a database, as one text.
[[nodiscard]] QString dump(const QString &database);

} // namespace Tally::Test

/// Fails the test, with what the program said, unless the run ended with `code`. Runs it once.
#define VERIFY_EXIT(ran, code) \
    do { \
        const ::Tally::Test::Ran &verifiedRun = (ran); \
        QVERIFY2(verifiedRun.exit == (code), qPrintable(QStringLiteral("exit %1: %2").arg(verifiedRun.exit).arg(verifiedRun.err))); \
    } while (false)
