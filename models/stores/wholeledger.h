// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountquery.h"

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace Tally {

/// A whole ledger for many to look at: it never changes, and what one looks for in it is found at once, however long it is. Making one
/// takes as long as reading the ledger did: do it on a worker.
class WholeLedger final
{
public:
    explicit WholeLedger(Ledger ledger);
    /// One to be handed around. Whoever lets go of it last does not wait for its memory to be given back.
    [[nodiscard]] static std::shared_ptr<const WholeLedger> share(Ledger ledger);

    [[nodiscard]] const Account &account() const { return m_ledger.account; }
    [[nodiscard]] const TypeCatalogue &types() const { return m_ledger.types; }
    /// Oldest first.
    [[nodiscard]] const std::vector<AccountLine> &lines() const { return m_ledger.lines; }
    /// The line of that number, or null.
    [[nodiscard]] const AccountLine *line(LineId id) const;
    /// What the ledger core needs for any command about that line (see LedgerState), and for those that only name the others, with every
    /// line that is open: few of a long ledger. Lines it does not have are left out.
    [[nodiscard]] LedgerState stateFor(LineId line, const std::vector<LineId> &named = {}) const;
    /// What the story of a line is told from (see storyOf()).
    [[nodiscard]] LedgerState storyState(LineId line) const;
    /// Whether the same lines and offsets are in both, each line with the same texts and figures.
    [[nodiscard]] bool says(const WholeLedger &other) const;

private:
    /// Places of lines and offsets, gathered in any order.
    struct Part
    {
        std::vector<std::uint32_t> lines;
        std::vector<std::uint32_t> offsets;
    };
    using Index = std::vector<std::pair<LineId, std::uint32_t>>;

    void fingerprint();
    [[nodiscard]] static std::pair<Index::const_iterator, Index::const_iterator> range(const Index &index, LineId line);
    void addLine(Part &part, std::optional<LineId> line) const;
    /// The line, its offsets and what they name, and the lines that answer it.
    void addAround(Part &part, LineId line) const;
    [[nodiscard]] std::vector<LineId> debitsOf(LineId credit) const;
    [[nodiscard]] LedgerState take(Part part) const;

    Ledger m_ledger;
    Index m_lines;                        ///< places in m_ledger.lines, by line
    Index m_offsets;                      ///< places in m_ledger.offsets, by each line they name
    Index m_answers;                      ///< places in m_ledger.lines, by the line they answer
    std::vector<std::uint32_t> m_open;    ///< places of open lines
    std::size_t m_fingerprint = 0;
};

using SharedLedger = std::shared_ptr<const WholeLedger>;

} // namespace Tally
