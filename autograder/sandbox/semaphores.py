"""Semaphores for `multiprocessing` without shared files, for a layer that can give a submission no /dev/shm of its own.

Python's own semaphores are files in /dev/shm, which all submissions of a machine share. These are
counters of the kernel (eventfd) that a fork inherits, so pools of processes work as they do elsewhere.
"""

from __future__ import annotations

import importlib
import multiprocessing.heap
import multiprocessing.synchronize
import os
import select
import threading
import time
from typing import Any

__all__ = ["EventSemaphore", "without_shared_files"]


class EventSemaphore:
    """What ``_multiprocessing.SemLock`` offers, over an eventfd. As on macOS, its value cannot be read."""

    SEM_VALUE_MAX = 2**31 - 1
    name = None

    def __init__(self, kind: int, value: int, maxvalue: int, name: str, unlink: bool) -> None:
        self.kind, self.maxvalue = kind, maxvalue
        self.handle = os.eventfd(value, os.EFD_CLOEXEC | os.EFD_SEMAPHORE | os.EFD_NONBLOCK)
        self._held, self._owner = 0, 0

    def __del__(self) -> None:
        os.close(self.handle)

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *details: object) -> None:
        self.release()

    def acquire(self, block: bool = True, timeout: float | None = None) -> bool:
        """Take one, or say that none could be had in `timeout` seconds."""
        if not (self._is_recursive and self._is_mine()):
            deadline = None if timeout is None else time.monotonic() + timeout
            while not self._taken():
                left = 0.0 if not block else None if deadline is None else max(0.0, deadline - time.monotonic())
                if not self._is_there(left):
                    return False
            self._owner = threading.get_ident()
        self._held += 1
        return True

    def release(self) -> None:
        """Give one back.

        Raises:
            AssertionError: A recursive lock belongs to another thread.
            ValueError: A lock was not held.
        """
        if self._is_recursive and not self._is_mine():
            raise AssertionError("attempt to release recursive lock not owned by thread")
        if not self._is_recursive and self.maxvalue == 1 and self._is_there(0):
            raise ValueError("semaphore or lock released too many times")
        self._held -= 1
        if not (self._is_recursive and self._held):
            os.eventfd_write(self.handle, 1)

    @property
    def _is_recursive(self) -> bool:
        return self.kind == multiprocessing.synchronize.RECURSIVE_MUTEX  # type: ignore[attr-defined,no-any-return]

    def _taken(self) -> bool:
        try:
            os.eventfd_read(self.handle)
        except BlockingIOError:
            return False
        return True

    def _is_there(self, seconds: float | None) -> bool:
        return bool(select.select([self.handle], [], [], seconds)[0])

    # The rest is what `multiprocessing.synchronize` calls, by its names.

    def _count(self) -> int:
        return self._held

    def _is_mine(self) -> bool:
        return self._held > 0 and self._owner == threading.get_ident()

    def _is_zero(self) -> bool:
        return not self._is_there(0)

    def _get_value(self) -> int:
        raise NotImplementedError

    def _after_fork(self) -> None:
        self._held = 0


def without_shared_files() -> None:
    """Let `multiprocessing` of this process and its forks use no file outside of the temporary folder."""
    compiled: Any = importlib.import_module("_multiprocessing")
    compiled.SemLock = EventSemaphore
    multiprocessing.heap.Arena._dir_candidates = []  # type: ignore[attr-defined]
