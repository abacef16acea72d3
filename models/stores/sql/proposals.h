// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"
#include "models/stores/sql/database.h"
#include "models/stores/sql/rowwriter.h"

/// Write-offs with a second pair of eyes.
namespace Tally {

/// Proposals a filter lets through, oldest first. Call it inside a Snapshot.
[[nodiscard]] std::vector<WriteOffProposal> readProposals(Database &database, const ProposalFilter &filter);

/// Proposes inside an open transaction, and posts at once what nobody need approve. Throws as AccountStore::propose() answers.
[[nodiscard]] WriteOffProposal proposeInside(Database &database, RowWriter &rows, const WriteOffWish &wish, const QString &key,
                                             const Person &person, const LedgerRules &rules, bool &changed);
/// Answers inside an open transaction, and posts with the last approval needed. Throws as AccountStore::answer() answers.
[[nodiscard]] WriteOffProposal answerInside(Database &database, RowWriter &rows, ProposalId proposal, ProposalAnswer answer,
                                            const QString &note, const QString &key, const Person &person, const LedgerRules &rules,
                                            bool &changed);

} // namespace Tally
