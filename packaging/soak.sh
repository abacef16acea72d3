#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Tallystick developers
# SPDX-License-Identifier: GPL-3.0-or-later
# A long random walk through every operation of the ledger: what is on disk is compared with a second implementation after each.
#   packaging/soak.sh [OPERATIONS [SEED]]     100,000 operations from a new seed if not said; it prints the seed to repeat it
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

operations=${1:-100000}
seed=${2:-$(date +%s)}
install_listed
say "Configuring dev"
cmake --preset dev >"$root/build/dev-configure.log" 2>&1 || { cat "$root/build/dev-configure.log"; fail "Configuring dev failed"; }
say "Building the walk"
cmake --build build/dev --parallel "$(jobs_here)" --target tst_ledgerwalk
say "$operations operations from seed $seed"
# Qt Test ends a test function after five minutes unless it is told how long this one may take, in milliseconds.
TALLY_WALK_OPERATIONS=$operations TALLY_WALK_SEED=$seed QTEST_FUNCTION_TIMEOUT=86400000 \
    LC_ALL=C.UTF-8 TZ=UTC build/dev/bin/tst_ledgerwalk || fail "Seed $seed: the ledger on disk is not what it should be"
