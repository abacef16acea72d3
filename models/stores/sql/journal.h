// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/account.h"
#include "models/domain/ledger.h"
#include "models/stores/sql/database.h"
#include "models/stores/sql/rowwriter.h"

#include <optional>

/// What stands in the rows every change leaves behind beside its own: audit trail, outbox and idempotency key.
namespace Tally::Journal {

[[nodiscard]] std::optional<KnownKey> known(Database &database, const QString &key);
/// Throws Invalid for a key that is empty or longer than 200 characters.
void requireUsable(const QString &key);
/// Throws KeyReused if `known` was used for something else than `operation` with `fingerprint`.
void requireSame(const KnownKey &known, const QString &operation, const QString &fingerprint, const QString &key);

/// What a command does, without the texts and dates a retry may word differently: the fingerprint of its key.
[[nodiscard]] QString operationOf(const LedgerCommand &command);
[[nodiscard]] QString fingerprintOf(AccountId account, const LedgerCommand &command);

/// A change of a ledger as JSON for audit and event: new and changed lines, offsets and both balances, in minor units.
[[nodiscard]] QString changeJson(const LedgerChange &change);
/// The lines `change` changes as they were, for the audit trail; null if it changes none.
[[nodiscard]] QString beforeJson(const LedgerState &state, const LedgerChange &change);

} // namespace Tally::Journal
