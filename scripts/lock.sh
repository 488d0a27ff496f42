#!/bin/sh
# Locks requirements/*.in again, exact and with hashes, naming no index: scripts/lock.sh [--upgrade]. Needs uv.
# What runs takes the versions that are checked.
cd "$(dirname "$0")/../requirements" || exit 2
lock() {
    name=$1
    shift
    uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 \
        "$name.in" --output-file "$name.txt" "$@"
}
lock check "$@" && lock run --constraint check.txt "$@" && lock node "$@"
