#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Tallystick developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the tests with coverage and writes build/coverage/coverage.html; prints the share of lines of each folder's files.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

install_listed
install_missing gcovr
build coverage
find build/coverage -name '*.gcda' -delete
run_tests coverage
gcovr --root . --object-directory build/coverage --filter '(app|models|views)/' --exclude-unreachable-branches \
    --html-details build/coverage/coverage.html --print-summary --txt -
say "Page by page: $root/build/coverage/coverage.html"
