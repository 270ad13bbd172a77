"""What a person has decided, applied to what the checks have found. Records keep what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from autograder.api.result import Change, Lateness, Report, Result, Status, held_points, total_points
from autograder.bridges.class_rules import Late
from autograder.grading.overrides import Override

__all__ = ["decided", "excused", "needless"]

NO_RULES = Late()


def decided(report: Report, overrides: Sequence[Override], late: Late = NO_RULES) -> Report:
    """The report as a person has decided it, with what was changed.

    Args:
        report: What was found.
        overrides: All decisions.
        late: What lateness costs in this class.
    """
    for one in _about(report, overrides):
        report = replace(report, changes=(*report.changes, _change(report, one, late)))
        if one.points is not None:
            report = replace(report, results=tuple(_given(report.results, one, one.points)))
        if one.late_days is not None:
            report = replace(report, lateness=_lateness(one, one.late_days, late))
    return report


def excused(overrides: Sequence[Override]) -> frozenset[tuple[str, str]]:
    """Who need not hand in which lesson."""
    return frozenset((one.student, one.lesson) for one in overrides if one.excuse and not one.exercise)


def needless(reports: Sequence[Report], overrides: Sequence[Override]) -> list[str]:
    """Lines about decisions on points that the checks give by themselves now.

    Args:
        reports: What was found, before anything is decided.
        overrides: All decisions.
    """
    by_work = {(report.student, report.lesson): report for report in reports}
    lines = []
    for one in overrides:
        report = by_work.get((one.student, one.lesson))
        mine = _meant(report.results, one) if report and one.points is not None else ()
        if mine and not held_points(mine) and abs(total_points(mine) - (one.points or 0)) < _EQUAL:
            lines.append(
                f"{one.student} {one.check or one.exercise}: {total_points(mine):g} points without a decision."
            )
    return lines


_EQUAL = 1e-9
"""Points closer than this are the same: partial points are sums of fractions."""


def _about(report: Report, overrides: Sequence[Override]) -> Iterator[Override]:
    """The decisions about this work. A decision about everybody gives way to one about the student."""
    mine = [one for one in overrides if one.lesson == report.lesson and one.student in ("", report.student)]
    own = [one for one in mine if one.student]
    targets = {one.target[1:] for one in own}
    given = {result.check for one in own if one.points is not None for result in _meant(report.results, one)}
    yield from own
    for one in mine:
        if not one.student and one.target[1:] not in targets:
            checks = {result.check for result in _meant(report.results, one)}
            if one.points is None or not (checks & given or _stands(report, one)):
                yield one


def _stands(report: Report, one: Override) -> bool:
    """Whether a decision about everybody gives nothing here: there was no attempt, or there are as many points."""
    found = _meant(report.results, one)
    attempted = any(result.status not in (Status.NOT_ATTEMPTED, Status.UNGRADABLE) for result in found)
    return not attempted or (total_points(found) >= (one.points or 0) and not held_points(found))


def _meant(results: Sequence[Result], one: Override) -> tuple[Result, ...]:
    """The results that a decision is about."""
    return tuple(
        result
        for result in results
        if (not one.check or result.check == one.check) and (not one.exercise or result.exercise == one.exercise)
    )


def _change(report: Report, one: Override, late: Late) -> Change:
    meant = _meant(report.results, one)
    return Change(
        exercise=one.exercise or (meant[0].exercise if one.check and meant else ""),
        check=one.check,
        points=one.points,
        earned=total_points(meant),
        held=held_points(meant),
        max_points=sum(result.max_points for result in meant),
        excused=one.excuse,
        lateness="" if one.late_days is None else _lateness(one, one.late_days, late).why,
        why=one.why,
        comment=one.comment,
        by=one.by,
        at=one.at,
    )


def _given(results: Sequence[Result], one: Override, points: float) -> Iterator[Result]:
    """The results with so many points for those that are meant: checks that passed keep theirs as long as they can."""
    meant = _meant(results, one)
    spread = dict(zip((result.check for result in meant), _spread(meant, points), strict=True))
    for result in results:
        given = spread.get(result.check)
        is_changed = given is not None and (result.held or one.check or abs(given - result.points) > _EQUAL)
        yield _with(result, given or 0.0, one.why) if is_changed else result


def _spread(results: Sequence[Result], points: float) -> list[float]:
    """Points for each result that add up to `points`: first what was earned, in order, and then what is missing."""
    kept = []
    for result in results:
        kept.append(min(result.points, points))
        points -= kept[-1]
    more = []
    for result, first in zip(results, kept, strict=True):
        more.append(min(result.max_points - first, points))
        points -= more[-1]
    return [first + second for first, second in zip(kept, more, strict=True)]


def _with(result: Result, points: float, why: str) -> Result:
    status = Status.PASS if abs(points - result.max_points) < _EQUAL else Status.FAIL
    # What a person has decided is no longer told as a known wrong idea.
    return replace(result, status=status, points=points, decided=why, misconception="")


def _lateness(one: Override, days: int, late: Late) -> Lateness:
    percent = late.percent(days)
    taken = f"{percent:g} % of the points are taken off" if percent else "no points are taken off"
    what = f"{days} day{'' if days == 1 else 's'} late" if days else "in time"
    return Lateness(days, percent, f"Taken for {what}, as decided: {one.why.rstrip('.')}; {taken}.")
