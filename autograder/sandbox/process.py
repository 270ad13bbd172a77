"""The grader's handle on a student's process: run the cells, then ask."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.answers import AskingAnswers, Question, Reply, name_of
from autograder.api.result import CellProblem
from autograder.api.runner import SubmissionEnded
from autograder.errors import GraderError
from autograder.manifest import Limits
from autograder.notebook import RunCell
from autograder.sandbox.control import Keeper
from autograder.sandbox.patience import BACKSTOP, Patience, Span
from autograder.sandbox.wire import Channel, WireClosed, WireError, WireTimeout

__all__ = ["CannotIsolate", "CellOutput", "NotebookRun", "StudentProcess"]

START_SECONDS = 120
MAX_FIGURES, MAX_SIDE, MAX_ERROR = 12, 1000, 500
"""Figures of a notebook, pixels of a figure's side, letters of an error. A forged driver need not keep to them."""
UNASKED = "The notebook's process sent something that was not asked for."
"""A process that forges messages can make nobody else's mark, and ends its own."""


class CannotIsolate(GraderError):
    """A submission's process could not go behind the wall: the machine's fault, never the student's."""


@dataclass(frozen=True)
class CellOutput:
    """What the cell of an exercise printed, and the figures it drew, as RGBA pixels of shape (h, w, 4)."""

    exercise: str
    text: str
    figures: tuple[NDArray[np.uint8], ...]


@dataclass(frozen=True)
class NotebookRun:
    """How the cells of a submission went.

    `scores_reused` and `forests_reused` count what the fit cache handed out; `fits` is what a trusted run recorded.
    """

    problems: tuple[CellProblem, ...]
    outputs: tuple[CellOutput, ...]
    scores_reused: int
    forests_reused: int
    fits: dict[str, Any]


class StudentProcess:
    """A running student's process. `Box.student` makes one.

    `ran_out` is ``"limit"`` if something took longer than it may, ``"wall"`` if only the wall clock, the backstop on a
    busy machine, said so; else empty. `longest` are the wall seconds of the longest cell and question so far, and
    `ran` are the cells that it has run.
    """

    def __init__(self, channel: Channel, limits: Limits, keeper: Keeper) -> None:
        self._channel, self._limits, self._keeper = channel, limits, keeper
        self._notebook = Span("notebook", time.monotonic(), limits.notebook_seconds)
        self.answers = AskingAnswers(self._ask)
        self.ran: tuple[RunCell, ...] = ()
        self.ran_out = ""
        self.longest = {"cell": 0.0, "question": 0.0}
        self._is_in, self._problems, self._outputs, self._figures = False, list[CellProblem](), list[CellOutput](), 0

    def run(self, cells: Sequence[RunCell], record_fits: bool = False) -> NotebookRun:
        """Run the cells in order. Those that it has run before must be the first of them, and are not run again.

        Each call has the time of a whole notebook: who waits between two of them is not charged for it.

        Returns:
            How all of them went.

        Raises:
            SubmissionEnded: The process ended or was stopped; the text names the cell.
            CannotIsolate: It did not get as far as the first cell.
            BoxError: The box is gone. What the process would have answered is not known.
        """
        assert tuple(cells[: len(self.ran)]) == self.ran
        new = cells[len(self.ran) :]
        self._enter()
        self._notebook = Span("notebook", time.monotonic(), self._limits.notebook_seconds)
        self._send({"cells": [cell.source for cell in new], "record": record_fits}, "its first cell")
        for number, cell in enumerate(new):
            self._take(cell, self._event(cell, {"cell": number, "error": str, "output": str, "figures": list}))
        end = self._event(None, {"done": True, "scores": int, "forests": int, "recorded": dict})
        self.ran = tuple(cells)
        return NotebookRun(tuple(self._problems), tuple(self._outputs), end["scores"], end["forests"], end["recorded"])

    def _take(self, cell: RunCell, message: dict[str, Any]) -> None:
        """Keep what a cell has done."""
        if message["error"]:
            self._problems.append(_problem(cell, message["error"][:MAX_ERROR]))
        drawn = _figures(message["figures"])[: MAX_FIGURES - self._figures]
        self._figures += len(drawn)
        output = message["output"][: self._limits.output_kb * 1024 + MAX_ERROR]
        if cell.exercise and (output.strip() or drawn):
            self._outputs.append(CellOutput(cell.exercise, output, drawn))

    def is_silent(self) -> bool:
        """Whether the process has said nothing that it was not asked for."""
        return self._channel.is_silent()

    def _enter(self) -> None:
        """Wait until the process is behind the wall. Nothing of the student's has run by then."""
        if self._is_in:
            return
        try:
            message = self._channel.receive(START_SECONDS)
        except WireError as error:
            self._keeper.look()
            raise CannotIsolate(f"a submission's process did not start: {error}") from error
        if message != {"ready": True}:
            raise CannotIsolate(f"a submission's process could not be isolated: {message.get('failed')}")
        self._is_in = True

    def _event(self, cell: RunCell | None, form: dict[str, Any]) -> dict[str, Any]:
        """The next message. It must have exactly this form: names with a value, or with the type of the value."""
        where = "its last cell" if cell is None else _place(cell)
        with self._waiting("cell", where, self._limits.cell_seconds) as patience:
            message = self._channel.receive(patience)
        if not isinstance(message, dict) or set(message) != set(form):
            raise SubmissionEnded(UNASKED)
        for name, wanted in form.items():
            found = message[name]
            if type(found) is not wanted if isinstance(wanted, type) else found != wanted:
                raise SubmissionEnded(UNASKED)
        return message

    def _send(self, message: dict[str, Any], where: str) -> None:
        with self._waiting("question", where, self._limits.question_seconds) as patience:
            self._channel.send(message, patience)

    def _ask(self, question: Question) -> Reply:
        nonce = secrets.token_hex(8)
        with self._waiting("question", f"`{name_of(question.subject)}`", self._limits.question_seconds) as patience:
            self._channel.send({"nonce": nonce, "question": question}, patience)
            message = self._channel.receive(patience)
        return _checked(message, nonce)

    @contextmanager
    def _waiting(self, step: str, where: str, seconds: float) -> Iterator[Patience]:
        """Wait within the limits; what goes wrong on the wire is the end of the submission, in words.

        Args:
            step: ``"cell"`` or ``"question"``.
            where: The cell, or what is asked, for the message.
            seconds: The limit of this step.
        """
        span = Span(step, time.monotonic(), seconds)
        patience = Patience(self._keeper, span, self._notebook)
        try:
            yield patience
        except WireTimeout:
            ran_out = "wall" if patience.stopped == "wall" else "limit"
            raise SubmissionEnded(_too_long(patience.stopped, where, self._limits), ran_out) from None
        except WireClosed:
            doing = f"{where} was {'running' if step == 'cell' else 'called'}"
            raise SubmissionEnded(_gone(self._keeper.look().ended, doing, self._limits)) from None
        except WireError as error:
            raise SubmissionEnded(f"The notebook's process broke the protocol: {error}.") from None
        finally:
            if patience.stopped or patience.interrupted:
                self.ran_out = "wall" if patience.stopped == "wall" else self.ran_out or "limit"
            self.longest[step] = max(self.longest[step], span.wall)


def _too_long(limit: str, where: str, limits: Limits) -> str:
    """Why a submission was stopped: the limit that it was over, in words."""
    loop = "Look for a loop that never stops, or for slow work that is done again in each round of a loop."
    if limit == "notebook":
        return (
            f"The notebook was stopped at {where}: all of it together took longer than {limits.notebook_seconds:g} "
            f"seconds. {loop}"
        )
    if limit == "wall":
        return (
            f"The notebook was stopped at {where}, after {BACKSTOP} times its limit on the clock. This machine was so "
            "busy that the work itself may be fine: grade this notebook again when it is not."
        )
    seconds = limits.cell_seconds if limit == "cell" else limits.question_seconds
    return f"The notebook was stopped: {where} did not end within {seconds:g} seconds. {loop}"


def _gone(ended: str, doing: str, limits: Limits) -> str:
    """Why a submission's process is not there any more, in words."""
    over = {
        "memory": f"its processes together held more than {limits.memory_mb} MB of memory",
        "disk": f"its files together took more than {limits.disk_mb} MB",
        "processor": f"its processes together used more than {limits.cpu_seconds} seconds of a processor",
    }
    if ended in over:
        return f"The notebook was stopped while {doing}: {over[ended]}."
    return (
        f"Python ended while {doing}. Remove calls such as exit() or os._exit(), "
        f"keep memory below {limits.memory_mb} MB and files below {limits.disk_mb} MB."
    )


def _checked(message: Any, nonce: str) -> Reply:
    """The reply, if it answers this question."""
    if isinstance(message, dict) and set(message) == {"nonce", "reply"} and message["nonce"] == nonce:
        reply = message["reply"]
        if isinstance(reply, Reply):
            return reply
    raise SubmissionEnded(UNASKED)


def _figures(found: list[Any]) -> tuple[NDArray[np.uint8], ...]:
    """Those that are pictures: RGBA, and of a size that a page can show."""
    return tuple(
        item
        for item in found
        if isinstance(item, np.ndarray)
        and item.dtype == np.uint8
        and item.ndim == 3
        and item.shape[2] == 4
        and 0 < max(item.shape[:2]) <= MAX_SIDE
        and min(item.shape[:2]) > 0
    )


def _place(cell: RunCell) -> str:
    return f"the cell of exercise {cell.exercise}" if cell.exercise else f"the cell {cell.id}"


def _problem(cell: RunCell, error: str) -> CellProblem:
    return CellProblem(cell.id, cell.exercise, f"{_place(cell).capitalize()} stopped with {error}.")
