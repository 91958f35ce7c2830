#!/bin/sh
# Prepare this checkout: the system libraries, a virtual environment in .venv, and the package with the given extras.
# Usage: tools/setup.sh EXTRAS        (for example: tools/setup.sh korean,dev)
# PYTHON names the interpreter to use; without it python3, then 3.13, 3.12, 3.11 are tried.
set -eu

extras=${1:?usage: tools/setup.sh EXTRAS}
cd "$(dirname "$0")/.."
log=.venv/setup.log

say() { printf 'voicebot: %s\n' "$*" >&2; }

die() {
    say "$*"
    exit 1
}

# The command that runs apt-get here, or nothing.
apt_get() {
    command -v apt-get >/dev/null || return 0
    if [ "$(id -u)" -eq 0 ]; then
        echo "env DEBIAN_FRONTEND=noninteractive apt-get"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        echo "sudo -n env DEBIAN_FRONTEND=noninteractive apt-get"
    fi
}

# Install system packages, or say which ones to install; without them it does not go on.
install_system() {
    apt=$(apt_get)
    [ -n "$apt" ] || die "please install: $* (on Debian and Ubuntu: sudo apt-get install $*), then run make again"
    run_apt "$@" || die "apt-get could not install $*: see above"
}

# Install system packages that some tests need, where that is allowed; without them these tests are skipped.
install_for_tests() {
    apt=$(apt_get)
    if [ -z "$apt" ] || ! run_apt "$@"; then
        say "some tests will be skipped: they need $*"
    fi
}

run_apt() {
    say "installing $* with apt-get"
    report=$(mktemp)
    # The lists of a fresh machine are empty or old: refresh them once, if the packages are not to be had without.
    # shellcheck disable=SC2086 # $apt is several words
    if ! $apt install -y --no-install-recommends "$@" >"$report" 2>&1 &&
        ! { $apt update && $apt install -y --no-install-recommends "$@"; } >"$report" 2>&1; then
        tail -n 5 "$report" >&2
        rm -f "$report"
        return 1
    fi
    rm -f "$report"
}

# Those of the given system packages that are not here.
absent() {
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q ' installed$' || echo "$package"
    done
}

recent_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if command -v "$candidate" >/dev/null && recent_enough "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    die "Python 3.11 or later is needed; found: $("${PYTHON:-python3}" --version 2>&1 || true)." \
        "Install one (Debian 12 and Ubuntu 24.04 have it as python3), or name it: make PYTHON=/path/to/python3"
}

loads() { "$1" -c "import ctypes; ctypes.CDLL('$2')" 2>/dev/null; }

make_environment() {
    if [ -x .venv/bin/python ] && recent_enough .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1; then
        return
    fi
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then # Debian keeps these in a package of their own
        install_system "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    fi
    say "making .venv with $("$python" --version)"
    rm -rf .venv
    "$python" -m venv .venv
}

# Install the package; the long output goes to a file, one line on the terminal shows how far it is.
install_package() {
    say "installing voicebot[$extras] and what it needs (about 350 MB the first time; details in $log)"
    .venv/bin/python -m pip install --disable-pip-version-check --progress-bar off -e ".[$extras]" >"$log" 2>&1 &
    pip=$!
    while kill -0 "$pip" 2>/dev/null; do
        if [ -t 2 ]; then
            printf '\r  %-70.70s' "$(sed -n 's/^ *\(Collecting\|Downloading\|Installing\|Building\) /\1 /p' "$log" | tail -n 1)" >&2
        fi
        sleep 1
    done
    if [ -t 2 ]; then printf '\r%-72s\r' '' >&2; fi
    if ! wait "$pip"; then
        grep -v '^ *\(Collecting\|Downloading\|Requirement\|Using\)' "$log" | tail -n 15 >&2
        die "pip could not install the package: see above and $log"
    fi
}

python=$(find_python)
make_environment
loads .venv/bin/python libespeak-ng.so.1 || install_system espeak-ng
case $extras in
*dev*)
    # the Russian voice; echo cancelling; a sound card made of software; a browser for the pages
    for_tests=$(absent festival festvox-ru libspeexdsp1 libportaudio2 libasound2-plugins pulseaudio pulseaudio-utils chromium)
    # shellcheck disable=SC2086 # they are several words
    [ -z "$for_tests" ] || install_for_tests $for_tests
    ;;
esac
install_package
.venv/bin/python -c 'import soundfile' 2>/dev/null || install_system libsndfile1 # no wheel carries it on this machine
.venv/bin/python -c 'import vosk' 2>/dev/null || .venv/bin/python -c 'import vosk' ||
    die "Vosk does not start here: see above (it has packages for Linux on x86_64, aarch64 and armv7l)"
