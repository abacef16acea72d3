// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/account.h"
#include "models/domain/ledger.h"
#include "models/stores/bulk.h"
#include "models/stores/sql/database.h"
#include "models/stores/sql/rowwriter.h"

#include <QHash>
#include <QSet>

#include <span>
#include <vector>

namespace Tally {

/// An account as it is part of a batch: the account or, of one that is larger than a chunk, some of its rows.
struct BatchPart
{
    BulkAccount account;
    bool continues = false;       ///< an earlier part made or found the account
};

using KnownKeys = QHash<QString, KnownKey>;

/// What `key` was used for; nothing if it was not, or is empty.
[[nodiscard]] std::optional<KnownKey> useOf(const QString &key, const KnownKeys &known);

/// Every key of the parts that has been used before, with what it was used for: one question for all of them.
[[nodiscard]] KnownKeys knownKeys(Database &database, std::span<const BatchPart> parts);

/// An account that is in the database, with the part of its ledger that a batch can touch.
struct StoredAccount
{
    QString uuid;
    Currency currency;
    Money balance;
    qint64 ledgerVersion = 0;
    LedgerState state;
};

/// What the parts of a batch must know of the database, asked for all of them at once: on a server a question costs a round trip.
/// Made inside a transaction.
struct BatchFacts
{
    KnownKeys keys;
    QHash<AccountId, StoredAccount> accounts;     ///< those known by their key that have something new; locked
    QHash<QString, Holder> holders;               ///< by reference
    QSet<QString> references;                     ///< payment references that are taken
    QSet<QString> uuids;                          ///< likewise
    QSet<QString> targetTypes;
    QHash<AccountId, QString> parents;            ///< payment references of the accounts named as parents

    [[nodiscard]] std::optional<KnownKey> use(const QString &key) const { return useOf(key, keys); }
    /// Throws SqlFailure.
    [[nodiscard]] static BatchFacts ask(Database &database, std::span<const BatchPart> parts);
};

/// So many payment references nobody has, `alsoTaken` included, in one go. Throws Internal when all are used up.
[[nodiscard]] std::vector<QString> takePaymentReferences(Database &database, RowWriter &rows, std::size_t count,
                                                         const QSet<QString> &alsoTaken);

} // namespace Tally
