// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/sql/rowwriter.h"

namespace Tally {

/// The hash of an entry: the SHA-256, in hexadecimal, of the hash before it in its chain (empty for the first) followed by the
/// entry's fields in the order number, at, actor, action, account, line, batch, before, after. Each field is its length in bytes of
/// UTF-8, a colon, the bytes and a semicolon; one that is NULL is "-;". Numbers are written in decimal.
[[nodiscard]] QString chainHash(const QString &previous, qint64 number, const QString &at, const QString &actor, const AuditEntry &entry);

/// The checkpoint over the ends of chains that moved since the one before, in the order of their accounts (0: none): fed with each,
/// it gives the SHA-256 of the previous checkpoint's hash and of "account number hash;" for each of them.
class CheckpointHash final
{
public:
    explicit CheckpointHash(const QString &previous);
    ~CheckpointHash();
    CheckpointHash(CheckpointHash &&) noexcept;
    CheckpointHash &operator=(CheckpointHash &&) noexcept;

    void add(qint64 account, qint64 number, const QString &hash);
    [[nodiscard]] QString result() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Gives the entries that have no place in a chain yet (of step 1) theirs, in the order of their ids, and sets the ends of the
/// chains. Part of the migration that brings the chains, before they are append-only.
void chainOldEntries(Database &database);

} // namespace Tally
