#!/usr/bin/env sh
# Accepts or refuses the module by the rules of conformance. Needs Python 3 with pip, and `dragoman`.
set -eu
cd "$(dirname "$0")"
dragoman build .
dragoman check modules/*.wasm --sample samples --format junit > check.xml
