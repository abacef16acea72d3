#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Tallystick developers
# SPDX-License-Identifier: GPL-3.0-or-later
# From a fresh Debian 12 to the program: installs what is missing, configures, builds, and does its job.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<EOF
packaging/dev.sh run     build the program and open the demo council; without a display, make a picture of it
packaging/dev.sh test    build everything and run the tests
packaging/dev.sh build   build the program only
EOF
}

program=build/release/bin/tallystick

has_display() {
    [ -n "${DISPLAY:-}" ] && xdpyinfo >/dev/null 2>&1
}

# A bare container speaks no language and no UTF-8; British figures and a UTF-8 terminal are what the pictures show.
speak_utf8() {
    case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
        *UTF-8 | *utf8) ;;
        *) unset LC_ALL; export LC_CTYPE=C.UTF-8 LANG=en_GB.UTF-8 ;;
    esac
}

run_with_display() {
    say "Opening the demo council"
    exec "$program" --demo "$@"
}

run_without_display() {
    local picture="$root/build/worklist.png"
    rm -f "$picture"
    say "There is no display: opening the demo council under Xvfb for a picture"
    env -u WAYLAND_DISPLAY -u DISPLAY QT_QPA_PLATFORM=xcb \
        xvfb-run --auto-servernum --server-args='-screen 0 1440x900x24' "$program" --demo --picture "$picture"
    [ -s "$picture" ] || fail "The program ended without making the picture $picture"
    say "Picture of the worklist: $picture"
    say "Top of the worklist:"
    "$program" worklist --demo --limit 10
}

case "${1:-}" in
    run)
        shift
        install_listed
        build release
        speak_utf8
        if has_display; then run_with_display "$@"; else run_without_display; fi
        ;;
    test)
        install_listed
        build dev
        run_tests dev
        ;;
    build)
        install_listed
        build release
        say "The program is $root/$program"
        ;;
    -h | --help | help) usage ;;
    *) usage >&2; exit 2 ;;
esac
