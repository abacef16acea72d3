#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Tallystick developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the benchmark as what people install is built, and runs it with the arguments given: packaging/bench.sh --help
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

install_listed
say "Configuring bench"
mkdir -p "$root/build"
cmake --preset bench -S "$root" >"$root/build/bench-configure.log" 2>&1 || { cat "$root/build/bench-configure.log"; fail "Configuring bench failed"; }
cmake --build "$root/build/bench" --parallel "$(jobs_here)" --target tallystick-bench
exec "$root/build/bench/bin/tallystick-bench" "$@"
