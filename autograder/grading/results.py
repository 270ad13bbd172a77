"""The folder that results are written to: apart from what students handed in, and ours alone while we write."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import FileIO
from pathlib import Path

from autograder.errors import UsageError

__all__ = ["opened_results", "refuse_shared", "refuse_unfinished"]

LOCK = ".lock"


def refuse_shared(out: Path, folder: Path) -> None:
    """Refuse a folder for results that is, holds or lies in the one with the submissions, links followed.

    Whoever hands in files could hand in records.

    Raises:
        UsageError: It is so.
    """
    # Not Path.resolve: it stops at links that lead in a circle.
    results, submissions = Path(os.path.realpath(out)), Path(os.path.realpath(folder))
    if not submissions.is_dir():
        return  # An archive: what it holds is taken out elsewhere.
    for inner, outer in ((results, submissions), (submissions, results)):
        if any(_is_same(place, outer) for place in (inner, *inner.parents)):
            raise UsageError(
                f"The results ({results}) and the submissions ({submissions}) share a folder, so what students hand in "
                "could be taken for results. Give --out a folder of its own."
            )


@contextmanager
def opened_results(out: Path, shared: bool = False) -> Iterator[Path]:
    """The folder for results, made and locked, without what a run that was killed was writing.

    The lock is gone with the process that has it, however that ends. Runs that share the folder, each with its own part
    of the class, hold it together; then nothing is taken away of what another one may just be writing.

    Raises:
        UsageError: Another run writes there, or nothing can be written there.
    """
    with ExitStack() as stack:
        try:
            out.mkdir(parents=True, exist_ok=True)
            # Not buffered: what a full disk refuses would be written, and refused, again when the file is closed.
            descriptor = os.open(out / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
            _take(stack.enter_context(open(descriptor, "rb+", buffering=0)), out, shared)
            for leftover in () if shared else out.rglob(".part-*"):
                leftover.unlink()
        except OSError as error:
            raise UsageError(
                f"Results cannot be written to {out}: {error.strerror}. Give another folder with --out."
            ) from error
        yield out


def refuse_unfinished(out: Path) -> None:
    """Refuse a folder of results that a run is writing to.

    Raises:
        UsageError: One is.
    """
    try:
        lock = open(out / LOCK, "rb+", buffering=0)  # noqa: SIM115  (closed below)
    except OSError:
        return  # Nobody ever wrote there, or we cannot, as with a copy that was made read-only.
    with lock:
        try:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError) as error:
            raise UsageError(f"A run is still writing to {out}. Wait for it.") from error


def _take(lock: FileIO, out: Path, shared: bool) -> None:
    holder = lock.read(20).decode(errors="replace").strip()
    try:
        # Of this kind, a fork does not have its parent's: a grader that is just ending holds nobody up.
        fcntl.lockf(lock, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError) as error:
        who = f" (process {holder})" if holder else ""
        raise UsageError(f"Another run{who} is writing to {out}. Wait for it, or give another --out.") from error
    lock.seek(0)
    lock.truncate()
    if not shared:
        lock.write(f"{os.getpid()}\n".encode())


def _is_same(one: Path, other: Path) -> bool:
    return one == other or (one.exists() and other.exists() and one.samefile(other))
