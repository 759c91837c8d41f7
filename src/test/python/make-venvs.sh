#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes target/venv-localstack and target/venv-moto, which the tests against AWS emulators start, and target/venv-chart, with which
# the chart is held to the schemas of Kubernetes.
# Usage: src/test/python/make-venvs.sh [localstack] [moto] [chart]     (all if none is named)
# Does nothing for an environment that is complete and whose pins have not changed since.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
target=$here/../../../target

# LocalStack 4.14 answers InternalError to every call on Python 3.11, so 3.13 it must be.
python313() {
    for candidate in \
        "${PYTHON313:-}" \
        "$(ls -d "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.13.*/bin/python3.13 2>/dev/null | tail -n 1)" \
        "$(command -v python3.13 || true)" \
        "$(command -v python3 || true)"; do
        if [ -n "$candidate" ] && "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    echo "make-venvs: Python 3.13 was not found. Install it (for example: pyenv install 3.13) or set PYTHON313=/path/to/python3.13" >&2
    return 1
}

# make NAME PACKAGE...
make() {
    name=$1
    shift
    venv=$target/venv-$name
    constraints=$here/$name-constraints.txt
    wanted=$(cat "$constraints" "$here/make-venvs.sh" | cksum)
    if [ -x "$venv/bin/python" ] && [ "$(cat "$venv/complete" 2>/dev/null)" = "$wanted" ]; then
        echo "make-venvs: $name is there"
        return
    fi
    rm -rf "$venv"
    mkdir -p "$target"
    "$python" -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --constraint "$constraints" "$@"
    echo "$wanted" > "$venv/complete"
    echo "make-venvs: $name is made"
}

python=$(python313)
for name in ${*:-localstack moto chart}; do
    case $name in
        localstack) make localstack 'localstack-core[runtime]' 'cbor2' pyopenssl cryptography service_identity ;;
        moto) make moto 'moto[server]' ;;
        chart) make chart kubernetes-validate ;;
        *) echo "make-venvs: $name is unknown, there are localstack, moto and chart" >&2; exit 2 ;;
    esac
done
