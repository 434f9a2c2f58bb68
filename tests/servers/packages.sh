#!/bin/sh
# The programs that the tests walk through besides Python: a browser, a database, a translator's tool.
# As root (or with sudo that asks nothing) they are installed; otherwise it is said what will be skipped.
set -u

have() { command -v "$1" >/dev/null 2>&1; }

missing=""
have chromium || have chromium-browser || have google-chrome || missing="$missing chromium"
have initdb || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
have msgfmt || missing="$missing gettext"
# Playwright carries a Node of its own, and that needs a library which a bare Debian lacks.
ldconfig -p 2>/dev/null | grep -q libatomic.so.1 || missing="$missing libatomic1"
[ -z "$missing" ] && exit 0

if ! have apt-get; then
    echo "NOT INSTALLED:$missing. Install them by hand; until then the tests that need them are skipped."
    exit 0
fi
if [ "$(id -u)" = 0 ]; then
    as_root=""
elif have sudo && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    echo "NOT INSTALLED:$missing (that takes root: sudo apt-get install$missing). Tests that need them are skipped."
    exit 0
fi
echo "Installing$missing, for the tests."
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
