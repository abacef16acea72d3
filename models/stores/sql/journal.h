// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/account.h"
#include "models/domain/ledger.h"
#include "models/stores/sql/accountwriter.h"
#include "models/stores/sql/database.h"

#include <optional>

/// The rows every change leaves behind beside its own: audit trail, outbox and idempotency key. Called inside its transaction.
namespace Tally::Journal {

struct AuditEntry
{
    QString action;
    std::optional<AccountId> account = {};
    std::optional<LineId> line = {};
    qint64 batch = 0;                    ///< 0: none
    QString before = {};                 ///< JSON
    QString after = {};                  ///< JSON
};
void audit(Database &database, const AuditEntry &entry, const Stamp &stamp);

/// `key` is the account's UUID; `version` grows with every event of one kind on that account.
void event(Database &database, const QString &type, const QUuid &key, qint64 version, const QString &payload, const Stamp &stamp);

/// What an idempotency key was used for.
struct KnownKey
{
    QString operation;
    QString fingerprint;
    AccountId account;
    LineId line;
};
[[nodiscard]] std::optional<KnownKey> known(Database &database, const QString &key);
/// Throws Invalid for a key that is empty or longer than 200 characters.
void requireUsable(const QString &key);
/// The key must be usable and new.
void remember(Database &database, const QString &key, const KnownKey &use, const Stamp &stamp);
/// Throws KeyReused if `known` was used for something else than `operation` with `fingerprint`.
void requireSame(const KnownKey &known, const QString &operation, const QString &fingerprint, const QString &key);

/// What a command does, without the texts and dates a retry may word differently: the fingerprint of its key.
[[nodiscard]] QString operationOf(const LedgerCommand &command);
[[nodiscard]] QString fingerprintOf(AccountId account, const LedgerCommand &command);

/// A change of a ledger as JSON for audit and event: new and changed lines, offsets and both balances, in minor units.
[[nodiscard]] QString changeJson(const LedgerChange &change);

} // namespace Tally::Journal
