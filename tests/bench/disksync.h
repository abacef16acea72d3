// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Tally::Bench {

/// Whether fsync() and fdatasync() of this process wait for the disk, as they do unless told otherwise. Without it everything works
/// as with SQLite's synchronous=OFF, whatever a connection sets: the bench's own file has both functions in front of the C library's.
void setDiskSync(bool on);

} // namespace Tally::Bench
