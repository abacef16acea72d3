// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/id.h"

#include <mutex>
#include <vector>

namespace Tally {

class Database;

/// Notices what other programs did to an SQLite file: a look costs next to nothing while nobody wrote. (A server tells by itself.)
class OthersWatch final
{
public:
    struct Heard
    {
        std::vector<AccountId> accounts;     ///< at most `mostNamed`
        bool manyAccounts = false;           ///< more than those, or nobody knows which
        bool rules = false;                  ///< types, settings or people
        bool proposals = false;
    };
    /// Beyond so many accounts it is not worth naming each.
    static constexpr std::size_t mostNamed = 50;

    /// What others kept since the last look; the first look only remembers where it begins. Always on one connection that reads.
    /// Throws SqlFailure.
    [[nodiscard]] Heard look(Database &reader);
    /// On the connection that writes, after it kept something and told of it: unless somebody else wrote in between, the next look has
    /// nothing to tell. Throws SqlFailure.
    void noteOwn(Database &writer);

private:
    /// How far the file had come, in what it says of itself.
    struct Place
    {
        qint64 event = -1;
        qint64 audit = -1;
        qint64 rules = -1;
        friend bool operator==(const Place &, const Place &) = default;
    };
    [[nodiscard]] static Place placeOf(Database &database);
    [[nodiscard]] static Heard between(Database &reader, const Place &told, const Place &now);

    qint64 m_readerVersion = -1;             ///< PRAGMA data_version, of the reader's thread
    qint64 m_writerVersion = -1;             ///< the same, of the writer's thread
    Place m_written;                         ///< what noteOwn() saw last, of the writer's thread
    std::mutex m_guard;                      ///< of m_told
    Place m_told;                            ///< everything up to here was told
};

} // namespace Tally
