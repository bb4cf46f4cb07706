# Sourced by the scripts of this folder: where things stand, how they speak, who the services run as.
set -euo pipefail
KRAM_ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export KRAM_ROOT
export KRAM_CACHE="${KRAM_CACHE:-$KRAM_ROOT/.cache}"
export KRAM_BUILD_ROOT="${KRAM_BUILD_ROOT:-$KRAM_ROOT/build}"
export KRAM_NPM="$KRAM_ROOT/toolchains/npm"
# emscripten's optimiser asks for acorn, which only Debian's own node finds by itself.
export NODE_PATH="${NODE_PATH:-/usr/share/nodejs}"
export LC_ALL=C.UTF-8
PG_BIN=/usr/lib/postgresql/15/bin
SERVICE_USER=kram

say() { printf '%s\n' "$*" >&2; }
die() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }

# The value that toolchains/dependencies.cmake sets for a name: versions are written once, there.
pinned() { sed -n "s/^set($1 \"\{0,1\}\([^\")]*\)\"\{0,1\})\$/\1/p" "$KRAM_ROOT/toolchains/dependencies.cmake"; }

# Runs a command as the unprivileged user when we are root, as ourselves otherwise.
as_service() {
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid="$SERVICE_USER" --regid="$SERVICE_USER" --clear-groups env HOME=/nonexistent "$@"
  else
    "$@"
  fi
}

make_service_user() {
  [ "$(id -u)" = 0 ] || return 0
  id "$SERVICE_USER" >/dev/null 2>&1 ||
    useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin "$SERVICE_USER"
}

# Makes the data folder and hands it, and only it, to the unprivileged user.
make_data_folder() {
  local data="$1"
  make_service_user
  mkdir -p "$data"
  if [ "$(id -u)" = 0 ] && [ "$(stat -c %U "$data")" != "$SERVICE_USER" ]; then
    # Somebody may have named a folder that holds other things: that one stays theirs.
    [ -z "$(ls -A "$data")" ] || die "$data holds other things: name an empty folder, or none that exists, with --data"
    chown "$SERVICE_USER:$SERVICE_USER" "$data"
  fi
  chmod 0750 "$data"
  as_service test -x "$data" -a -w "$data" || die "the data folder $data can't be entered by the user" \
    "'$(as_service id -un)': a folder above it is closed to that user ($(closed_parent "$data"))." \
    "Choose another with --data, such as --data /var/lib/kram"
}

closed_parent() {
  local path="$1" part="" piece
  local IFS=/
  for piece in $path; do
    [ -n "$piece" ] || continue
    part="$part/$piece"
    if ! as_service test -x "$part"; then printf '%s' "$part"; return; fi
  done
}
