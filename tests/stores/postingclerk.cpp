// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/postingclerk.h"

#include "tests/stores/storetest.h"
#include "tests/support/anycommand.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace Tally::Test {
namespace {

/// Puts the key on the lines the command makes, and keeps the amount one that people post.
struct Labelled
{
    QString key;

    template <class Command>
    LedgerCommand operator()(Command command) const
    {
        if constexpr (requires { command.text.description; })
            command.text.description = key;
        if constexpr (std::is_same_v<Command, Describe>)
            command = {.line = command.line, .internalNote = key};          // the description stays the key that made the line
        if constexpr (requires { command.amount.minor(); }) {
            if (command.amount.minor() > 1'000'000)
                command.amount = Money::fromMinor(command.amount.minor() % 1'000'000);
        }
        return command;
    }
};

/// What the posting changed of the balance: the new line's amount. Commands that make none change nothing; what an adjustment
/// changes cannot be told from its answer: see Kinds.
qint64 effectOf(const LedgerCommand &command, const AccountLine &line)
{
    if (std::holds_alternative<ApplyCredit>(command) || std::holds_alternative<Reconcile>(command) || std::holds_alternative<Describe>(command))
        return 0;
    if (const auto *refund = std::get_if<Refund>(&command); refund != nullptr && refund->withPayout)
        return 0;
    return line.amount.minor();
}

template <class T>
QString failureOf(const QString &key, const Result<T> &result)
{
    return (isRefusal(result.error().kind) ? u"Refused "_s : u"Failed "_s) + key + u' ' + outcomeOf(result).replace(u' ', u'/');
}

QString postedText(const QString &key, LineId line, qint64 minor, const QElapsedTimer &watch)
{
    return u"Posted %1 %2 %3 %4"_s.arg(key).arg(line.value).arg(minor).arg(watch.elapsed());
}

} // namespace

Posting knownPayment(const QString &key, qint64 number, int accounts)
{
    return {.key = key, .account = {1 + number % accounts},
            .command = AddCredit{.amount = Money::fromMinor(1 + number % 97), .paymentType = u"CASH"_s,
                                 .text = {.date = day(u"2025-01-01"_s), .description = key}}};
}

PostingClerk::PostingClerk(AccountStore &store, QString name, QString series, quint32 seed, int accounts, Kinds kinds)
    : m_store{store}, m_name{std::move(name)}, m_series{std::move(series)}, m_random{seed}, m_accounts{accounts}, m_kinds{kinds}
{
}

QString PostingClerk::doOne(qint64 number)
{
    const QString key = keyOf(number);
    if (isKnownPayment(number))
        return post(knownPayment(key, number, m_accounts));
    if (below(12) == 0) {
        if (const auto answered = answerOne(key))
            return *answered;
    }
    const AccountId account{1 + below(m_accounts)};
    const auto ledger = await(m_store.ledger(account));
    if (!ledger)
        return failureOf(key, ledger);
    LedgerCommand command = anyCommand(ledger->state(), [this](int limit) { return below(limit); });
    while (m_kinds == Kinds::OfKnownEffect && std::holds_alternative<AdjustOverdue>(command))
        command = anyCommand(ledger->state(), [this](int limit) { return below(limit); });
    command = std::visit(Labelled{key}, command);
    if (const auto *writeOff = std::get_if<WriteOff>(&command))
        return propose(account, *writeOff, key);
    return post({.key = key, .account = account, .command = command});
}

QString PostingClerk::post(const Posting &posting)
{
    QElapsedTimer watch;
    watch.start();
    const auto result = await(m_store.post(posting));
    if (!result)
        return failureOf(posting.key, result);
    return postedText(posting.key, result->line.id, effectOf(posting.command, result->line), watch);
}

QString PostingClerk::propose(AccountId account, const WriteOff &command, const QString &key)
{
    QElapsedTimer watch;
    watch.start();
    const auto result = await(m_store.propose({.account = account, .amount = command.amount, .debits = command.debits,
                                               .date = command.text.date, .reason = key, .type = command.type}, key));
    if (!result)
        return failureOf(key, result);
    const bool posted = result->status == ProposalStatus::Posted;
    return postedText(key, {}, posted ? -result->amount.minor() : 0, watch);
}

std::optional<QString> PostingClerk::answerOne(const QString &key)
{
    const auto waiting = await(m_store.proposals({}));
    if (!waiting)
        return failureOf(key, waiting);
    for (const WriteOffProposal &proposal : *waiting) {
        if (proposal.proposedBy == m_name)
            continue;
        QElapsedTimer watch;
        watch.start();
        const bool approve = below(4) > 0;
        const auto result = await(m_store.answer(proposal.id, approve ? ProposalAnswer::Approve : ProposalAnswer::Decline, u"seen"_s, key));
        if (!result)
            return failureOf(key, result);
        return postedText(key, {}, result->status == ProposalStatus::Posted ? -result->amount.minor() : 0, watch);
    }
    return std::nullopt;
}

} // namespace Tally::Test
