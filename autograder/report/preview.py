"""What a change of checks would do to marks that were given before. A preview publishes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.table import Table

from autograder.api.result import Report, Result, Status
from autograder.report.card import MARKS, format_mark, format_points
from autograder.report.table import cell

__all__ = ["Move", "moves", "preview_table", "sentence"]


@dataclass(frozen=True)
class Move:
    """One check that would give one student other points or another status than before.

    `old_mark` and `new_mark` are the student's points for the whole lesson. A status of None
    means that the check is not there: it is new, or it is gone. `why` is one or two sentences. `held` are the
    points of the check that are held, before and after, and `mark_held` those of the lesson.
    """

    student: str
    lesson: str
    exercise: str
    check: str
    old_points: float
    new_points: float
    old_status: Status | None
    new_status: Status | None
    old_mark: float
    new_mark: float
    why: str
    held: tuple[float, float] = (0, 0)
    mark_held: tuple[float, float] = (0, 0)


def moves(old: Sequence[Report], new: Sequence[Report]) -> tuple[Move, ...]:
    """Every check that moves, by student, lesson and check.

    Args:
        old: The reports as they stand. At most one for each student and lesson.
        new: The reports that the changed checks give.

    Returns:
        Moves in points or status. Reports without a counterpart are left out: they have no mark to move.
    """
    return tuple(move for before, after in _pairs(old, new) for move in _moves(before, after))


def sentence(old: Sequence[Report], new: Sequence[Report]) -> str:
    """How many marks would move, and which way. A mark is a student's points for one lesson.

    A mark of which points would be held moves neither up nor down: nobody knows yet.
    """
    pairs = _pairs(old, new)
    changes = [after.points - before.points for before, after in pairs if not after.held]
    up, down = sum(change > _EQUAL for change in changes), sum(change < -_EQUAL for change in changes)
    held = f" {len(pairs) - len(changes)} would have points held." if len(pairs) > len(changes) else ""
    if not up + down:
        return f"None of {len(pairs)} marks would move.{held} Nothing has been published."
    return f"{up + down} of {len(pairs)} marks would move: {up} up, {down} down.{held} Nothing has been published."


def preview_table(found: Sequence[Move]) -> Table:
    """One row for each move: whose mark, from what to what, by which check, and why. `legend` explains the signs."""
    table = Table(title="What would move", title_justify="left", header_style="bold")
    table.add_column("Student", overflow="fold", min_width=7)
    table.add_column("Mark of\nthe lesson", justify="right", no_wrap=True)
    table.add_column("Check", overflow="fold", min_width=12)
    table.add_column("Points", justify="right", no_wrap=True)
    table.add_column("Status", no_wrap=True)
    table.add_column("Why", overflow="fold", min_width=16)
    for one in found:
        mark = _arrow(one.old_mark, one.new_mark, one.mark_held)
        points = _arrow(one.old_points, one.new_points, one.held)
        status = f"{_mark(one.old_status)} → {_mark(one.new_status)}"
        check = f"{one.exercise} {one.check}"
        table.add_row(*(cell(text) for text in (one.student, mark, check, points, status, one.why)))
    return table


_EQUAL = 1e-9
"""Points closer than this are the same: partial points are sums of fractions."""


def _pairs(old: Sequence[Report], new: Sequence[Report]) -> list[tuple[Report, Report]]:
    before = {(report.student, report.lesson): report for report in old}
    after = {(report.student, report.lesson): report for report in new}
    return [(before[key], after[key]) for key in sorted(before.keys() & after.keys())]


def _moves(before: Report, after: Report) -> Iterator[Move]:
    old = {result.check: result for result in before.results}
    new = {result.check: result for result in after.results}
    for check, result in (old | new).items():
        was, now = old.get(check), new.get(check)
        if not _same(was, now):
            yield Move(
                after.student,
                after.lesson,
                result.exercise,
                check,
                _points(was),
                _points(now),
                was.status if was else None,
                now.status if now else None,
                before.points,
                after.points,
                _why(was, now),
                (was.held if was else 0.0, now.held if now else 0.0),
                (before.held, after.held),
            )


def _same(was: Result | None, now: Result | None) -> bool:
    return bool(was and now and was.status is now.status and abs(was.points - now.points) < _EQUAL)


def _why(was: Result | None, now: Result | None) -> str:
    if now is not None and now.decided:
        return f"Decided by hand: {now.decided}"
    if was is None:
        return " ".join(["The check is new.", now.found if now else ""]).strip()
    if now is None:
        return "The check is gone."
    if was.status is now.status and was.max_points != now.max_points:
        return f"It is worth {format_points(now.max_points)} now, {format_points(was.max_points)} before."
    if now.status is Status.PASS:
        return f"It passes now. Before: {was.found}" if was.found else "It passes now."
    return " ".join(part for part in (now.found, f"({now.misconception})" if now.misconception else "") if part)


def _points(result: Result | None) -> float:
    return result.points if result else 0.0


def _arrow(old: float, new: float, held: tuple[float, float]) -> str:
    return f"{format_mark(old, held[0])} → {format_mark(new, held[1])}"


def _mark(status: Status | None) -> str:
    return "–" if status is None else MARKS[status]
