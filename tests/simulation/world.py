"""A class of two hundred, what each of them does in three weeks, and a plain script that computes what each must have.

Nothing here comes from the package under test: dates are `datetime`'s, and points are added up by hand.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

__all__ = [
    "LESSONS",
    "ZONE",
    "Decision",
    "HandIn",
    "Platform",
    "Row",
    "State",
    "Student",
    "World",
    "called",
    "due",
    "expected",
    "handed_in",
    "make_world",
    "number_of",
]

ZONE = ZoneInfo("Europe/Berlin")
LESSONS = ("01_first", "02_second", "03_third")
DEADLINES = ("2026-10-23 18:00", "2026-10-30 18:00", "2026-11-06 18:00")
"""A night in which clocks are put back lies between the first two."""
SIZE = 200
SOME, MORE, REST, WHOLE = 1, 3, 3, 7
"""The points of the three checks of each lesson, and all of them."""
BREAKS = 13


@dataclass(frozen=True)
class Student:
    """Somebody of the class: `name` as people say it, `listed` as the roster writes it, and what platforms know."""

    name: str
    listed: str
    id: str
    login: str
    number: int
    sections: tuple[str, ...]
    in_roster: bool = True
    has_namesake: bool = False

    @property
    def email(self) -> str:
        return f"{self.login}@uni.example"

    @property
    def record(self) -> str:
        """The name of records and rows."""
        return f"{self.name} ({self.id})" if self.has_namesake else self.name


@dataclass(frozen=True)
class HandIn:
    """One attempt at a lesson. Without levels, it is an untouched starter; with `fault`, no notebook of the lesson."""

    student: Student
    lesson: int
    at: datetime
    levels: tuple[int, int] | None
    file: str
    is_stripped: bool = False
    fault: str = ""


@dataclass(frozen=True)
class World:
    """Everybody, and all that is handed in, by time."""

    students: tuple[Student, ...]
    hand_ins: tuple[HandIn, ...]


@dataclass(frozen=True)
class Platform:
    """What an export says.

    `clock` is how exact times are: ``"second"``, ``"minute"``, ``"late"`` for a word alone, or nothing. `keeps` says
    whether all attempts are in it, or the newest alone. `calls` is what people are called: ``"name"``, ``"login"``,
    or ``"word"``. `namesakes` are ``"known"`` by what stands beside the name, ``"numbered"`` by numbers that are new in
    each export, or ``"one"``: there only the first of them hands in anything.
    """

    name: str
    title: str
    clock: str
    keeps: bool
    calls: str = "name"
    namesakes: str = "known"


@dataclass(frozen=True)
class Decision:
    """What a person decides about a lesson, an exercise (1 or 2) or a check; about everybody without a name."""

    record: str
    lesson: int
    exercise: int = 0
    check: str = ""
    points: float | None = None
    excuse: bool = False
    late_days: int | None = None


@dataclass
class State:
    """What stands beside the results, and from what each lesson was graded last.

    `graded` has for each lesson when its export was made, the levels that its checks want, and which attempt counts.
    `extensions` has for each record the lesson (0 for all) and the new deadline.
    """

    platform: Platform
    graded: dict[int, tuple[datetime, tuple[int, int], str]] = field(default_factory=dict)
    extensions: dict[str, tuple[int, str]] = field(default_factory=dict)
    percent: float = 10
    grace_minutes: int = 15
    cap: float = 50
    drop_lowest: int = 0
    decisions: list[Decision] = field(default_factory=list)
    newcomers: set[str] = field(default_factory=set)
    """Ids of who is in the roster only later."""


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


# --- The class ---

SPECIAL = (
    ("Jo Li", "Li, Jo", ("A",)),
    ("Jo Li", "Jo Li", ("B",)),
    ("Jörg Müller-Lüdenscheidt", "Müller-Lüdenscheidt, Jörg", ("A",)),
    ("Pat O'Brien", "O'Brien, Pat", ("B",)),
    ("محمد العربي", "محمد العربي", ("A",)),
    ("שרה כהן", "שרה כהן", ("B",)),
    ("山田 太郎", "山田 太郎", ("A",)),
    ("Ana Núñez", "Ana Núñez", ("A", "B")),
    ("Anna Maria Sol", "Anna Maria Sol", ("B",)),
    ("Anna Sol", "Anna Sol", ("A",)),
    ("=Eva Sum", "=Eva Sum", ("A",)),
    ("Martin King Jr", "Martin King Jr", ("B",)),
)
NEWCOMERS, STRANGERS = ("Nia New", "Nils Newer"), ("Zoe Strange",)
FIRST = ("Ada", "Bo", "Cy", "Di", "Eve", "Flo", "Gus", "Hal", "Ida", "Jan", "Kim", "Lea", "Max", "Noa", "Oda", "Pia")
LAST = ("Abel", "Bohr", "Curie", "Dirac", "Euler", "Fermi", "Gauss", "Hopf", "Ising", "Jacobi", "Klein", "Lie", "Weyl")
FILES = (
    "{lesson}.ipynb",
    "{lesson}.ipynb",
    "My work.ipynb",
    "final FINAL.ipynb",
    "Kopie von {lesson}.ipynb",
    "a.ipynb",
)


def make_world(seed: int = 7) -> World:
    """The class and its three weeks."""
    draw = random.Random(seed)
    students = tuple(_students(draw))
    hand_ins = [one for student in students for lesson in (1, 2, 3) for one in _of(student, lesson, draw)]
    return World(students, tuple(sorted(hand_ins, key=lambda one: one.at)))


def _students(draw: random.Random) -> Iterator[Student]:
    people: list[tuple[str, str, tuple[str, ...], bool]] = [(*one, True) for one in SPECIAL]
    people += [(name, name, ("A",), True) for name in NEWCOMERS]
    people += [(name, name, (), False) for name in STRANGERS]
    plain = [f"{first} {last}" for first in FIRST for last in LAST]
    draw.shuffle(plain)
    for name in plain[: SIZE - len(people)]:
        first, last = name.split()
        listed = f"{last}, {first}" if draw.random() < 0.3 else name
        people.append((name, listed, (draw.choice("ABC"),), True))
    names = [name for name, *_ in people]
    for place, (name, listed, sections, in_roster) in enumerate(people):
        known = (f"s{place:03}", f"u{place:03}x", 5000 + 3 * place)
        yield Student(name, listed, *known, sections, in_roster, names.count(name) > 1)


def due(lesson: int) -> datetime:
    """When a lesson is due, without any extension."""
    return datetime.strptime(DEADLINES[lesson - 1], "%Y-%m-%d %H:%M").replace(tzinfo=ZONE).astimezone(UTC)


def _of(student: Student, lesson: int, draw: random.Random) -> Iterator[HandIn]:
    """What one student hands in for one lesson."""
    if student.name.startswith("Nia") and lesson < 3:
        return  # She joins in the third week.
    kind = draw.choices(
        ("once", "late", "again", "better later", "starter over work", "starter", "fault", "nothing"),
        (50, 14, 12, 8, 3, 3, 4, 6),
    )[0]
    if student.name in (name for name, *_ in SPECIAL) and kind in ("fault", "nothing"):
        kind = "again"
    if student.id in ("s020", "s021") or kind == "nothing":
        return  # Two of them never hand in anything.
    levels, file = _levels(draw), draw.choice(FILES).format(lesson=LESSONS[lesson - 1])
    early = due(lesson) - timedelta(minutes=draw.randrange(60, 5000), seconds=draw.randrange(60))
    first = HandIn(student, lesson, early, levels, file, draw.random() < 0.2)
    another = draw.choice(FILES).format(lesson=LESSONS[lesson - 1])
    if kind == "late":
        late = draw.choice((60, 14 * 60 + 59, 15 * 60 + 1, 3600, 86400, 86400 + 120, 3 * 86400, 9 * 86400))
        yield HandIn(student, lesson, due(lesson) + timedelta(seconds=late), levels, file)
    elif kind == "fault":
        fault = draw.choice(("pdf", "broken", "other lesson", "empty"))
        name = {"pdf": "work.pdf", "empty": "empty.ipynb"}.get(fault, f"{LESSONS[lesson - 1]}.ipynb")
        yield HandIn(
            student, lesson, draw.choice((early, due(lesson) + timedelta(minutes=50))), None, name, fault=fault
        )
    elif kind == "starter":
        yield HandIn(student, lesson, early, None, file)
    else:
        yield first
    if kind == "again":
        for hour in range(1, draw.randrange(2, 4)):
            yield HandIn(student, lesson, early + timedelta(minutes=17 * hour), _levels(draw), another)
    elif kind == "better later":
        at = due(lesson) + timedelta(hours=draw.choice((1, 30, 60)))
        yield HandIn(student, lesson, at, (3, 1), another, is_stripped=True)
    elif kind == "starter over work":
        yield HandIn(student, lesson, early + timedelta(minutes=30), None, another)


def _levels(draw: random.Random) -> tuple[int, int]:
    return draw.choice((0, 1, 2, 2, 3, 3, 3)), draw.choices((0, 1, BREAKS), (30, 66, 4))[0]


# --- What each must have ---


def expected(world: World, state: State) -> dict[str, Row]:
    """The rows that must stand in marks.csv, by the student's name there."""
    works: dict[str, dict[int, _Work]] = {}
    for lesson in state.graded:
        for name, mine in _by_name(world, state, lesson).items():
            works.setdefault(name, {})[lesson] = _work(name, mine, lesson, state)
    people = {one.record: one for one in world.students if one.in_roster and one.id not in state.newcomers}
    return {name: _row(name, people.get(name), works.get(name, {}), state) for name in sorted({*works, *people})}


def called(student: Student, lesson: int, state: State) -> str:
    """What the results call who handed something in."""
    platform = state.platform
    if student.has_namesake and platform.namesakes != "known":
        return f"{student.name} ({number_of(student, lesson)})" if platform.namesakes == "numbered" else student.name
    if student.in_roster and student.id not in state.newcomers:
        return student.record
    if platform.calls == "login":
        return student.login
    return "".join(reversed(student.name.lower().split())) if platform.calls == "word" else student.name


def number_of(student: Student, lesson: int) -> str:
    """What one platform puts before the name of an attempt."""
    return f"{39000 + int(student.id[1:])}-{64000 + lesson}"


def handed_in(world: World, platform: Platform, lesson: int, until: datetime) -> list[HandIn]:
    """What an export of this lesson holds, by age."""
    mine = [one for one in world.hand_ins if one.lesson == lesson and one.at <= until]
    if platform.namesakes == "one":
        mine = [one for one in mine if not one.student.has_namesake or one.student.id == world.students[0].id]
    return mine if platform.keeps else list({one.student.id: one for one in mine}.values())


def _by_name(world: World, state: State, lesson: int) -> dict[str, list[HandIn]]:
    """Everything that an export holds, by name and age."""
    found: dict[str, list[HandIn]] = {}
    for one in handed_in(world, state.platform, lesson, state.graded[lesson][0]):
        found.setdefault(called(one.student, lesson, state), []).append(one)
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
