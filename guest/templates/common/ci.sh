#!/usr/bin/env sh
# Accepts or refuses the module: its own tests, then the rules of conformance. Needs Rust and `dragoman`.
set -eu
cd "$(dirname "$0")"
cargo test
dragoman build .
dragoman check modules/*.wasm --sample samples --format junit > check.xml
