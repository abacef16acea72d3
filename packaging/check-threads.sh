#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Tallystick developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds what runs on several threads under ThreadSanitizer and lets everything happen at once to a list of TALLY_LIST_ACCOUNTS accounts
# (100,000), TALLY_LIST_ROUNDS times (200), on both databases. tsan.supp says what Qt, which is not built with it, does out of its sight.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

export TSAN_OPTIONS="suppressions=$root/packaging/tsan.supp:halt_on_error=0:exitcode=66:die_after_fork=0${TSAN_OPTIONS:+:$TSAN_OPTIONS}"
export QTEST_FUNCTION_TIMEOUT=86400000 LC_ALL=C.UTF-8 TZ=UTC QT_QPA_PLATFORM=offscreen
install_listed
say "Configuring tsan"
mkdir -p "$root/build"
cmake --preset tsan -S "$root" >"$root/build/tsan-configure.log" 2>&1 || { cat "$root/build/tsan-configure.log"; fail "Configuring tsan failed"; }
say "Building"
tests=(tst_querystop tst_precedence tst_listsnapshot tst_longlists tst_windowedmodel tst_windowedtable tst_keysahead tst_restlesslist)
cmake --build "$root/build/tsan" --parallel "$(jobs_here)" --target "${tests[@]}"
export TALLY_LIST_ACCOUNTS=${TALLY_LIST_ACCOUNTS:-100000} TALLY_LIST_ROUNDS=${TALLY_LIST_ROUNDS:-200}
for test in "${tests[@]}"; do
    say "$test"
    "$root/build/tsan/bin/$test" || fail "$test: ThreadSanitizer or the test found something"
done
