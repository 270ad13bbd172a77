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
from autograder.sandbox.wire import Channel, at_once
from autograder.scratch import Scratch

__all__ = ["OwnBox", "OwnProcess", "OwnRun"]

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
        with contextlib.closing(self.start(limits)) as run:
            yield run.connect()

    def start(self, limits: Limits, has_time: bool = False) -> OwnRun:
        """Start a process, and do not wait until it can be used. Who started it closes it.

        Args:
            limits: What its notebook may use.
            has_time: Whether it may do first, once, what takes long the first time.
        """
        return OwnRun(self._course, self.layer, limits, has_time)


class OwnRun:
    """A process for one run of a notebook, in a folder that goes with it."""

    def __init__(self, course: Course, layer: Layer, limits: Limits, has_time: bool) -> None:
        self._limits, self._has_time, self._scratch = limits, has_time, Scratch()
        self._channel: Channel | None = None
        folder = self._scratch.path
        try:
            make_public(course, folder / "public")
            (folder / "work").mkdir()
            (folder / "warm").mkdir()
            self._process = OwnProcess(folder, layer.environment(folder))
        except BaseException:
            self._scratch.close()
            raise

    def connect(self) -> StudentProcess:
        """Wait until it has come up.

        Raises:
            BoxError: It does not start.
        """
        self._channel = self._process.connect(self._limits, self._has_time)
        return StudentProcess(self._channel, self._limits, self._process)

    def kill(self) -> None:
        """End it, whatever it does. Any thread may: who waits for it learns that from the wire."""
        self._process.kill()

    def close(self) -> None:
        """End it, and delete what it wrote."""
        if self._channel is not None:
            self._channel.close()
        self._process.end()
        self._scratch.close()


class OwnProcess:
    """A process of ours for notebooks, what we say to it, and how it goes. It ends with a `with` block.

    Args:
        folder: Holds ``public``, ``work`` and ``warm``.
        environment: What it sees beside what no program runs without.
        run: What it runs, with the public part of the course as its argument.
    """

    def __init__(self, folder: Path, environment: dict[str, str], run: str = "") -> None:
        self._watch = Watch()
        self._errors = folder / "errors.txt"
        self._owner = os.getpid()
        command = [sys.executable, "-I", "-B", "-c", run or RUN, str(folder / "public")]
        with self._errors.open("wb") as errors:
            self._running = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                cwd=folder / "work",
                env=_needed() | environment | {"HOME": str(folder / "work"), "TMPDIR": str(folder / "work")},
                start_new_session=True,
                creationflags=NEW_GROUP,
            )

    def __enter__(self) -> OwnProcess:
        return self

    def __exit__(self, *details: object) -> None:
        self.end()

    @property
    def runs(self) -> bool:
        """Whether it is there, and ours: a fork of who started it has none."""
        return self._owner == os.getpid() and self._running.poll() is None

    @contextlib.contextmanager
    def wire(self, limits: Limits) -> Iterator[Channel]:
        """The wire to a notebook, which is run now.

        Raises:
            BoxError: The process ended, or does not answer.
        """
        with contextlib.closing(self.connect(limits)) as channel:
            yield channel

    def connect(self, limits: Limits, has_time: bool = False) -> Channel:
        """The same wire, which whoever asked for it closes. For `has_time` see `OwnBox.start`."""
        self._watch = Watch()
        return Channel(self._connected({"limits": asdict(limits), "has_time": has_time}))

    def look(self, since: float = 0.0) -> Seen:
        """How it goes. Where the system does not tell what waiting costs, all of the time is charged."""
        self._watch.look()
        code = self._running.poll()
        over = code is not None and code == -getattr(signal, "SIGXCPU", 0)
        ended = "processor" if over else "by itself" if code is not None else ""
        return Seen(ended, self._watch.charged_since(since))

    def interrupt(self) -> None:
        """Raise `TimeLimit` in what it runs now."""
        self.say(b"interrupt")

    def _connected(self, job: dict[str, object]) -> socket.socket:
        """Our end of the wire. Who connects must know the word that only the process was told."""
        word = secrets.token_hex(16)
        with socket.create_server(("127.0.0.1", 0)) as listener:
            listener.settimeout(POLL_SECONDS)
            self.say(json.dumps(job | {"port": listener.getsockname()[1], "word": word}).encode())
            end = time.monotonic() + START_SECONDS
            while self._running.poll() is None and time.monotonic() < end:
                with contextlib.suppress(TimeoutError):
                    wire, _ = listener.accept()
                    if _says(wire, word):
                        at_once(wire)
                        return wire
                    wire.close()
        raise BoxError(f"the notebook's process did not start: {last_line(self._errors)}")

    def say(self, line: bytes) -> None:
        """Write a line on its standard input."""
        assert self._running.stdin
        with contextlib.suppress(OSError):  # It has ended. Whoever waits for an answer learns that from the wire.
            self._running.stdin.write(line + b"\n")
            self._running.stdin.flush()

    def kill(self) -> None:
        """End it, and what it has started and not detached. One that has ended by itself may have left some."""
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(self._running.pid, signal.SIGKILL)
        self._running.kill()

    def end(self) -> None:
        """The same, and wait until it is gone. A fork of who started it leaves it alone."""
        if self._owner != os.getpid():
            return
        self.kill()
        assert self._running.stdin
        with contextlib.suppress(OSError):
            self._running.stdin.close()
        self._running.wait()


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
