"""Spot checks: a share of submissions is graded once more by another worker, and what both found is compared."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any

from autograder.api.result import Report, Result, Status
from autograder.cluster.messages import BY, Parcel
from autograder.errors import UsageError
from autograder.grading.pool import DIED
from autograder.grading.record import report_to_json
from autograder.grading.seal import Seal
from autograder.listing import first_of

__all__ = ["Recheck", "share_named"]

DISAGREE = "Two machines graded this submission, and do not agree. A person must look."
MEND = (
    "Which of them is right is not known, so its points are held: grade it at home, with the same command and no "
    "--scheduler. Did the notebook draw without a seed? If not, trust neither worker until you know more: each record "
    "names the one that made it."
)
OF_A_RUN = ("seconds",)
"""What may differ between two reports of the same work, beside who made them."""
MARKS = ("status", "points", "max_points", "misconception")


class Recheck:
    """Which submissions of a run two workers grade, and what came of it.

    Args:
        share: How many of them, from 0 to 1. Which ones follows from a digest that no worker can foretell.
        seal: With the instructor's key, which workers have not.
        tell: Called with a line about each pair that differs.
    """

    def __init__(self, share: float, seal: Seal | None = None, tell: Callable[[str], None] = lambda line: None) -> None:
        self._share, self._seal, self._tell = share, seal, tell
        self._seen, self._chosen, self._same, self._different = set[str](), set[str](), set[str](), set[str]()

    def wants(self, parcel: Parcel, report: Report) -> bool:
        """Whether this one is graded again. Where the grader died, nothing was found that could be compared."""
        if self._seal is None or report.remark == DIED:
            return False
        name = _name(parcel)
        self._seen.add(name)
        if int(self._seal.keyed(f"recheck\n{name}")[:16], 16) < self._share * 16**16:
            self._chosen.add(name)
        return name in self._chosen

    def compared(self, parcel: Parcel, first: Report, second: Report | None, by: tuple[str, str]) -> Report:
        """What counts of two reports of the same work: the first one if they agree, else nothing but a question.

        Where one of them ran out of time, it is graded again alone, as any other; then they must agree.

        Args:
            parcel: What was graded.
            first: What the first worker found.
            second: What the second one found; None if it was lost.
            by: The names of both.
        """
        if second is None or second.remark == DIED:
            return first
        what = f"{first.student} {first.lesson}"
        if differences := _marks_that_differ(first, second):
            if (first.ran_out or second.ran_out) and parcel.limits is None:
                return replace(first, ran_out="wall")
            self._different.add(_name(parcel))
            told = (
                f"{by[0]} gave {first.points:g} points and {by[1]} {second.points:g} "
                f"(different: {', '.join(first_of(differences))})"
            )
            self._tell(f"Two workers do not agree about {what}: {told}. {MEND}")
            return _held(first, f"Rechecked: the worker {told}.")
        self._same.add(_name(parcel))
        others = _other_differences(first, second)
        if others:
            self._tell(
                f"Two workers give the same marks for {what} and not the same {' and '.join(others)}: "
                f"{by[0]} and {by[1]}. The record has what {by[0]} found."
            )
        but = f", but for {' and '.join(others)}" if others else ""
        return replace(first, notes=(*first.notes, f"Rechecked: the worker {by[1]} found the same{but}."))

    def tell_all(self) -> None:
        """Say in a line what came of all of it, once, if anything was to be rechecked."""
        if line := self._summary():
            self._tell(line)
        self._seen.clear()

    def _summary(self) -> str:
        seen, chosen, same, different = map(len, (self._seen, self._chosen, self._same, self._different))
        if not self._share or not seen:
            return ""
        if not chosen:
            return f"Rechecked: nothing. The draw of {100 * self._share:g} % took none of {seen} submissions."
        done = same + different
        found = f"{different} with another mark" if different else "all with the same marks"
        told = f"Rechecked on another worker: {done} of {seen} submissions, {found}."
        missed = chosen - done
        why = "there was no other worker, or it was lost"
        if not done:
            return f"Nothing could be rechecked of the {missed} submissions that were drawn: {why}."
        return f"{told} {missed} more could not be: {why}." if missed else told


def share_named(text: str) -> float:
    """The share that a text such as ``2%`` names, from 0 to 1.

    Raises:
        UsageError: It names none.
    """
    found = re.fullmatch(r"(\d{1,3}(?:\.\d{1,6})?) ?%", text)
    if not found or not 0 < float(found[1]) <= 100:
        raise UsageError(f"{text!r} is no share of the submissions. Give one from 0 to 100 per cent, such as 2%.")
    return float(found[1]) / 100


def _name(parcel: Parcel) -> str:
    return f"{parcel.lesson}\n{sha256(parcel.content).hexdigest()}\n{parcel.student}"


def _held(report: Report, note: str) -> Report:
    results = tuple(replace(one, status=Status.HELD, points=0.0, found=DISAGREE) for one in report.results)
    return replace(report, results=results, remark=DISAGREE, ran_out="", notes=(*report.notes, note))


def _marks_that_differ(first: Report, second: Report) -> list[str]:
    """The names of the checks, in the order of the first report, and of what else gives points."""
    ours, theirs = ({result.check: _mark(result) for result in one.results} for one in (first, second))
    found = [name for name in {**ours, **theirs} if ours.get(name) != theirs.get(name)]
    return [*found, *(["answers"] if first.answered != second.answered else [])]


def _mark(result: Result) -> list[Any]:
    return [getattr(result, name) for name in MARKS]


def _other_differences(first: Report, second: Report) -> list[str]:
    """The names of the parts of a report that differ, but for times and for who made it."""
    ours, theirs = _comparable(first), _comparable(second)
    return sorted(name.replace("_", " ") for name in ours if ours[name] != theirs[name])


def _comparable(report: Report) -> dict[str, Any]:
    data = report_to_json(report)
    data["notes"] = [note for note in data["notes"] if not note.startswith(BY)]
    data["results"] = [{k: v for k, v in result.items() if k not in OF_A_RUN} for result in data["results"]]
    return {name: value for name, value in data.items() if name not in OF_A_RUN}
