#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Tallystick developers
# SPDX-License-Identifier: GPL-3.0-or-later
# What takes too long for every day, on the ledger as it is kept on disk:
#   packaging/soak.sh [walk|crash|writers|list|postgres ...]     all of them if none is named
#   walk      a long random walk through every operation; what is on disk is compared with a second implementation after each.
#             TALLY_WALK_OPERATIONS (100,000) from TALLY_WALK_SEED (a new one); it prints the seed to repeat it.
#   crash     two programs post and one is killed, TALLY_CRASHES times (300).
#   writers   eight programs ask for TALLY_WRITER_POSTINGS operations (14,000) on fifty accounts at once, on SQLite and then on
#             PostgreSQL. Some are refused, as random operations are: more than 10,000 are posted on each.
#   list      everything happens at once to a list of TALLY_LIST_ACCOUNTS accounts (100,000), TALLY_LIST_ROUNDS times (1,000), on both
#             databases, with lost connections on PostgreSQL.
#   postgres  the program, the server's process for it and the whole server are killed, TALLY_CRASHES times each (100).
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# Qt Test ends a test function after five minutes unless it is told how long this one may take, in milliseconds.
export QTEST_FUNCTION_TIMEOUT=86400000 LC_ALL=C.UTF-8 TZ=UTC QT_QPA_PLATFORM=offscreen

build() {
    say "Building $*"
    cmake --build build/dev --parallel "$(jobs_here)" --target "$@"
}

soak_walk() {
    local operations=${TALLY_WALK_OPERATIONS:-100000} seed=${TALLY_WALK_SEED:-$(date +%s)}
    build tst_ledgerwalk
    say "$operations operations from seed $seed"
    TALLY_WALK_OPERATIONS=$operations TALLY_WALK_SEED=$seed build/dev/bin/tst_ledgerwalk \
        || fail "Seed $seed: the ledger on disk is not what it should be"
}

soak_crash() {
    build tst_crash postingchild
    say "${TALLY_CRASHES:-300} crashes"
    TALLY_CRASHES=${TALLY_CRASHES:-300} build/dev/bin/tst_crash || fail "A crash lost or doubled something"
}

soak_writers() {
    build tst_writers postingchild
    say "${TALLY_WRITER_POSTINGS:-14000} operations of eight writers on each database"
    TALLY_WRITER_POSTINGS=${TALLY_WRITER_POSTINGS:-14000} build/dev/bin/tst_writers || fail "The writers got in each other's way"
}

soak_list() {
    local seed=${TALLY_LIST_SEED:-$(($(date +%s) % 1000000))}
    build tst_restlesslist
    TALLY_LIST_ACCOUNTS=${TALLY_LIST_ACCOUNTS:-100000} TALLY_LIST_ROUNDS=${TALLY_LIST_ROUNDS:-1000} TALLY_LIST_SEED=$seed \
        build/dev/bin/tst_restlesslist || fail "Seed $seed: the list is not what the database says"
}

soak_postgres() {
    build tst_postgrescrash postingchild
    say "${TALLY_CRASHES:-100} crashes of each kind"
    TALLY_CRASHES=${TALLY_CRASHES:-100} build/dev/bin/tst_postgrescrash || fail "A crash lost or doubled something"
}

parts=("$@")
[ ${#parts[@]} -gt 0 ] || parts=(walk crash writers list postgres)
for part in "${parts[@]}"; do
    declare -F "soak_$part" >/dev/null || fail "There is no soak called $part"
done
install_listed
say "Configuring dev"
cmake --preset dev >"$root/build/dev-configure.log" 2>&1 || { cat "$root/build/dev-configure.log"; fail "Configuring dev failed"; }
for part in "${parts[@]}"; do
    "soak_$part"
done
