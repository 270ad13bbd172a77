"""Tells when a file was saved: the system's own notice wakes us up, and what the file says of itself decides."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from watchfiles import watch

__all__ = ["saves"]

LOOK_MS = 1000
"""So often the file is looked at without a notice: some network folders give none, and a folder may be made anew."""
WAIT_SECONDS = 0.5


@contextlib.contextmanager
def saves(path: Path, tell: Callable[[], None]) -> Iterator[None]:
    """Call `tell`, in a thread of its own, whenever the file has become another, or has come or gone."""
    over = threading.Event()
    thread = threading.Thread(target=_look, args=(path, _state(path), tell, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _look(path: Path, before: object, tell: Callable[[], None], over: threading.Event) -> None:
    while not over.is_set():
        for _ in _notices(path, over):
            if (now := _state(path)) != before:
                before = now
                tell()


def _notices(path: Path, over: threading.Event) -> Iterator[object]:
    """Something may have happened."""
    try:
        yield from watch(
            path.parent,
            watch_filter=lambda _, changed: Path(changed).name == path.name,
            stop_event=over,
            rust_timeout=LOOK_MS,
            yield_on_timeout=True,
            raise_interrupt=False,
            recursive=False,
        )
    # The folder is not there, or the system has no notices left to give.
    except (OSError, RuntimeError):
        over.wait(WAIT_SECONDS)
        yield None


def _state(path: Path) -> object:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
