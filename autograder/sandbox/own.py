"""A box for one's own notebook: a new process of Python for each, on every system. No wall stands around it."""

from __future__ import annotations

import contextlib
import hmac
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Self

from autograder.manifest import Course, Limits
from autograder.notebook import RunCell
from autograder.sandbox.box import Box, BoxError, last_line
from autograder.sandbox.control import START_SECONDS, Seen
from autograder.sandbox.layers import Layer, layer_named
from autograder.sandbox.process import StudentProcess
from autograder.sandbox.public import make_public
from autograder.sandbox.watch import Watch
from autograder.sandbox.wire import Channel, without_delay
from autograder.scratch import Scratch

__all__ = ["OwnBox", "OwnProcess"]

POLL_SECONDS = 0.2
RUN = "import sys; sys.path.insert(0, sys.argv[1]); from autograder.sandbox.own_process import main; main()"
NEW_GROUP = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
"""On Windows: Ctrl-C is for us, and we end the process."""


class OwnBox(Box):
    """Runs each notebook in a new process, which needs nothing but sockets: see `autograder.sandbox.own_process`.

    Args:
        course: Whose public part the notebooks see.
    """

    def __init__(self, course: Course) -> None:
        super().__init__(course, layer_named("none"))

    def __enter__(self) -> Self:
        return self

    def clean(self) -> Box:
        """This one: no process is used twice."""
        return self

    @contextlib.contextmanager
    def student(
        self, limits: Limits, may_wait: bool = False, cells: Sequence[RunCell] = ()
    ) -> Iterator[StudentProcess]:
        """A new process for one notebook; it ends with the block, and so does all that it started and did not detach.

        Raises:
            BoxError: It does not start.
        """
        with contextlib.closing(self.start(limits)) as own:
            yield own.connect()

    def start(self, limits: Limits, has_time: bool = False) -> OwnProcess:
        """Start a process, and do not wait until it can be used. Who started it closes it.

        Args:
            limits: What its notebook may use.
            has_time: Whether it may do first, once, what takes long the first time.
        """
        return OwnProcess(self._course, self.layer, limits, has_time)


class OwnProcess:
    """The process, what we say to it, and how it goes."""

    def __init__(self, course: Course, layer: Layer, limits: Limits, has_time: bool) -> None:
        self._limits, self._scratch, self._watch = limits, Scratch(), Watch()
        self._job = {"limits": asdict(limits), "has_time": has_time}
        self._channel: Channel | None = None
        folder = self._scratch.path
        self._errors = folder / "errors.txt"
        try:
            make_public(course, folder / "public")
            (folder / "work").mkdir()
            (folder / "warm").mkdir()
            self._running = self._started(folder, layer.environment(folder))
        except BaseException:
            self._scratch.close()
            raise

    def connect(self) -> StudentProcess:
        """Wait until it has come up.

        Raises:
            BoxError: It does not start.
        """
        self._channel = Channel(self._connected())
        return StudentProcess(self._channel, self._limits, self)

    def kill(self) -> None:
        """End it, whatever it does. Any thread may: who waits for it learns that from the wire."""
        if self._running.poll() is None:
            with contextlib.suppress(OSError):
                if hasattr(os, "killpg"):
                    os.killpg(self._running.pid, signal.SIGKILL)
            self._running.kill()

    def close(self) -> None:
        """End it, and delete what it wrote."""
        if self._channel is not None:
            self._channel.close()
        self.kill()
        assert self._running.stdin
        with contextlib.suppress(OSError):
            self._running.stdin.close()
        self._running.wait()
        self._scratch.close()

    def _started(self, folder: Path, environment: dict[str, str]) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-I", "-B", "-c", RUN, str(folder / "public")]
        with self._errors.open("wb") as errors:
            return subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                cwd=folder / "work",
                env=_needed() | environment | {"HOME": str(folder / "work"), "TMPDIR": str(folder / "work")},
                start_new_session=True,
                creationflags=NEW_GROUP,
            )

    def look(self, since: float = 0.0) -> Seen:
        """How it goes. Where the system does not tell what waiting costs, all of the time is charged."""
        self._watch.look()
        code = self._running.poll()
        over = code is not None and code == -getattr(signal, "SIGXCPU", 0)
        ended = "processor" if over else "by itself" if code is not None else ""
        return Seen(ended, self._watch.charged_since(since))

    def interrupt(self) -> None:
        """Raise `TimeLimit` in what it runs now."""
        self._say(b"interrupt\n")

    def _connected(self) -> socket.socket:
        """Our end of the wire. Who connects must know the word that only the process was told."""
        word = secrets.token_hex(16)
        with socket.create_server(("127.0.0.1", 0)) as listener:
            listener.settimeout(POLL_SECONDS)
            self._say(json.dumps(self._job | {"port": listener.getsockname()[1], "word": word}).encode() + b"\n")
            end = time.monotonic() + START_SECONDS
            while self._running.poll() is None and time.monotonic() < end:
                with contextlib.suppress(TimeoutError):
                    wire, _ = listener.accept()
                    if _says(wire, word):
                        without_delay(wire)
                        return wire
                    wire.close()
        raise BoxError(f"the notebook's process did not start: {last_line(self._errors)}")

    def _say(self, line: bytes) -> None:
        assert self._running.stdin
        with contextlib.suppress(OSError):  # It has ended. Whoever waits for an answer learns that from the wire.
            self._running.stdin.write(line)
            self._running.stdin.flush()


def _says(wire: socket.socket, word: str) -> bool:
    wire.settimeout(START_SECONDS)
    said = b""
    with contextlib.suppress(OSError):
        while len(said) < len(word) and (more := wire.recv(len(word) - len(said))):
            said += more
    wire.settimeout(None)
    return hmac.compare_digest(said, word.encode())


def _needed() -> dict[str, str]:
    """Variables without which no program runs on Windows."""
    return {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "USERPROFILE") if name in os.environ}
