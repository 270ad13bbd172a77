"""A box: a warm process behind one layer of isolation, which runs one submission after another."""

from __future__ import annotations

import contextlib
import json
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from autograder.errors import GraderError
from autograder.manifest import Course, Limits
from autograder.sandbox.cgroup import MemoryGroup
from autograder.sandbox.layers import Layer
from autograder.sandbox.process import StudentProcess
from autograder.sandbox.public import make_public
from autograder.sandbox.wire import Channel

__all__ = ["Box", "BoxError"]

START_SECONDS = 120
STOP_SECONDS = 30
RUN = (
    "import sys, socket, json; sys.path.insert(0, sys.argv[1]); from autograder.sandbox.warm import main; "
    "main(socket.socket(fileno=int(sys.argv[2])), json.loads(sys.argv[3]))"
)


class BoxError(GraderError):
    """The box did not start, or it broke: our fault or the machine's, never the student's."""


class Box:
    """A warm process behind `layer`. Use it as a context manager, and `student` for each submission.

    Args:
        course: Whose public part the submissions see.
        layer: What separates them from us.
        slot: A number of its own for each box that runs at the same time.
        fits: The file of the fit cache; None switches it off.
    """

    def __init__(self, course: Course, layer: Layer, slot: int = 0, fits: Path | None = None) -> None:
        self._course, self.layer, self._slot, self._fits = course, layer, slot, fits
        self._folder = Path()
        self._process: subprocess.Popen[bytes] | None = None
        self._control = socket.socket()
        self._memory: MemoryGroup | None = None

    def __enter__(self) -> Box:
        self._start()
        return self

    def __exit__(self, *details: object) -> None:
        self._close()

    @property
    def pid(self) -> int:
        """The process that we started: all of the box lies below it."""
        assert self._process is not None
        return self._process.pid

    @contextlib.contextmanager
    def student(self, limits: Limits) -> Iterator[StudentProcess]:
        """A fresh process for one submission; everything of it is gone at the end.

        Raises:
            BoxError: The box broke.
        """
        if self._process is None:
            self._start()
        ours, theirs = socket.socketpair()
        with contextlib.closing(Channel(ours)) as channel:
            self._request(limits, theirs)
            try:
                yield StudentProcess(channel, limits)
            finally:
                self._stop_student()

    def _request(self, limits: Limits, theirs: socket.socket) -> None:
        with theirs:
            try:
                socket.send_fds(self._control, [json.dumps(asdict(limits)).encode()], [theirs.fileno()])
            except OSError as error:
                self._close()
                raise BoxError(f"the box {self.layer.name} is gone: {error.strerror}") from error

    def _stop_student(self) -> None:
        """Have the submission ended. A box that does not say so in time is thrown away with all that is in it."""
        try:
            self._control.send(b"stop")
            answered = bool(self._control.recv(64))
        except OSError:
            answered = False
        if not answered:
            self._close()

    def _start(self) -> None:
        # Below a name that cannot be guessed: under a layer that shares /tmp, others cannot look for it.
        self._folder = Path(tempfile.mkdtemp(prefix=f"course-{secrets.token_hex(8)}-"))
        self._folder.chmod(0o711)
        make_public(self._course, self._folder / "public")
        (self._folder / "work").mkdir(mode=0o711)
        if self._fits is not None and self._fits.is_file():
            shutil.copy(self._fits, self._folder / "public" / "fits.json")
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = self._run(theirs.fileno())
        self._control.settimeout(START_SECONDS)
        try:
            ready = self._control.recv(64) == b"ready"
        except OSError:
            ready = False
        if not ready:
            reason = self._reason()
            self._close()
            raise BoxError(f"the box {self.layer.name} did not start: {reason}")
        self._control.settimeout(STOP_SECONDS)

    def _run(self, descriptor: int) -> subprocess.Popen[bytes]:
        public = self.layer.public(self._folder)
        fits = "" if self._fits is None else f"{public}/fits.json"
        settings = self.layer.settings(self._folder, self._slot) | {"fits": fits}
        python = [sys.executable, "-I", "-B", "-c", RUN, public, str(descriptor), json.dumps(settings)]
        # A file and not a pipe: nobody reads it while the box runs, and a full pipe would stop it.
        with open(self._folder / "errors.txt", "wb") as errors:
            process = subprocess.Popen(
                self.layer.command(self._folder, python),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                pass_fds=[descriptor],
                cwd="/",
                env=self.layer.environment(self._folder),
                start_new_session=True,  # Ctrl-C is for the grader, which then ends the box.
            )
        self._memory = MemoryGroup(self._course.limits.memory_mb + self._course.limits.disk_mb)
        with contextlib.suppress(OSError):
            self._memory.add(process.pid)
        return process

    def _reason(self) -> str:
        """The last line that the box wrote before it ended."""
        with contextlib.suppress(OSError):
            lines = (self._folder / "errors.txt").read_text(errors="replace").strip().splitlines()
            if lines:
                return lines[-1][:300]
        return "it said nothing."

    def _close(self) -> None:
        self._control.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
        if self._memory is not None:
            self._memory.remove()
        if self._folder != Path():
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = Path()
