#!/bin/sh
# Gradescope runs this once, as root and with a network, when it makes the image.
set -eu
root="${AUTOGRADER_ROOT:-/autograder}"
export DEBIAN_FRONTEND=noninteractive
apt-get update
# A wall between a notebook and the grader, where the machine below allows one: run_autograder tries it each time.
apt-get install --yes --no-install-recommends bubblewrap || true
python=""
for name in python3.13 python3.12 python3.11 python3; do
  if "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python="$name"
    break
  fi
done
if [ -z "$python" ]; then
  for name in python3.13 python3.12 python3.11; do
    if apt-get install --yes --no-install-recommends "$name" "$name-venv"; then
      python="$name"
      break
    fi
  done
fi
[ -n "$python" ] || { echo "Python 3.11 or newer is needed: choose a newer base image." >&2; exit 1; }
"$python" -m venv "$root/venv"
"$root/venv/bin/pip" install --no-cache-dir "$root"/source/*.whl
# Whom a notebook runs as where no wall holds.
id student >/dev/null 2>&1 || useradd --no-create-home --shell /usr/sbin/nologin student
