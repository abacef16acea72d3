// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/rights.h"

#include <QString>

#include <optional>
#include <vector>

namespace Tally {

/// One word of the trade and what it means here.
struct GlossaryTerm
{
    QString name;                             ///< for links, the same in every language
    QString title;
    QString text;
    std::optional<Operation> operation = {};  ///< set for what people do; the rest are words of the ledger
};

/// All terms: first what people do, in the order of the menus, then the words of the ledger by title.
[[nodiscard]] std::vector<GlossaryTerm> glossary();

/// The terms in whose title or text every word of `text` occurs, as HTML; a sentence if there is none.
[[nodiscard]] QString glossaryHtml(const std::vector<GlossaryTerm> &terms, const QString &text);

} // namespace Tally
