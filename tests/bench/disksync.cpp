// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/disksync.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>

namespace Tally::Bench {
namespace {

std::atomic_bool syncs = true;

} // namespace

void setDiskSync(bool on) { syncs = on; }

} // namespace Tally::Bench

// SQLite's library finds these before those of the C library.
extern "C" int fdatasync(int file)
{
    return Tally::Bench::syncs ? int(syscall(SYS_fdatasync, file)) : 0;
}

extern "C" int fsync(int file)
{
    return Tally::Bench::syncs ? int(syscall(SYS_fsync, file)) : 0;
}
