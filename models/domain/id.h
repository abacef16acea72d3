// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <compare>
#include <functional>

namespace Tally {

/// A row's number in its own table. The tag keeps an account's number from being passed for a line's.
/// Zero means "none"; negative numbers stand for lines that a preview made and no store has kept.
template <class Tag>
struct Id
{
    qint64 value = 0;

    [[nodiscard]] constexpr bool isValid() const noexcept { return value != 0; }
    friend constexpr auto operator<=>(Id, Id) = default;
};

using AccountId = Id<struct AccountTag>;
using HolderId = Id<struct HolderTag>;
using LineId = Id<struct LineTag>;
using OffsetId = Id<struct OffsetTag>;
using ProposalId = Id<struct ProposalTag>;

} // namespace Tally

template <class Tag>
struct std::hash<Tally::Id<Tag>>
{
    std::size_t operator()(Tally::Id<Tag> id) const noexcept { return std::hash<qint64>{}(id.value); }
};
