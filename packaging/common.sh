# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Tallystick developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by the scripts of this folder, which set -euo pipefail and source it.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '== %s\n' "$*"; }
fail() { printf '!! %s\n' "$*" >&2; exit 1; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "Packages are missing and this is neither root nor is sudo there. As root: $*"
    fi
}

is_installed() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# install_missing PACKAGE…: asks the network only if one of them is not installed.
install_missing() {
    command -v dpkg-query >/dev/null || fail "This installs packages on Debian 12. Elsewhere, install what packaging/debian-packages.txt names and use cmake."
    local missing=() package
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    if [ "${#missing[@]}" -eq 0 ]; then
        say "All needed packages are installed"
        return
    fi
    say "Installing ${#missing[@]} packages: ${missing[*]}"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

install_listed() {
    local packages
    mapfile -t packages < <(grep -v '^#' "$root/packaging/debian-packages.txt")
    install_missing "${packages[@]}"
}

# Compilers at work: one for each processor, but no more than the memory holds.
jobs_here() {
    local processors gigabytes
    processors=$(nproc)
    gigabytes=$(awk '/^MemAvailable/ { print int($2 / 1048576) }' /proc/meminfo)
    [ "$gigabytes" -ge 1 ] || gigabytes=1
    echo $((processors < gigabytes ? processors : gigabytes))
}

# build PRESET: configures and builds it, and says so only briefly.
build() {
    say "Configuring $1"
    cmake --preset "$1" >"$root/build/$1-configure.log" 2>&1 || { cat "$root/build/$1-configure.log"; fail "Configuring $1 failed"; }
    say "Building $1 with $(jobs_here) compilers"
    cmake --build "build/$1" --parallel "$(jobs_here)"
}

# run_tests PRESET
run_tests() {
    say "Testing $1"
    ctest --preset "$1" --output-on-failure --no-tests=error -j2 || fail "Tests failed in build/$1; what they said stands above"
    say "All tests passed"
}

cd "$root" || exit
mkdir -p build
