"""class.yaml: when lessons are due, who has longer, what lateness costs, and which attempt counts.

It stands beside the results, for it belongs to a class and not to the course. What it says never changes the points
that were earned: it says how many of them count.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, tzinfo
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from autograder.api.result import Arrival, Lateness
from autograder.bridges.handed_in import PLATFORM, moment_of
from autograder.bridges.people import words_of
from autograder.errors import CourseError
from autograder.manifest import Course
from autograder.yaml_file import line_of, of_the_instructor, parse, read_text, structure, times_as_text

__all__ = ["NAME", "Attempt", "ClassRules", "Extension", "Late", "load_rules"]

NAME = "class.yaml"
DAY = 24 * 60 * 60
FORMS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M")
MOST = {"percent_per_day": 100, "cap_percent": 100, "grace_minutes": 7 * 24 * 60}


class Attempt(StrEnum):
    """Which of several attempts counts."""

    NEWEST = "newest"
    FIRST = "first"
    BEST = "best"


@dataclass(frozen=True)
class Extension:
    """One student has longer, for one lesson or, without one, for all."""

    student: str
    until: str
    lesson: str = ""
    why: str = ""


@dataclass(frozen=True)
class Late:
    """What lateness costs: a share of the earned points for each day that has begun, up to the cap.

    `grace_minutes` after the deadline cost nothing.
    """

    percent_per_day: float = 0
    grace_minutes: float = 0
    cap_percent: float = 100

    def percent(self, days: int) -> float:
        """What so many days cost."""
        return min(self.percent_per_day * days, self.cap_percent)


@dataclass(frozen=True)
class ClassRules:
    """What a class.yaml says; without one, nothing is due and the newest attempt counts."""

    time_zone: str = ""
    deadlines: dict[str, str] = field(default_factory=dict)
    extensions: tuple[Extension, ...] = ()
    late: Late = field(default_factory=Late)
    attempt: Attempt = Attempt.NEWEST
    drop_lowest: int = 0

    @property
    def zone(self) -> tzinfo | None:
        """The time zone; None for that of this machine."""
        return ZoneInfo(self.time_zone) if self.time_zone else None

    def due(self, student: str, lesson: str) -> datetime | None:
        """When this student must hand in this lesson; None if nothing is due."""
        mine = [
            one.until
            for one in self.extensions
            if words_of(one.student) == words_of(student) and one.lesson in ("", lesson)
        ]
        known = [self.deadlines[lesson]] if lesson in self.deadlines else []
        moments = [_moment(text, self.zone) for text in [*known, *(mine if known else ())]]
        return max(moments, default=None)

    def lateness(self, student: str, lesson: str, arrival: Arrival | None) -> Lateness | None:
        """How late a submission is; None if it is in time, nothing is due, or nobody knows when it came."""
        due = self.due(student, lesson)
        if due is None or arrival is None:
            return None
        if not arrival.at:
            return Lateness(None, 0, _NOT_KNOWN) if arrival.late else None
        came = datetime.fromisoformat(arrival.at)
        seconds = (came - due.astimezone(UTC)).total_seconds()
        if seconds <= 60 * self.late.grace_minutes:
            return None
        days = math.ceil(seconds / DAY)
        percent = self.late.percent(days)
        taken = f"{percent:g} % of the points are taken off" if percent else "no points are taken off"
        times = f"due {_shown(due)}, handed in {_shown(came.astimezone(due.tzinfo))}"
        clock = "" if arrival.clock == PLATFORM else f" by {arrival.clock} clock"
        return Lateness(days, percent, f"{days} day{'s' if days > 1 else ''} late: {times}{clock}; {taken}.")


_NOT_KNOWN = (
    "Late, as the platform says; how late is not in its export, so no points are taken off until a person says how "
    "many days these are."
)


def load_rules(folder: Path, course: Course) -> ClassRules:
    """The rules in a folder of results; those without any deadline if there is no class.yaml.

    Raises:
        UsageError: With file, line and mend.
    """
    return of_the_instructor(folder / NAME, lambda file: _load(file, course), ClassRules())


def _load(file: Path, course: Course) -> ClassRules:
    text = read_text(file)
    data = parse(text, file)
    found = structure(times_as_text(data) if data is not None else {}, ClassRules, text, file)
    for problem, where, mend in _problems(found, course):
        raise CourseError(problem, file=file, line=line_of(text, where), mend=mend)
    return found


def _problems(rules: ClassRules, course: Course) -> Iterator[tuple[str, str, str]]:
    """What is wrong, where, and what mends it."""
    try:
        zone = rules.zone
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield f"there is no time zone {rules.time_zone!r}.", ".time_zone", "Write it as Europe/Berlin or UTC."
        return
    lessons = [lesson.name for lesson in course.lessons]
    for lesson, text in rules.deadlines.items():
        yield from _of_a_time(lesson, text, f".deadlines.{lesson}", f".deadlines.{lesson}", lessons, zone)
    for number, one in enumerate(rules.extensions):
        at = f".extensions[{number}]"
        yield from _of_a_time(one.lesson, one.until, f"{at}.until", f"{at}.lesson", lessons, zone)
        if not one.student.strip():
            yield "an extension needs a student.", f"{at}.student", "Write the name of the roster."
        if one.lesson in lessons and one.lesson not in rules.deadlines:
            yield f"{one.lesson} has no deadline to extend.", f"{at}.lesson", "Give it one under deadlines."
        if not one.lesson and not rules.deadlines:
            yield "there is no deadline to extend.", f"{at}.until", "Write one under deadlines."
        until = _parsed(one.until, zone)
        times = [_parsed(rules.deadlines[name], zone) for name in rules.deadlines if one.lesson in ("", name)]
        if until and times and all(time and until <= time for time in times):
            yield f"{one.until} is no later than the deadline.", f"{at}.until", "Give a later time, or take it out."
    for name, most in MOST.items():
        if not 0 <= getattr(rules.late, name) <= most:
            yield f"{name} is {getattr(rules.late, name):g}.", f".late.{name}", f"Give 0 to {most}."
    if not 0 <= rules.drop_lowest < max(1, sum(not lesson.apart for lesson in course.lessons)):
        yield f"{rules.drop_lowest} lessons cannot be dropped.", ".drop_lowest", "Leave at least one."


def _of_a_time(
    lesson: str, text: str, at: str, at_lesson: str, lessons: Sequence[str], zone: tzinfo | None
) -> Iterator[tuple[str, str, str]]:
    if lesson and lesson not in lessons:
        yield f"there is no lesson {lesson!r}.", at_lesson, f"The lessons are: {', '.join(lessons)}."
    elif _parsed(text, zone) is None:
        yield f"{text!r} is no time.", at, "Write it as 2026-11-30 18:00, or as 2026-11-30 for the end of that day."


def _moment(text: str, zone: tzinfo | None) -> datetime:
    found = _parsed(text, zone)
    assert found is not None, "load_rules has refused it"
    return found


def _parsed(text: str, zone: tzinfo | None) -> datetime | None:
    """A time, or the end of a day; None if it is neither.

    Of an hour that is there twice, or not at all, the later is meant.
    """
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        found = moment_of(text, "%Y-%m-%d")
        found = found and datetime.combine(found, time(23, 59, 59))
    else:
        found = moment_of(text, *FORMS) or _with_offset(text)
    if found is None or not 1971 <= found.year <= 9000:  # Before and after, clocks do not count.
        return None
    if found.tzinfo is not None:
        return found
    both = [found.replace(fold=fold) for fold in (0, 1)]
    return max((one.replace(tzinfo=zone) if zone else one.astimezone() for one in both), key=datetime.timestamp)


def _with_offset(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None


def _shown(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}{f':{moment:%S}' if moment.second else ''} {moment.tzname() or ''}".strip()
