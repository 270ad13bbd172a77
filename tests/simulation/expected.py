"""A plain script that computes what each of a simulated class must have.

Nothing here comes from the package under test: dates are `datetime`'s, and points are added up by hand.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tests.simulation.world import (
    BREAKS,
    MORE,
    REST,
    SOME,
    WHOLE,
    ZONE,
    Decision,
    HandIn,
    State,
    Student,
    World,
    due,
    handed_in,
    number_of,
)

__all__ = ["Row", "called", "expected"]


@dataclass(frozen=True)
class Row:
    """What must stand in a row of marks: exercises by lesson, what counts, and which kinds of remarks there are."""

    student: str
    who: tuple[str, str, str]
    exercises: dict[int, tuple[float, float]]
    points: float
    held: float
    counted: float
    max_counted: float
    days: dict[int, int | None]
    dropped: tuple[int, ...]
    excused: tuple[int, ...]
    remarks: frozenset[str]
    held_in: tuple[int, ...]
    attempts: dict[int, tuple[int, int]]


def expected(world: World, state: State) -> dict[str, Row]:
    """The rows that must stand in marks.csv, by the student's name there."""
    works: dict[str, dict[int, _Work]] = {}
    for lesson in state.graded:
        for name, mine in _by_name(world, state, lesson).items():
            works.setdefault(name, {})[lesson] = _work(name, mine, lesson, state)
    people = {one.record: one for one in world.students if one.in_roster and one.id not in state.newcomers}
    return {name: _row(name, people.get(name), works.get(name, {}), state) for name in sorted({*works, *people})}


def called(one: HandIn, state: State) -> str:
    """What the results call who handed something in."""
    platform, student = state.platform, one.student
    if student.has_namesake and platform.namesakes != "known":
        numbered = platform.namesakes == "numbered"
        return f"{student.name} ({number_of(student, one.lesson) if numbered else one.file.removesuffix('.ipynb')})"
    if student.in_roster and student.id not in state.newcomers:
        return student.record
    if platform.calls == "login":
        return student.login
    return "".join(reversed(student.name.lower().split())) if platform.calls == "word" else student.name


def _by_name(world: World, state: State, lesson: int) -> dict[str, list[HandIn]]:
    """Everything that an export holds, by name and age."""
    found: dict[str, list[HandIn]] = {}
    for one in handed_in(world, state.platform, lesson, state.graded[lesson][0]):
        found.setdefault(called(one, state), []).append(one)
    return found


@dataclass
class _Work:
    """One record: points and held points of each exercise, before and after lateness and decisions."""

    checks: dict[str, float]
    held: dict[str, float]
    attempted: frozenset[str]
    days: int | None = None
    percent: float = 0
    attempt: tuple[int, int] = (0, 0)
    remarks: frozenset[str] = frozenset()
    excused: frozenset[int] = frozenset()

    @property
    def exercises(self) -> tuple[float, float]:
        return self.checks["some"] + self.checks["more"], self.checks["rest"]

    @property
    def counted(self) -> float:
        points = sum(one for number, one in enumerate(self.exercises, 1) if number not in self.excused)
        return round(points * (100 - self.percent) / 100, 2)

    @property
    def most(self) -> float:
        return sum(one for number, one in ((1, SOME + MORE), (2, REST)) if number not in self.excused)


def _work(name: str, mine: Sequence[HandIn], lesson: int, state: State) -> _Work:
    """The record of a lesson: of the attempt that counts, as late as it is, as it was decided."""
    _, wanted, rule = state.graded[lesson]
    whole = [one for one in mine if not one.fault]
    worked = [one for one in whole if one.levels] or whole
    if not whole:
        work = _late(name, lesson, mine[-1], _nothing(), state)
        work.attempt, work.remarks = (len(mine), len(mine)), frozenset(["cannot"])
        return _decided(name, lesson, work, state)
    if rule == "best":
        tried = [_late(name, lesson, one, _found(one, wanted), state) for one in worked]
        best = max(range(len(tried)), key=lambda n: (tried[n].counted + sum(tried[n].held.values()), n))
        taken, work = worked[best], tried[best]
    else:
        taken = worked[0] if rule == "first" else worked[-1]
        work = _late(name, lesson, taken, _found(taken, wanted), state)
    by_age = whole if state.platform.clock in ("second", "minute", "late") else []
    work.attempt = (by_age.index(taken) + 1, len(whole)) if by_age else (0, 0)
    work.remarks = frozenset(["several"] if len(whole) > 1 else [])
    return _decided(name, lesson, work, state)


def _nothing() -> _Work:
    """A record of which no check could say anything."""
    return _Work({"some": 0, "more": 0, "rest": 0}, {"some": 0, "more": 0, "rest": 0}, frozenset())


def _found(one: HandIn, wanted: tuple[int, int]) -> _Work:
    if one.levels is None:
        return _nothing()
    level, rest = one.levels
    some = SOME if level >= wanted[0] else 0
    points = {"some": some, "more": MORE if some and level >= wanted[1] else 0, "rest": REST if rest == 1 else 0}
    held = {"some": 0.0, "more": 0.0, "rest": REST if rest == BREAKS else 0.0}
    return _Work({check: float(n) for check, n in points.items()}, held, frozenset(points))


def came(one: HandIn, state: State) -> datetime | None:
    """When an export says that it came."""
    if state.platform.clock == "minute":
        return one.at.replace(second=0, microsecond=0)
    return one.at if state.platform.clock == "second" else None


def _late(name: str, lesson: int, one: HandIn, work: _Work, state: State) -> _Work:
    until = due(lesson)
    about, text = state.extensions.get(name, (lesson, ""))
    if text and about in (0, lesson):
        longer = datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)
        until = max(until, longer.astimezone(UTC))
    at = came(one, state)
    if at is None:
        work.days = -1 if state.platform.clock == "late" and one.at > due(lesson) else None
        return work
    seconds = (at - until).total_seconds()
    if seconds > 60 * state.grace_minutes:
        work.days = math.ceil(seconds / 86400)
        work.percent = min(state.percent * work.days, state.cap)
    return work


def _decided(name: str, lesson: int, work: _Work, state: State) -> _Work:
    mine = [one for one in state.decisions if one.lesson == lesson and one.record in ("", name)]
    own = {check for one in mine if one.record for check in _checks(one) if one.points is not None}
    for one in sorted(mine, key=lambda one: not one.record):
        if one.late_days is not None:
            work.days, work.percent = one.late_days, min(state.percent * one.late_days, state.cap)
        if one.excuse:
            work.excused |= {one.exercise} if one.exercise else {1, 2}
        checks = _checks(one)
        if one.points is None or (not one.record and not _gives(one, checks, own, work)):
            continue
        # Only the sum of an exercise is compared, so it does not matter which of its checks has the points.
        for check in checks:
            work.checks[check] = work.held[check] = 0
        work.checks[checks[0]] = one.points
    return work


def _checks(one: Decision) -> tuple[str, ...]:
    if one.check:
        return (one.check,)
    return {0: ("some", "more", "rest"), 1: ("some", "more"), 2: ("rest",)}[one.exercise]


def _gives(one: Decision, checks: Sequence[str], own: set[str], work: _Work) -> bool:
    """Whether a decision about everybody gives this one anything."""
    if own & set(checks) or not work.attempted & set(checks):
        return False
    return sum(work.checks[check] for check in checks) < (one.points or 0) or any(work.held[check] for check in checks)


def _row(name: str, person: Student | None, works: dict[int, _Work], state: State) -> Row:
    excused = [n for n in state.graded if _is_excused(name, n, state)]
    left = [n for n in sorted(state.graded) if n not in excused]
    share = {n: works[n].counted / works[n].most if n in works and works[n].most else 0.0 for n in left}
    share |= {n: 1.0 for n in left if n in works and not works[n].most}
    dropped = sorted(left, key=lambda n: share[n])[: max(0, min(state.drop_lowest, len(left) - 1))]
    kept = [n for n in left if n not in dropped]
    remarks = frozenset().union(*(work.remarks for work in works.values())) if works else frozenset(["nothing"])
    return Row(
        student=name,
        who=(person.id, person.email, ", ".join(person.sections)) if person else ("", "", ""),
        exercises={n: work.exercises for n, work in works.items()},
        points=sum(sum(work.exercises) for work in works.values()),
        held=sum(sum(work.held.values()) for work in works.values()),
        counted=round(sum(works[n].counted for n in kept if n in works), 2),
        max_counted=sum(works[n].most if n in works else WHOLE for n in kept),
        days={n: work.days for n, work in works.items() if work.days is not None},
        dropped=tuple(sorted(dropped)),
        excused=tuple(sorted(excused)),
        remarks=remarks,
        held_in=tuple(n for n, work in works.items() if sum(work.held.values())),
        attempts={n: work.attempt for n, work in works.items()},
    )


def _is_excused(name: str, lesson: int, state: State) -> bool:
    return any(
        one.excuse and not one.exercise and (one.record, one.lesson) == (name, lesson) for one in state.decisions
    )
