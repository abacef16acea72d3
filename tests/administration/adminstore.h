// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/unsupportedstore.h"

#include <QPromise>
#include <QStringList>

#include <functional>
#include <optional>

namespace Tally::Test {

/// Rules and people in memory, with versions as a database keeps them. Signed in is an administrator, "ada", unless said otherwise.
class AdminStore final : public UnsupportedStore
{
    Q_OBJECT
public:
    AdminStore();

    [[nodiscard]] StoreInfo info() const override { return {.name = QStringLiteral("council.db"), .kind = kind, .location = location}; }
    Reply<AccountList> accounts(AccountQuery query, QueryStop stop) override;
    Reply<std::vector<AccountRow>> accountHead(AccountQuery query, QueryStop stop) override;
    Reply<AccountOrder> accountOrder(AccountQuery query, QueryStop stop) override;
    Reply<std::vector<WriteOffProposal>> proposals(ProposalFilter filter) override;
    Reply<> backup(QString file) override;
    Reply<Person> me() override;
    Reply<LedgerRules> rules() override;
    Reply<std::vector<Person>> people() override;
    Reply<LedgerRules> changeRules(RulesChange change, QString key) override;
    Reply<Person> changePerson(Person person, QString key) override;

    /// What somebody else did: nobody is told.
    LedgerRules kept;
    std::vector<Person> known;
    [[nodiscard]] Person &person(const QString &name);

    QString kind = QStringLiteral("SQLite");
    QString location;
    QString signedIn = QStringLiteral("ada");
    std::optional<Error> failure;   ///< the next change answers this instead
    bool failAfterKeeping = false;  ///< … after it was kept: the answer was lost
    QStringList backups;            ///< files asked for
    std::optional<QPromise<Result<>>> backingUp; ///< set: a backup takes until the test finishes it
    QStringList keys;               ///< of every change asked for

private:
    [[nodiscard]] std::optional<Error> refusal(bool before);
    /// False if it was made from something else than is kept.
    [[nodiscard]] bool keep(const RulesChange &change);

    QStringList m_done;
};

} // namespace Tally::Test
