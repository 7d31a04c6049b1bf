#!/usr/bin/env bash
# The one entry to everything: ./build.sh help
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

help() {
  cat <<'TEXT'
./build.sh VERB

  build       build the extension into dist/chrome and dist/firefox, with their zips
  demo        show LinkedIn's AI switch ringed in a real browser
                --browser chromium|firefox   (default: chromium)
                --out DIR                    where the pictures go without a display (default: target/demo)
  test        run every test: core, views, browsers; arguments choose browser tests by name
  bench       measure in both browsers: bench ring (from a switch in the page to its painted ring), bench collect (reading a
              large page), bench widgets (how pages of UI libraries are read; writes docs/widgets.md); and bench lookup (start
              and look-up with today's catalogue and with 10,000 platforms, in Node.js), bench words (precision, recall and
              direction by language over labelled cases, beside two baselines, and speed), bench popup (from its opening to its
              content, beside an empty page); alone all six
  package     build, and print the zips with their checksums
  platform    the catalogue: platform new ID (a file and a fixture to fill in), platform check [ID] (what is wrong or doubtful,
              and what a person would see), platform docs (write docs/platforms.md and the JSON schemas anew)
  screenshots make the stores' pictures, 1280 × 800, in target/screenshots (--out DIR, --browser chromium|firefox)
  icons       draw the PNG icons from extension/icons/*.svg
  clean       remove everything that was built
  help        this text

What a verb needs it installs: rustup's wasm32 target, wasm-bindgen-cli at the version of Cargo.lock, npm packages, and
on Debian as root the browsers. What it can't install it names.
TEXT
}

# No path of this machine goes into the binary, so that the same commit gives the same bytes everywhere.
CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo --remap-path-prefix=$PWD=/optlight --remap-path-prefix=$(rustc --print sysroot 2>/dev/null || true)=/rust"
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS

say() { printf '\033[1m· %s\033[0m\n' "$*"; }
fail() { printf '\n%s\n' "$*" >&2; exit 1; }

need() { command -v "$1" >/dev/null || fail "Missing: $1. $2"; }

version() { cargo metadata --no-deps --format-version 1 | sed -E 's/.*"name":"optlight","version":"([^"]+)".*/\1/'; }

# Prints the wasm-bindgen-cli of the locked version's folder, installing it once for this user.
wasm_bindgen() {
  local locked have tools
  locked=$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p}' Cargo.lock)
  have=$(wasm-bindgen --version 2>/dev/null | cut -d' ' -f2 || true)
  if [ "$have" = "$locked" ]; then dirname "$(command -v wasm-bindgen)"; return; fi
  tools="${XDG_CACHE_HOME:-$HOME/.cache}/optlight/wasm-bindgen-$locked"
  if [ ! -x "$tools/bin/wasm-bindgen" ]; then
    say "installing wasm-bindgen-cli $locked into $tools" >&2
    # not --locked: its lock file can name packages that a registry mirror doesn't serve yet
    cargo install wasm-bindgen-cli --version "$locked" --root "$tools" >&2
  fi
  printf '%s\n' "$tools/bin"
}

setup_build() {
  need cargo "Install Rust by https://rustup.rs"
  need node "Install Node.js 20 or newer, by https://nodejs.org"
  need npm "Install Node.js 20 or newer, by https://nodejs.org"
  if [ ! -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]; then
    need rustup "The target wasm32-unknown-unknown is missing; install Rust by https://rustup.rs"
    say "adding the target wasm32-unknown-unknown"
    rustup target add wasm32-unknown-unknown
  fi
  WASM_BINDGEN=$(wasm_bindgen)
  packages extension
}

# Installs a folder's npm packages when its lock file is newer than what is installed.
packages() {
  local stamp="$1/node_modules/.package-lock.json"
  if [ ! -f "$stamp" ] || [ "$1/package-lock.json" -nt "$stamp" ]; then
    say "installing npm packages of $1"
    (cd "$1" && npm ci --no-audit --no-fund --loglevel=error)
  fi
}

first_of() {
  local name
  for name in "$@"; do if command -v "$name" >/dev/null; then command -v "$name"; return; fi; done
  return 1
}

# Finds what the tests drive, in CHROMIUM, FIREFOX and CHROMEDRIVER or on the PATH.
setup_browsers() {
  packages tests
  local missing=()
  CHROMIUM=${CHROMIUM:-$(first_of chromium chromium-browser google-chrome-for-testing || true)}
  FIREFOX=${FIREFOX:-$(first_of firefox-esr firefox || true)}
  CHROMEDRIVER=${CHROMEDRIVER:-$(first_of chromedriver || true)}
  [ -n "$CHROMIUM" ] || missing+=(chromium)
  [ -n "$FIREFOX" ] || missing+=(firefox-esr)
  [ -n "$CHROMEDRIVER" ] || missing+=(chromium-driver)
  if [ ${#missing[@]} -gt 0 ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && [ -z "${ASKED:-}" ]; then
      say "installing ${missing[*]}"
      apt-get update -qq
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" fonts-noto-core >/dev/null
      ASKED=1 setup_browsers
      return
    fi
    fail "Missing: ${missing[*]}. On Debian: sudo apt-get install ${missing[*]}. Elsewhere install Chromium (or Chrome for
Testing) with its chromedriver and Firefox, and name them: CHROMIUM=… CHROMEDRIVER=… FIREFOX=… ./build.sh ${VERB}"
  fi
  export CHROMIUM FIREFOX CHROMEDRIVER
}

build() {
  setup_build
  say "core"
  cargo build --release --lib --target wasm32-unknown-unknown
  mkdir -p target/extension
  "$WASM_BINDGEN/wasm-bindgen" --target web --remove-name-section --remove-producers-section \
    --out-dir target/extension/core target/wasm32-unknown-unknown/release/optlight.wasm
  cargo run --quiet --bin optlight -- addresses >target/extension/addresses.js
  cargo run --quiet --bin optlight -- facts >target/extension/facts.json
  rm -rf target/extension/catalog
  cargo run --quiet --bin optlight -- pack target/extension/catalog
  say "extension"
  (cd extension && npx --no-install tsc --noEmit -p . && node build.mjs ../dist "$(version)")
}

package() {
  build
  (cd dist && if command -v sha256sum >/dev/null; then sha256sum -- *.zip; else shasum -a 256 -- *.zip; fi)
}

test() {
  build
  setup_browsers
  say "core, natively"
  cargo test --quiet
  say "views, in headless Chromium"
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER="$WASM_BINDGEN/wasm-bindgen-test-runner" WASM_BINDGEN_TEST_TIMEOUT=120 \
    cargo test --target wasm32-unknown-unknown --test views
  widgets
  say "the extension, in Chromium and Firefox at once"
  # They wait more than they work, so that two take little longer than one. Firefox is slower: Chromium's turn takes over its
  # longest part. The other report follows when both have ended.
  local pattern=${1:-} failed=0 report=target/test-firefox.log firefox catalog=tests/browser/catalog.test.mjs
  local others=(tests/browser/*.test.mjs)
  others=("${others[@]/$catalog/}")
  in_browser firefox "$pattern" "${others[@]}" >"$report" 2>&1 &
  firefox=$!
  in_browser chromium "$pattern" "${others[@]}" "$catalog" || failed=1
  in_browser firefox "$pattern" "$catalog" || failed=1
  wait "$firefox" || failed=1
  cat "$report"
  return "$failed"
}

# Runs test files in one browser, in one process, so that they can share it: BROWSER PATTERN FILE…
in_browser() {
  local browser=$1 pattern=$2
  shift 2
  OPTLIGHT_BROWSER=$browser OPTLIGHT_FILES="$*" node --test --test-reporter=spec \
    ${pattern:+--test-name-pattern="$pattern"} tests/browser/together.mjs
}

# Builds the settings pages of UI libraries that the tests read, when one of their sources is newer than what is there.
widgets() {
  packages tests/widgets
  local stamp=target/widgets.stamp
  if [ -f "$stamp" ] && [ -z "$(find tests/widgets -path '*/node_modules' -prune -o -type f -newer "$stamp" -print -quit)" ]; then return; fi
  say "widget pages"
  rm -rf target/widgets
  node tests/widgets/build.mjs target/widgets
  touch "$stamp"
}

demo() { build; setup_browsers; node tests/browser/demo.mjs "$@"; }

bench() {
  case "${1:-all}" in
    all | ring | collect | widgets | lookup | popup | words) ;;
    *) fail "Unknown: bench $1. There are: bench ring, bench collect, bench widgets, bench lookup, bench popup, bench words." ;;
  esac
  build
  case "${1:-all}" in all | lookup) bench_lookup ;; esac
  case "${1:-all}" in all | words) bench_words ;; esac
  case "${1:-}" in lookup | words) return 0 ;; esac
  setup_browsers
  case "${1:-all}" in all | widgets) widgets ;; esac
  for part in ring collect widgets popup; do
    case "${1:-all}" in all | "$part") node "tests/browser/bench-$part.mjs" ;; esac
  done
}

platform() {
  need cargo "Install Rust by https://rustup.rs"
  case "${1:-}:$#" in
    new:2) tool new "$2" ;;
    check:1 | check:2) tool check "$(date +%F)" "${@:2}" ;;
    docs:1) tool docs ;;
    *) fail "There are: platform new ID, platform check [ID], platform docs." ;;
  esac
}

# Runs the catalogue's tool. A wrong file fails its build already: then what is wrong is told, and nothing else.
tool() {
  local log
  log=$(mktemp)
  if ! cargo build --quiet --bin optlight 2>"$log"; then
    if grep -q '^  cargo::error=' "$log"; then
      sed -n '/^  cargo::error=/{s//error: /; s/ ⏎ /\nerror: /g; p}' "$log" >&2
    else
      cat "$log" >&2
    fi
    rm -f "$log"
    exit 2
  fi
  rm -f "$log"
  cargo run --quiet --bin optlight -- "$@"
}

# Builds core and address table once more with 10,000 platforms, and measures both.
bench_lookup() {
  local large=target/synthetic
  say "core with 10,000 synthetic platforms"
  OPTLIGHT_SYNTHETIC=10000 CARGO_TARGET_DIR=$large cargo build --release --lib --target wasm32-unknown-unknown
  "$WASM_BINDGEN/wasm-bindgen" --target web --out-dir "$large/core" "$large/wasm32-unknown-unknown/release/optlight.wasm"
  OPTLIGHT_SYNTHETIC=10000 CARGO_TARGET_DIR=$large cargo run --quiet --bin optlight -- addresses >"$large/addresses.js"
  OPTLIGHT_SYNTHETIC=10000 CARGO_TARGET_DIR=$large cargo run --quiet --bin optlight -- pack "$large/catalog"
  node tests/browser/bench-lookup.mjs target/extension "$large"
}

# How well and how fast the words are read, natively and in a core of its own that lets the words alone be measured.
bench_words() {
  local out=target/bench-words
  say "words of the labelled cases"
  cargo build --quiet --profile native --bin optlight
  target/native/optlight words
  say "speed"
  target/native/optlight words speed
  CARGO_TARGET_DIR=$out cargo build --quiet --release --lib --features bench --target wasm32-unknown-unknown
  "$WASM_BINDGEN/wasm-bindgen" --target web --out-dir "$out/core" "$out/wasm32-unknown-unknown/release/optlight.wasm"
  node tests/browser/bench-words.mjs "$out"
}

screenshots() { build; setup_browsers; node tests/browser/screenshots.mjs "$@"; }
icons() { setup_browsers; node tests/browser/icons.mjs; }
clean() { rm -rf target dist extension/node_modules tests/node_modules tests/widgets/node_modules; }

VERB=${1:-help}
case "$VERB" in
  build | demo | test | bench | package | platform | screenshots | icons | clean | help) shift || true; "$VERB" "$@" ;;
  *) help >&2; exit 2 ;;
esac
