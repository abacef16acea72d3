// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountquery.h"

#include <vector>

namespace Tally {

class Database;
class RulesCache;
struct Stamp;

/// An account as it is kept now, and whether this call changed it.
struct Kept
{
    Account account;
    bool changed = true;
    bool othersChanged = false;      ///< with their holder's name
};

// Each is one transaction of its own, on the writer's thread. They throw SqlFailure; a key that was used for the same before changes
// nothing and gives what is kept.
[[nodiscard]] Kept createOne(Database &database, Account draft, const QString &key, const Stamp &stamp);
[[nodiscard]] Kept updateOne(Database &database, const Account &changed, const QString &key, const Stamp &stamp);
[[nodiscard]] Posted postOne(Database &database, const Posting &posting, const Stamp &stamp, RulesCache &rules);
/// All of them or none. One refusal is told of what was refused; the others hear that nothing was kept.
[[nodiscard]] std::vector<Result<Posted>> postAll(Database &database, const std::vector<Posting> &postings, const Stamp &stamp, RulesCache &rules);

} // namespace Tally
