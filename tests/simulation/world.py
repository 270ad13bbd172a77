"""A class of two hundred, and what each of them does in three weeks.

Nothing here comes from the package under test: dates are `datetime`'s.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

__all__ = [
    "LESSONS",
    "ZONE",
    "Decision",
    "HandIn",
    "Platform",
    "State",
    "Student",
    "World",
    "due",
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


def number_of(student: Student, lesson: int) -> str:
    """What one platform puts before the name of an attempt."""
    return f"{39000 + int(student.id[1:])}-{64000 + lesson}"


def handed_in(world: World, platform: Platform, lesson: int, until: datetime) -> list[HandIn]:
    """What an export of this lesson holds, by age."""
    mine = [one for one in world.hand_ins if one.lesson == lesson and one.at <= until]
    if platform.namesakes == "one":
        mine = [one for one in mine if not one.student.has_namesake or one.student.id == world.students[0].id]
    return mine if platform.keeps else list({one.student.id: one for one in mine}.values())
