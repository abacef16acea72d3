#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Tallystick developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the pictures of resources/screenshots again, light and dark, from the program itself. Look at them before you commit them.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

install_listed
build dev
build release
folder=$root/resources/screenshots
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
export LC_ALL=C.UTF-8 XDG_RUNTIME_DIR="$made"

for dark in "" 1; do
    say "Pictures of the forms and the import${dark:+, dark}"
    env ${dark:+TALLY_DARK=1} TALLY_PICTURES="$made" build/dev/bin/tst_window theFirstRunOffersFourWays aPaymentIsPostedAndVoidedByHand \
        anAccountIsChangedByHand aFileIsImportedFromTheFirstPage >/dev/null
    say "Pictures of the operations${dark:+, dark}"
    env ${dark:+TALLY_DARK=1} TALLY_PICTURES="$made" build/dev/bin/tst_operations >/dev/null
    say "Picture of the worklist${dark:+, dark}"
    env -u WAYLAND_DISPLAY -u DISPLAY QT_QPA_PLATFORM=xcb xvfb-run --auto-servernum --server-args='-screen 0 1440x900x24' \
        build/release/bin/tallystick --demo ${dark:+--dark} --picture "$made/worklist${dark:+-dark}.png"
done
for name in first-run worklist ledger payment void write-off approve settings account import-report; do
    cp "$made/$name.png" "$made/$name-dark.png" "$folder/"
done
say "The pictures are in resources/screenshots"
