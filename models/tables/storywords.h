// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/linestory.h"
#include "models/stores/wholeledger.h"

#include <QString>
#include <QStringList>

/// What happened to a line, as sentences. All of it is HTML: data in it is escaped, and a line it names is a link whose address is
/// that line's number.
namespace Tally::Words {

/// The line as it stands in the middle of a sentence, as plain text: "the rent of 5 Aug 2013", "“Week 27” of 5 Aug 2013".
[[nodiscard]] QString lineInSentence(const AccountLine &line, const TypeCatalogue &types);

/// The same as a link; "line 12", without a link, for one the ledger does not have (yet).
[[nodiscard]] QString lineLink(LineId line, const WholeLedger &ledger);

/// One step of the story of `line`, with when and by whom in front where that is known: "3 Sep 2013, 11:02, okb: £40.00 of the
/// payment of 3 Sep 2013 paid this charge; £32.37 is left to pay."
[[nodiscard]] QString storyStep(const StoryStep &step, const AccountLine &line, const WholeLedger &ledger);

/// The story of a line, oldest step first; empty for a line the ledger does not have.
struct LineStory
{
    QStringList sentences;
    qsizetype leftOut = 0;        ///< steps left out behind the first
};
/// @param most  sentences at most, at least 2: how it began and how it came to what it is. Between them may be thousands.
[[nodiscard]] LineStory story(LineId line, const WholeLedger &ledger, qsizetype most);

/// What a line is and what is left of it, in two sentences: "£72.37 was charged. £32.37 is left to pay."
[[nodiscard]] QString lineSummary(const AccountLine &line, const WholeLedger &ledger);

/// What is left of a line with that much outstanding, without a full stop: "£32.37 is left to pay", "nothing is left to use".
[[nodiscard]] QString leftOver(LineKind kind, Money outstanding);

} // namespace Tally::Words
