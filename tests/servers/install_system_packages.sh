#!/bin/sh
# Installs the packages of system_packages.txt that are missing; does nothing, quickly, when none is.
# PYTHON names the interpreter that mysqlclient will be built for (python3 unless given).
set -eu

list="$(dirname "$0")/system_packages.txt"

is_here() {
    # A Python that brings its own headers needs none from Debian.
    if [ "$1" = python3-dev ] && "${PYTHON:-python3}" -c '
import os, sys, sysconfig
sys.exit(not os.path.exists(os.path.join(sysconfig.get_path("include"), "Python.h")))' 2>/dev/null; then
        return 0
    fi
    [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

command -v dpkg-query >/dev/null || {
    echo "This is not Debian: install what $list names, by the names it has here, and a C compiler." >&2
    exit 1
}

missing=""
for package in $(grep -v '^#' "$list"); do
    is_here "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -ne 0 ]; then
    echo "mysqlclient is built from source and needs packages that are missing. Run as root: apt-get install$missing" >&2
    exit 1
fi

echo "Installing what mysqlclient is built with:$missing" >&2
export DEBIAN_FRONTEND=noninteractive
apt-get --quiet=2 -o DPkg::Lock::Timeout=300 update >/dev/null
# shellcheck disable=SC2086 # one argument a package
apt-get --quiet=2 -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 --yes --no-install-recommends install $missing >/dev/null
