#!/usr/bin/env sh
# Accepts or refuses the module by the rules of conformance. Needs Node.js with npm, and `dragoman`.
set -eu
cd "$(dirname "$0")"
dragoman build .
dragoman check modules/*.wasm --sample samples --format junit > check.xml
