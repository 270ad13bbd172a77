"""The grader of a worker: a process of its own with a box, started anew if it dies, asked one thing at a time.

A process of its own, because Dask's has threads, which do not go with what graders do: a limit on time, and forks.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol

from autograder.cluster.messages import Died, Hello
from autograder.errors import GraderError

__all__ = ["ENDED", "Grader", "Shared"]

END_SECONDS = 10
ENDED = "its grader ended without a word"


class Shared(Protocol):
    """What the graders of a cluster share: what described models predicted, as bytes by a digest."""

    def find(self, key: str) -> bytes | None:
        """What somebody has kept under this key."""

    def keep(self, key: str, content: bytes) -> None:
        """Keep it for all."""


class Grader:
    """A grader in a process of its own. Its methods may be called from any thread; one call at a time is answered.

    Args:
        root: The course.
        isolation: What submissions run behind: the name of a layer, or ``"auto"``.
        slot: The number of its box on this machine.
        name: What the worker is called in records.
        target: What the process runs, with a connection and what stands above.
    """

    def __init__(self, root: Path, isolation: str, slot: int, name: str, target: Callable[..., None]) -> None:
        self._settings = (root, isolation, slot, name)
        self._target = target
        self._hello: Hello | None = None
        self._alone = threading.Lock()
        self.admitted = threading.Event()
        self._start()

    def admit(self, hello: Hello) -> Any:
        """Tell it what home tells; its passport. It grades nothing before."""
        with self._alone:
            self._hello = hello
            self._ours.send(("admit", hello))
            return self._received(None)

    def ask(self, verb: str, what: Any, shared: Shared | None = None) -> Any:
        """Its answer; `Died` if it ended without one, after another one was started.

        Raises:
            CourseError: The course itself is broken.
            GraderError: The machine failed.
        """
        with self._alone:
            try:
                self._ours.send((verb, what))
                return self._received(shared)
            except (EOFError, ConnectionError):
                self._start_again()
                return Died()

    def _start_again(self) -> None:
        self._end()
        self._start()
        if self._hello is not None:
            try:
                self._ours.send(("admit", self._hello))
                self._received(None)
            except (EOFError, ConnectionError) as error:
                raise GraderError(f"{ENDED}, and so did the one after it") from error

    def end(self) -> None:
        """End it, and its box with it."""
        self.admitted.set()  # Nobody waits for it any more.
        self._end()

    def _start(self) -> None:
        # Not forked: this process may have threads.
        context = multiprocessing.get_context("spawn")
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=self._target, args=(theirs, *self._settings), daemon=True)
        self._process.start()
        theirs.close()

    def _received(self, shared: Shared | None) -> Any:
        while True:
            kind, content = self._ours.recv()
            if kind == "find":
                self._ours.send(shared.find(content) if shared else None)
            elif kind == "keep":
                if shared:
                    shared.keep(*content)
            elif kind == "error":
                raise content
            else:
                return content

    def _end(self) -> None:
        self._ours.close()
        self._process.join(END_SECONDS)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def answer_to(connection: Connection, verbs: dict[str, Callable[[Any], Any]]) -> None:
    """The life of such a process: answer what is asked, until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        from autograder.sandbox import linux

        linux.die_with_parent()
    while True:
        try:
            verb, what = connection.recv()
        except (EOFError, ConnectionError):
            return
        try:
            connection.send(("answer", verbs[verb](what)))
        except (EOFError, ConnectionError):
            return
        except Exception as error:
            connection.send(("error", as_told(error)))


def as_told(error: Exception) -> Exception:
    """The error as it travels: of a kind that the other side knows, with its text alone."""
    from autograder.error_messages import in_words
    from autograder.errors import CourseError, UsageError

    for kind in (CourseError, GraderError, UsageError):
        if isinstance(error, kind):
            return kind(str(error))
    return GraderError(in_words(error))
