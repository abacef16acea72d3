// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/output.h"
#include "models/stores/accountstore.h"

#include <QCommandLineParser>
#include <QTextStream>

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace Tally {

/// What a verb ends with: done, refused (the reason on stderr), or called wrongly.
enum class Exit { Done = 0, Refused = 1, Misuse = 2 };

/// What a verb does with its database. Reading works on a file that cannot be written, too.
enum class Use { Read, Write, Create };

/// One run of a verb: its arguments, and where it reads and writes.
struct VerbCall
{
    QString verb;                    ///< its name; empty: the program with its window
    QCommandLineParser &arguments;
    QTextStream &out;
    QTextStream &err;
    OutputFormat format = OutputFormat::Table;

    /// Writes "Name: sentence." for a refusal and returns its exit code.
    Exit refuse(const Error &error);
    /// Writes a sentence about a wrong call and returns its exit code.
    Exit misuse(const QString &sentence);
    /// The same for a word of a closed list: “Boat” is not an account type: choose Master (Main account), …
    /// @param what  the kind of thing, with its article: "an account type"
    Exit misuse(const QString &word, const QString &what, std::span<const CodeLabel> choices);
    /// Opens the database the call names (--database or --demo). Null after having said why not.
    std::unique_ptr<AccountStore> openStore(Use use, Exit &exit);
    /// The file or the server --database or --demo names; nothing after having said what is wrong.
    std::optional<QString> databaseFile(Exit &exit);
    /// Fills the demo council's database if it is empty; false after having said why not.
    bool makeDemo(AccountStore &store, Exit &exit);
    /// The date given as `option`, or `fallback` without one; nothing after having said what is wrong.
    std::optional<QDate> date(const QString &option, QDate fallback, Exit &exit);
    /// Puts the amount given as `option`, or nothing for "none", into `minor`; false after having said what is wrong.
    bool amountOrNone(const QString &option, std::optional<qint64> &minor, Exit &exit);
};

/// One verb of the command line, for example "worklist".
struct Verb
{
    QString name;
    QString summary;                                     ///< one line for --help
    qsizetype positional = 0;                            ///< how many arguments it takes besides options, at most
    std::function<void(QCommandLineParser &)> declare;   ///< adds the options and arguments
    std::function<Exit(VerbCall &)> run;
};

/// Every verb, in the order --help lists them.
[[nodiscard]] std::vector<Verb> verbs();

[[nodiscard]] Verb worklistVerb();
[[nodiscard]] Verb accountsVerb();
[[nodiscard]] Verb ledgerVerb();
[[nodiscard]] Verb postVerb();
[[nodiscard]] Verb describeVerb();
[[nodiscard]] Verb proposalsVerb();
[[nodiscard]] Verb approveVerb();
[[nodiscard]] Verb declineVerb();
[[nodiscard]] Verb withdrawVerb();
[[nodiscard]] Verb trailVerb();
[[nodiscard]] Verb agedDebtVerb();
[[nodiscard]] Verb trendVerb();
[[nodiscard]] Verb createVerb();
[[nodiscard]] Verb importVerb();
[[nodiscard]] Verb generateVerb();
[[nodiscard]] Verb peopleVerb();
[[nodiscard]] Verb personVerb();
[[nodiscard]] Verb settingsVerb();
[[nodiscard]] Verb typesVerb();
[[nodiscard]] Verb verifyVerb();
[[nodiscard]] Verb backupVerb();
[[nodiscard]] Verb restoreVerb();

/// Adds --database and --demo, and --format where `formats`.
void declareDatabase(QCommandLineParser &parser, bool formats);
/// Adds --account.
void declareAccount(QCommandLineParser &parser);

/// Waits for a store's answer. Verbs have nothing else to do; nothing of a window may call this.
template <class T>
Result<T> await(Reply<T> reply)
{
    reply.waitForFinished();
    if (reply.resultCount() == 0)
        return Error{.kind = ErrorKind::Cancelled};
    return reply.takeResult();
}

} // namespace Tally
