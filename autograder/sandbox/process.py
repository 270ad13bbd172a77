"""The grader's handle on a student's process: start it, run the cells, ask, and end it."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from autograder.answers import AskingAnswers, Question, Reply
from autograder.checking import CellProblem, SubmissionEnded
from autograder.manifest import Course, Lesson, Limits
from autograder.notebook import RunCell
from autograder.sandbox.wire import Channel, WireClosed, WireError, WireTimeout

__all__ = ["StudentProcess", "student_process"]

START_SECONDS = 60
ISOLATION = "plain process: time and memory limits, no wall"


class StudentProcess:
    """A running student's process. Make one with `student_process`."""

    def __init__(self, channel: Channel, limits: Limits) -> None:
        self._channel, self._limits = channel, limits
        self.answers = AskingAnswers(self._ask)

    def run(self, cells: Sequence[RunCell]) -> tuple[CellProblem, ...]:
        """Run the cells in order; return those that raised or ran out of time.

        Raises:
            SubmissionEnded: The process ended or was stopped; the text names the cell.
        """
        self._channel.send(
            {
                "cells": [[str(number), cell.source] for number, cell in enumerate(cells)],
                "cell_seconds": float(self._limits.cell_seconds),
                "question_seconds": float(self._limits.question_seconds),
                "memory_mb": self._limits.memory_mb,
            },
            START_SECONDS,
        )
        deadline = time.monotonic() + self._limits.notebook_seconds
        problems = []
        for number, cell in enumerate(cells):
            # The cell's own alarm rings first; this is for code that silences it.
            patience = self._limits.cell_seconds + (START_SECONDS if number == 0 else 5)
            message = self._event(min(patience, max(0.0, deadline - time.monotonic())), cell)
            if error := message.get("error"):
                problems.append(_problem(cell, str(error)))
        self._event(START_SECONDS, None)
        return tuple(problems)

    def _event(self, seconds: float, cell: RunCell | None) -> dict[str, Any]:
        where = "its last cell" if cell is None else _place(cell)
        try:
            message = self._channel.receive(seconds)
        except WireTimeout:
            raise SubmissionEnded(
                f"The notebook was stopped: {where} did not end within {seconds:.0f} seconds. "
                "Look for a loop that never stops."
            ) from None
        except WireClosed:
            raise SubmissionEnded(
                f"Python ended while {where} was running. Remove calls such as exit() or os._exit(), "
                f"and keep memory below {self._limits.memory_mb} MB."
            ) from None
        except WireError as error:
            raise SubmissionEnded(f"The notebook's process broke the protocol: {error}.") from None
        if isinstance(message, dict) and ("done" in message) == (cell is None):
            return message
        raise SubmissionEnded("The notebook's process sent something that was not asked for.")

    def _ask(self, question: Question) -> Reply:
        nonce = secrets.token_hex(8)
        try:
            self._channel.send({"nonce": nonce, "question": question}, self._limits.question_seconds)
            # The process's own alarm rings first; this is for code that silences it.
            message = self._channel.receive(self._limits.question_seconds + 5)
        except WireTimeout:
            raise SubmissionEnded(
                f"`{question.subject}` did not answer within {self._limits.question_seconds:g} seconds, "
                "so the notebook was stopped here. Look for a loop that never stops."
            ) from None
        except WireClosed:
            raise SubmissionEnded(f"Python ended while `{question.subject}` was called.") from None
        except WireError as error:
            raise SubmissionEnded(f"The notebook's process broke the protocol: {error}.") from None
        return _checked(message, nonce)


@contextmanager
def student_process(course: Course, lesson: Lesson) -> Iterator[StudentProcess]:
    """A fresh process in a fresh folder; everything of it is gone at the end."""
    folder = Path(tempfile.mkdtemp(prefix="submission-"))
    (to_child, from_us), (from_child, to_us) = os.pipe(), os.pipe()
    channel = Channel(from_child, from_us)
    process = subprocess.Popen(
        [sys.executable, "-I", "-m", "autograder.sandbox.driver", str(to_child), str(to_us)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=(to_child, to_us),
        cwd=folder,
        env=_environment(course, folder),
        start_new_session=True,
    )
    os.close(to_child)
    os.close(to_us)
    try:
        yield StudentProcess(channel, course.limits_of(lesson))
    finally:
        channel.close()
        _end(process)
        shutil.rmtree(folder, ignore_errors=True)


def _environment(course: Course, folder: Path) -> dict[str, str]:
    """Nothing of the grader's environment but what the student's code needs."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "COURSE_FAST") if name in os.environ}
    return kept | {
        "COURSE_ROOT": str(_public_copy(course, folder)),
        "HOME": str(folder),
        "IPYTHONDIR": str(folder / ".ipython"),
        "MPLBACKEND": "Agg",
        "MPLCONFIGDIR": str(folder / ".matplotlib"),
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }


def _public_copy(course: Course, folder: Path) -> Path:
    """A course folder with what students may see: no held-out images, no solutions."""
    root = folder / "course"
    (root / "data").mkdir(parents=True)
    shutil.copy(course.root / "course.yaml", root)
    for name, file in course.data.items():
        if name != "heldout":
            (root / file.path).parent.mkdir(parents=True, exist_ok=True)
            os.symlink(course.root / file.path, root / file.path)
    return root


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()


def _checked(message: Any, nonce: str) -> Reply:
    """The reply, if it answers this question."""
    if isinstance(message, dict) and set(message) == {"nonce", "reply"} and message["nonce"] == nonce:
        reply = message["reply"]
        if isinstance(reply, Reply):
            return reply
    raise SubmissionEnded("The notebook's process sent something that was not asked for.")


def _place(cell: RunCell) -> str:
    return f"the cell of exercise {cell.exercise}" if cell.exercise else f"the cell {cell.id}"


def _problem(cell: RunCell, error: str) -> CellProblem:
    return CellProblem(cell.id, cell.exercise, f"{_place(cell).capitalize()} stopped with {error}.")
