// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/writeoff.h"
#include "tests/support/unsupportedstore.h"

#include <QPromise>

#include <map>
#include <vector>

namespace Tally::Test {

/// Proposals and ledgers in memory. Answers follow the rules of the domain; a test can hold an answer back or let one fail.
class ProposalStore final : public UnsupportedStore
{
    Q_OBJECT
public:
    struct Asked
    {
        ProposalId proposal;
        ProposalAnswer answer;
        QString note;
        QString key;
    };

    explicit ProposalStore(Person who = {.name = QStringLiteral("lee"), .roles = Role::Finance});

    Person person;
    LedgerRules inForce;
    std::vector<WriteOffProposal> kept;
    std::vector<Asked> asked;                 ///< every answer that came in
    std::optional<Error> nextError;           ///< the next answer fails with it
    bool keepsNextAnswer = false;             ///< …though it is kept
    bool holdsAnswers = false;                ///< answers wait for giveAnswer()

    /// A ledger driven by LedgerBook commands, and the proposal of one of its write-offs, made a day after the one before.
    void addLedger(qint64 account, const QString &script, const QString &holder = QStringLiteral("Adaeze Okafor"));
    WriteOffProposal &add(qint64 account, qint64 minor, std::vector<LineId> debits, const QString &by = QStringLiteral("okb"), int needed = 1);
    /// What somebody else says meanwhile.
    void decideElsewhere(ProposalId id, ProposalAnswer answer, const QString &by, const QString &note = {});
    void giveAnswer();

    Reply<Person> me() override { return ready(person); }
    Reply<LedgerRules> rules() override { return ready(inForce); }
    Reply<Ledger> ledger(AccountId id) override;
    Reply<std::vector<WriteOffProposal>> proposals(ProposalFilter filter) override;
    Reply<WriteOffProposal> answer(ProposalId proposal, ProposalAnswer answer, QString note, QString key) override;

private:
    template <class T>
    [[nodiscard]] static Reply<T> ready(T value) { return QtFuture::makeReadyFuture(Result<T>(std::move(value))); }
    [[nodiscard]] Result<WriteOffProposal> take(const Asked &question);
    [[nodiscard]] WriteOffProposal &find(ProposalId id);

    std::map<qint64, Ledger> m_ledgers;
    std::map<QString, ProposalId> m_keys;
    std::optional<QPromise<Result<WriteOffProposal>>> m_held;
};

} // namespace Tally::Test
