#!/usr/bin/env bash
# Proves a new user's first minute: on a bare Debian 12 with python3 and make, and nothing else, `make report` and
# `make test` work. Makes such a system in a folder, copies this tree into it as a new user would, and runs both
# with nothing in any cache. There is no browser and its user may not install one: the tests in a browser are skipped,
# and `make test` says so. Not part of `make test`: it needs root, debootstrap, the network and some minutes.
#
#   scripts/first_minute.sh
#
# Read from the environment, all optional:
#   FIRST_MINUTE_CA        certificate file, for a network that opens TLS connections
#   ERASMETER_SHARED_DATA  folder of real registers; without it the tests on them are skipped
#   PIP_INDEX_URL, npm_config_registry, https_proxy, http_proxy, no_proxy
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "$(id -u)" != 0 ] || ! command -v debootstrap >/dev/null; then
    echo "needs root and the package debootstrap (apt-get install debootstrap)" >&2
    exit 2
fi

root=$(mktemp -d "${TMPDIR:-/var/tmp}/erasmeter-first-minute.XXXXXX")
chmod 755 "$root" # it becomes the / of an ordinary user
tidy() {
    mountpoint -q "$root/proc" && umount "$root/proc"
    rm -rf --one-file-system "$root"
}
trap tidy EXIT

say() { printf '\n== %s\n' "$*"; }

say "a bare Debian 12 in $root"
debootstrap --variant=minbase --include=python3,make bookworm "$root" >"$root.log" 2>&1 ||
    { tail "$root.log" >&2; exit 1; }
rm -f "$root.log"
cp /etc/resolv.conf "$root/etc/resolv.conf"
mount -t proc proc "$root/proc"
chroot "$root" useradd --create-home newcomer

settings=(HOME=/home/newcomer PATH=/usr/local/bin:/usr/bin:/bin)
for name in PIP_INDEX_URL npm_config_registry https_proxy http_proxy no_proxy; do
    [ -z "${!name:-}" ] || settings+=("$name=${!name}")
done
if [ -n "${FIRST_MINUTE_CA:-}" ]; then
    install -m 644 "$FIRST_MINUTE_CA" "$root/etc/network-ca.pem"
    settings+=(PIP_CERT=/etc/network-ca.pem SSL_CERT_FILE=/etc/network-ca.pem)
    settings+=(NODE_EXTRA_CA_CERTS=/etc/network-ca.pem)
fi
if [ -n "${ERASMETER_SHARED_DATA:-}" ]; then
    cp -r "$ERASMETER_SHARED_DATA" "$root/home/newcomer/shared-data"
    settings+=(ERASMETER_SHARED_DATA=/home/newcomer/shared-data)
fi

home="$root/home/newcomer"
mkdir "$home/erasmeter"
if [ -e .git ]; then
    git ls-files --cached --others --exclude-standard -z |
        while IFS= read -r -d '' file; do [ ! -e "$file" ] || printf '%s\0' "$file"; done
else
    find . -name .venv -prune -o -name '.*_cache' -prune -o -name __pycache__ -prune -o -type f -print0
fi | tar --create --null --files-from=- | tar --extract --directory "$home/erasmeter"
chroot "$root" chown -R newcomer:newcomer /home/newcomer

as_newcomer() { chroot --userspec=newcomer:newcomer "$root" env -i "${settings[@]}" sh -euc "cd ~/erasmeter; $1"; }
timed() {
    local start=$SECONDS
    say "$1"
    as_newcomer "$1"
    echo "== $((SECONDS - start)) s"
}

say "what the machine lacks"
as_newcomer '
    python3 --version
    python3 -c "import pip" 2>/dev/null && exit 1
    python3 -c "import ensurepip" 2>/dev/null && exit 1
    test ! -e /etc/ssl/certs/ca-certificates.crt
    echo "no pip, no ensurepip, no certificates"'

timed "make report"
as_newcomer 'test -x .venv/bin/erasmeter'
timed "make report"
timed "make test"
timed "make help"
say "the first minute holds"
