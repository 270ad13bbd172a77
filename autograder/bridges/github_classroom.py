"""GitHub Classroom: a folder of repositories, ``<assignment>-submissions/<assignment>-<login>/``.

The service ended in August 2026; clones of its repositories are still graded, and so are those of its successors that
name them alike. When somebody handed in is when the last commit says so: the clock of the student's own machine.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Timer

from autograder.bridges.handed_in import Details, HandedIn, Reader, Told, nameless
from autograder.errors import SubmissionError
from autograder.notebook import read_bytes

__all__ = ["CLOCK", "READER", "last_commit"]

CLOCK = "the student's own"
HASH = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
REF = re.compile(r"refs/[\w./-]+")
SECONDS = 10
BEGINNING = 10_000
"""Bytes of a commit that are read. Who made it and when stands at its beginning."""
LARGEST_MB = 10
"""Of a file with references."""


def _details(files: Sequence[HandedIn]) -> Details:
    """When the last commit of each repository was made, by its own word."""
    found = {}
    for entry, place in {file.parts[0]: _place(file) for file in files if len(file.parts) > 1}.items():
        git = place / ".git"  # Not Path.is_dir, which raises at names that are too long.
        if os.path.isdir(git) and not os.path.islink(git) and not os.path.islink(git / "objects"):
            found[entry] = (Told(entry, entry, known=True, moment=last_commit(git), clock=CLOCK),)
    return found


def _place(file: HandedIn) -> Path:
    """The folder of the entry that a file lies in."""
    return file.path.parents[len(file.parts) - 2]


def last_commit(repository: Path) -> datetime | None:
    """When the commit at HEAD was made, as the committer's machine says; None if that cannot be read.

    Nothing that a submitted repository could name is run: its configuration is not read. Git sees a new and empty
    repository, which only borrows the objects, and prints one of them.

    Args:
        repository: A ``.git`` folder that nobody trusts.
    """
    commit = _head(repository)
    if commit is None:
        return None
    with tempfile.TemporaryDirectory() as place:
        for name in ("objects", "refs"):
            (Path(place) / name).mkdir()
        (Path(place) / "HEAD").write_text("ref: refs/heads/main\n")
        environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "GIT_DIR": place,
            "GIT_OBJECT_DIRECTORY": str((repository / "objects").resolve()),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_NO_LAZY_FETCH": "1",
            "GIT_NO_REPLACE_OBJECTS": "1",
            "HOME": place,
        }
        command = ["git", "cat-file", "commit", commit]
        said = _beginning(command, Path(place), environment)
    found = re.search(rb"^committer .*> (\d{1,12}) [+-]\d{4}$", said, re.MULTILINE)
    try:
        return datetime.fromtimestamp(int(found[1]), UTC) if found else None
    except (ValueError, OverflowError, OSError):
        return None


def _beginning(command: Sequence[str], place: Path, environment: dict[str, str]) -> bytes:
    """The first bytes that a command prints: a commit may be made to be gigabytes."""
    nothing = subprocess.DEVNULL
    try:
        ran = subprocess.Popen(
            command, cwd=place, env=environment, stdin=nothing, stdout=subprocess.PIPE, stderr=nothing
        )
    except OSError:
        return b""
    clock = Timer(SECONDS, ran.kill)
    clock.start()
    with ran:
        assert ran.stdout is not None, "it was asked for"
        said = ran.stdout.read(BEGINNING)
        ran.kill()
    clock.cancel()
    return said


def _head(repository: Path) -> str | None:
    """The commit that HEAD leads to."""
    head = _text(repository / "HEAD")
    name = head.removeprefix("ref: ").strip()
    if head.startswith("ref: ") and REF.fullmatch(name) and ".." not in name:
        packed = re.search(rf"^([0-9a-f]+) {re.escape(name)}$", _text(repository / "packed-refs"), re.MULTILINE)
        head = _text(repository / name) or (packed[1] if packed else "")
    return head.strip() if HASH.fullmatch(head.strip()) else None


def _text(file: Path) -> str:
    """A small regular file as text; nothing if it is something else."""
    try:
        return read_bytes(file, LARGEST_MB).decode("ascii", "replace")
    except (SubmissionError, OSError):
        return ""


READER = Reader(
    "github-classroom",
    "GitHub Classroom",
    "https://github.com/github/gh-classroom, cmd/gh-classroom/clone/student-repos/student-repos.go",
    nameless,
    _details,
)
