"""The experimental box: each notebook in a new instance of Python in WebAssembly. See `wasm_process`."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from autograder.manifest import Course, Limits
from autograder.notebook import RunCell
from autograder.sandbox.box import Box, BoxError
from autograder.sandbox.layers import WASM
from autograder.sandbox.own import OwnProcess
from autograder.sandbox.process import StudentProcess
from autograder.sandbox.public import make_public
from autograder.sandbox.wasm_packages import copy_packages
from autograder.sandbox.wasm_runtime import compiled, guest_packages, must_be_pinned
from autograder.scratch import Scratch

__all__ = ["WasmBox"]

RUN = "import sys; sys.path.insert(0, sys.argv[1]); from autograder.sandbox.wasm_process import main; main()"
SEEN = ("COURSE_FAST", "LANG")
"""Variables of ours that a notebook sees."""


class WasmBox(Box):
    """Runs each notebook in a new instance, which begins with a copy of one that has imported the libraries.

    What was fitted elsewhere is not shared with it: its libraries are others.

    Args:
        course: Whose public part the notebooks see.
    """

    def __init__(self, course: Course) -> None:
        super().__init__(course, WASM)
        self._place: _Place | None = None
        self._process: OwnProcess | None = None

    def __enter__(self) -> WasmBox:
        self.launch()
        return self

    def launch(self) -> None:
        """Lay out what the notebooks see. The process starts with the first of them.

        Raises:
            GraderError: What would be executed is not what was tried, or somebody else can write to it.
        """
        if self._place is None:
            self._place = _Place(self._course)

    def share(self, fits: Path) -> None:
        """Nothing: see above."""

    def clean(self) -> Box:
        """Another box of this kind."""
        if self._clean is None:
            self._clean = WasmBox(self._course)
        return self._clean

    @contextlib.contextmanager
    def student(
        self, limits: Limits, may_wait: bool = False, cells: Sequence[RunCell] = ()
    ) -> Iterator[StudentProcess]:
        """A new instance for one notebook; it ends with the block.

        Raises:
            BoxError: It does not start.
        """
        process = self._ready_process()
        # It has one thread, whose processor time is never more than time.
        limits = replace(limits, notebook_seconds=min(limits.notebook_seconds, limits.cpu_seconds))
        try:
            with process.wire(limits) as channel:
                try:
                    yield StudentProcess(channel, limits, process)
                finally:
                    process.say(b"stop")
        except BoxError:
            self._end()
            raise

    def renew(self) -> None:
        """End the process, and remove what was laid out; the next notebook begins anew."""
        if self._clean is not None:
            self._clean.renew()
        self._end()
        if self._place is not None:
            self._place.remove()
            self._place = None

    def _ready_process(self) -> OwnProcess:
        self.launch()
        assert self._place
        if self._process is None or not self._process.runs:
            self._end()
            self._process = OwnProcess(self._place.path, self._place.environment, RUN)
            self._process.say(json.dumps(self._place.told).encode())
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.end()
            self._process = None


class _Place:
    """A temporary folder with what notebooks may read, and the memory that each of them begins with."""

    def __init__(self, course: Course) -> None:
        must_be_pinned()
        self._compiled = compiled()
        self._owner = os.getpid()
        self._scratch = Scratch()
        self.path = self._scratch.path
        make_public(course, self.path / "public")
        copy_packages(guest_packages(), self.path / "packages")
        for name in ("work", "warm"):
            (self.path / name).mkdir()

    @property
    def environment(self) -> dict[str, str]:
        """That of the process which holds the instances."""
        return {"PYTHONDONTWRITEBYTECODE": "1"}

    @property
    def told(self) -> dict[str, object]:
        """What that process must know."""
        return {
            "public": str(self.path / "public"),
            "packages": str(self.path / "packages"),
            "image": str(self.path / "warm" / "image"),
            "compiled": str(self._compiled),
            "environment": {name: os.environ[name] for name in SEEN if name in os.environ},
        }

    def remove(self) -> None:
        """Delete the folder. A fork of who made it leaves it alone."""
        if self._owner == os.getpid():
            self._scratch.close()
