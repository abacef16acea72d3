// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace Tally {

/// The first place of `needle`, which is not empty, in [from, end); end if there is none. Takes the processor's widest
/// registers where that is known to work, findBytesPortable() elsewhere.
[[nodiscard]] const char *findBytes(const char *from, const char *end, std::string_view needle);
/// The same answer on every processor.
[[nodiscard]] const char *findBytesPortable(const char *from, const char *end, std::string_view needle);

} // namespace Tally
