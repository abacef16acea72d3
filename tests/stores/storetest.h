// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"

#include <QEventLoop>
#include <QFutureWatcher>
#include <QTimer>

/// What every test of a store needs: waiting for an answer, reading it, and saying what to post in one line.
namespace Tally::Test {

/// The answer, waited for in an event loop so that stores that need one can give it; Internal after a minute without any.
template <class T>
Result<T> await(Reply<T> reply)
{
    QEventLoop loop;
    QFutureWatcher<Result<T>> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(60'000, &loop, &QEventLoop::quit);
    watcher.setFuture(reply);
    loop.exec();
    if (!reply.isFinished() || reply.resultCount() == 0)
        return Error{.kind = ErrorKind::Internal, .detail = QStringLiteral("the store did not answer")};
    Handover::take(&Handover::answers);
    return reply.result();
}

/// "ok", or the error's name with the field it blames: "Invalid endDate".
[[nodiscard]] QString outcomeOf(const Error &error);
template <class T>
[[nodiscard]] QString outcomeOf(const Result<T> &result)
{
    return result ? QStringLiteral("ok") : outcomeOf(result.error());
}
template <class T>
[[nodiscard]] QString outcomeOf(Reply<T> reply) { return outcomeOf(await(std::move(reply))); }

/// Ends the test program with the error's text.
[[noreturn]] void giveUp(const Error &error);

/// The value of an answer that a test takes for granted.
template <class T>
T must(Reply<T> reply)
{
    auto result = await(std::move(reply));
    if (!result)
        giveUp(result.error());
    return *std::move(result);
}

[[nodiscard]] Money pounds(const QString &text);
[[nodiscard]] QDate day(const QString &iso);

/// The smallest account that is valid: its holder is called `name` and known by `reference`.
[[nodiscard]] Account draftOf(const QString &reference, const QString &name);
/// Creates it, under a key made of the reference.
Account created(AccountStore &store, const QString &reference, const QString &name);
Account created(AccountStore &store, const Account &draft);

[[nodiscard]] LedgerCommand debitOf(const QString &amount, const QString &date, const QString &type = QStringLiteral("RENT"));
[[nodiscard]] LedgerCommand paymentOf(const QString &amount, const QString &date, const std::vector<LineId> &debits = {});
[[nodiscard]] LedgerCommand voidOf(LineId credit, const QString &date);
/// Posts under a key of its own and takes success for granted.
Posted posted(AccountStore &store, AccountId account, const LedgerCommand &command);

/// What the changes beside postings are answered with: a proposal to write 1.00 off the account's line, a change of a type and of the
/// settings, a new person, each under a key made of `key`: "ReadOnly", or all four if they differ.
[[nodiscard]] QString outcomeOfChanges(AccountStore &store, AccountId account, LineId debit, const QString &key);

/// Everything a store shows of all its accounts, their lines and offsets, as text: equal texts, equal contents.
[[nodiscard]] QString pictureOf(AccountStore &store);
/// The rules, people and proposals of a store as text.
[[nodiscard]] QString officeOf(AccountStore &store);
/// One ledger as text: "1 RENT 100.00 50.00; 2 PAYMENT -50.00 0.00 | CREATE 100.00 d1; …", lines numbered from 1.
[[nodiscard]] QString textOf(const Ledger &ledger);

} // namespace Tally::Test
