#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Tallystick developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds everything under AddressSanitizer and UndefinedBehaviorSanitizer and runs the tests there.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

export LSAN_OPTIONS="suppressions=$root/packaging/lsan.supp:print_suppressions=0${LSAN_OPTIONS:+:$LSAN_OPTIONS}"
install_listed
build asan-ubsan
run_tests asan-ubsan
