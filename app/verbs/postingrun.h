// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/verbs/postingwords.h"
#include "app/verbs/verb.h"

namespace Tally {

/// What was posted, proposed or found on one account, as one JSON object on one line.
[[nodiscard]] QString postedJson(const Account &account, const Posted &posted, const LedgerRules &rules);

/// Posts or proposes what is wished, and waits for it.
/// @return the JSON object that says what came of it.
[[nodiscard]] Result<QString> carryOut(AccountStore &store, const Account &account, const PostingWish &wish, const QString &key,
                                       const LedgerRules &rules);

/// Runs one posting of the command line: its account, its words, and prints the result or says why not.
[[nodiscard]] Exit runPosting(VerbCall &call, const PostingOperation &operation, const QString &reference);

/// `tallystick post --batch`: one transaction for each line, or all of them in one.
[[nodiscard]] Exit runBatch(VerbCall &call, const QString &file, bool atomic);

/// The words among the options of a call, without what says where and under which key.
[[nodiscard]] PostingWords wordsOf(const QCommandLineParser &arguments);

} // namespace Tally
