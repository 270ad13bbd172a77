"""A box: a warm process behind one layer, which runs one submission after another."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from autograder.error_messages import in_words
from autograder.errors import NeedsLinux
from autograder.manifest import Course, Limits
from autograder.notebook import RunCell
from autograder.sandbox.cgroup import MemoryGroup
from autograder.sandbox.control import BoxError, Control
from autograder.sandbox.layers import WASM, Layer
from autograder.sandbox.process import StudentProcess
from autograder.sandbox.public import make_public
from autograder.sandbox.wire import Channel
from autograder.scratch import Scratch

__all__ = ["Box", "BoxError", "last_line", "make_box", "make_boxes"]

WARM_MB = 512
CLEAN = 1000
"""The slot of a box's clean one lies this far behind its own."""
FITS = "fits.json"
"""The name of the fit cache's file in the public part of the course."""
RUN = (
    "import sys, socket, json; sys.path.insert(0, sys.argv[1]); from autograder.sandbox.warm import main; "
    "main(socket.socket(fileno=int(sys.argv[2])), json.loads(sys.argv[3]))"
)


@dataclass
class _Running:
    """A warm process with what belongs to it: a folder, a socket to talk to it, a limit on its memory."""

    scratch: Scratch
    process: subprocess.Popen[bytes]
    control: Control
    memory: MemoryGroup
    owner: int = field(default_factory=os.getpid)
    is_ready: bool = False

    def end(self) -> None:
        """End it for good if we have started it. A grader that was forked later ends it only for whoever has."""
        self.control.close()
        with contextlib.suppress(ProcessLookupError):  # In a fork, `Popen.kill` would take it for dead.
            os.kill(self.process.pid, signal.SIGKILL)
        if self.owner != os.getpid():
            return
        self.process.wait()
        self.memory.remove()
        self.scratch.close()

    def reason(self) -> str:
        """The last line that the warm process wrote before it ended."""
        return last_line(self.scratch.path / "errors.txt")


class Box:
    """A warm process behind `layer`. Use it as a context manager, and `student` for each submission.

    One that was launched before a process was forked may be used there; then nobody else may use it.

    Args:
        course: Whose public part the submissions see.
        layer: What separates them from us.
        slot: A number of its own for each box that runs at the same time.
        fits: The file of the fit cache; None switches it off.
    """

    def __init__(self, course: Course, layer: Layer, slot: int = 0, fits: Path | None = None) -> None:
        self._course, self.layer, self._slot, self.fits = course, layer, slot, fits
        self._running: _Running | None = None
        self._clean: Box | None = None

    def __enter__(self) -> Box:
        self._ready()
        return self

    def __exit__(self, *details: object) -> None:
        self.renew()

    def launch(self) -> None:
        """Start the warm process, and do not wait until it is ready.

        Raises:
            BoxError: It cannot be started.
        """
        if self._running is None:
            self._running = self._start()

    def share(self, fits: Path) -> None:
        """Let what comes next use this file of the fit cache. The box was made with one."""
        self.fits = fits
        if self._running is not None:
            running = self._ready()
            shutil.copy(fits, running.scratch.path / "public" / FITS)
            running.control.load_fits()

    def clean(self) -> Box:
        """Another box behind the same layer, for what must not meet a submission's process. It starts when it is used.

        It ends with this one.
        """
        if self._clean is None:
            self._clean = Box(self._course, self.layer, self._slot + CLEAN)
        return self._clean

    @contextlib.contextmanager
    def student(
        self, limits: Limits, may_wait: bool = False, cells: Sequence[RunCell] = ()
    ) -> Iterator[StudentProcess]:
        """A fresh process for one submission; everything of it is gone at the end.

        Args:
            limits: What it may use.
            may_wait: Whether it does no harm if a limit is kept a second too late.
            cells: What will be run: a box that looks ahead may have run some of it already. This one does not.

        Raises:
            BoxError: The box broke, now or while the submission ran. It is thrown away; the next submission gets
                a new one.
        """
        running = self._ready()
        ours, theirs = socket.socketpair()
        try:
            with contextlib.closing(Channel(ours)) as channel:
                with theirs:
                    running.control.start(limits, theirs, may_wait)
                try:
                    yield StudentProcess(channel, limits, running.control)
                finally:
                    running.control.stop()
        except BoxError:
            self._end()
            raise

    def renew(self) -> None:
        """Throw away the warm process; the next submission starts another."""
        if self._clean is not None:
            self._clean.renew()
        self._end()

    def _ready(self) -> _Running:
        self.launch()
        running = self._running
        assert running is not None
        if not running.is_ready and not running.control.wait_until_ready():
            reason = running.reason()
            self._end()
            raise BoxError(f"the box {self.layer.name} did not start: {reason}")
        running.is_ready = True
        return running

    def _start(self) -> _Running:
        if sys.platform != "linux":
            raise NeedsLinux
        try:
            return self._started()
        except OSError as error:
            raise BoxError(f"the box {self.layer.name} did not start: {in_words(error)}") from error

    def _started(self) -> _Running:
        scratch = Scratch()
        folder = scratch.path
        folder.chmod(0o711)
        make_public(self._course, folder / "public")
        (folder / "work").mkdir(mode=0o711)
        (folder / "warm").mkdir()
        if self.fits is not None and self.fits.is_file():
            shutil.copy(self.fits, folder / "public" / FITS)
        control = Control(self.layer.name)
        with control.theirs as theirs:
            running = _Running(scratch, self._run(folder, theirs.fileno()), control, self._memory_group())
        with contextlib.suppress(OSError):
            running.memory.add(running.process.pid)
        return running

    def _run(self, folder: Path, descriptor: int) -> subprocess.Popen[bytes]:
        public = self.layer.public(folder)
        python = [sys.executable, "-I", "-B", "-c", RUN, public, str(descriptor), json.dumps(self._settings(folder))]
        # A file and not a pipe: nobody reads it while the box runs, and a full pipe would stop it.
        with open(folder / "errors.txt", "wb") as errors:
            return subprocess.Popen(
                self.layer.command(folder, python),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                pass_fds=[descriptor],
                cwd="/",
                env=self.layer.environment(folder),
                start_new_session=True,  # Ctrl-C is for the grader, which then ends the box.
            )

    def _settings(self, folder: Path) -> dict[str, object]:
        """What the warm process must know."""
        fits = "" if self.fits is None else f"{self.layer.public(folder)}/{FITS}"
        return self.layer.settings(folder, self._slot) | {"fits": fits}

    def _memory_group(self) -> MemoryGroup:
        # The warm process itself needs some, beside what a submission may use.
        limits = self._course.limits
        return MemoryGroup(limits.memory_mb + limits.disk_mb + WARM_MB)

    def _end(self) -> None:
        if self._running is not None:
            self._running.end()
            self._running = None


def last_line(file: Path) -> str:
    """What a process wrote last, in a file, before it ended."""
    with contextlib.suppress(OSError):
        lines = file.read_text(errors="replace").strip().splitlines()
        if lines:
            return lines[-1][:300]
    return "it said nothing."


def make_boxes(course: Course, layer: Layer, jobs: int = 1, fits: Path | None = None, first: int = 0) -> list[Box]:
    """Boxes for so many graders at once. None of them is started yet.

    Args:
        course: The course.
        layer: What separates submissions from us.
        jobs: How many.
        fits: The file of the fit cache; None switches it off.
        first: The slot of the first one: see `Box`.
    """
    return [make_box(course, layer, first + slot, fits) for slot in range(jobs)]


def make_box(course: Course, layer: Layer, slot: int = 0, fits: Path | None = None) -> Box:
    """One box, which is not started yet: see `Box`."""
    if layer.name == WASM.name:
        from autograder.sandbox.wasm_box import WasmBox

        return WasmBox(course)
    return Box(course, layer, slot, fits)
