"""Who is in a class and by what rules its work counts: roster.csv and class.yaml, beside the results."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from autograder.api.result import Report
from autograder.bridges import class_rules
from autograder.bridges.class_rules import ClassRules, Extension, load_rules
from autograder.bridges.people import People, Person, words_of
from autograder.bridges.roster import read_roster
from autograder.errors import CourseError, UsageError
from autograder.listing import some_of
from autograder.manifest import Course
from autograder.yaml_file import line_of, read_text

__all__ = ["ROSTER", "Roll", "load_roll"]

ROSTER = "roster.csv"
MISNAMED = {ROSTER, *(f"roster.{ending}" for ending in ("xlsx", "xls", "ods", "tsv", "txt"))}
"""Names, in small letters, of files that look like the roster; they are not read."""


@dataclass(frozen=True)
class Roll:
    """The people of a class and its rules. Without a roster, whoever handed in is the class."""

    people: People = field(default_factory=People)
    rules: ClassRules = field(default_factory=ClassRules)
    excused: frozenset[tuple[str, str]] = frozenset()
    """Who need not hand in which lesson."""
    decided: bool = False
    """Whether a person has excused something, or decided how late something is."""

    @property
    def has_rules(self) -> bool:
        """Whether what counts may differ from what was earned."""
        return bool(self.rules.deadlines) or self.rules.drop_lowest > 0 or self.decided

    def excused_of(self, student: str) -> frozenset[str]:
        """The lessons that this student need not hand in."""
        return frozenset(lesson for who, lesson in self.excused if who in ("", student))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of the roster."""
        return frozenset(one.student for one in self.people.everybody)

    def absent(self, students: Iterable[str]) -> list[str]:
        """Who is in the roster and not among these."""
        here = set(students)
        return sorted(one.student for one in self.people.everybody if one.student not in here)

    def person(self, student: str) -> Person:
        """What the roster says of a student."""
        return next((one for one in self.people.everybody if one.student == student), Person(student))

    def unknown(self, students: Iterable[str]) -> list[str]:
        """Lines about extensions that fit none of these students."""
        words = {tuple(words_of(student)) for student in students}
        return [
            f"{class_rules.NAME}: there is an extension for {one.student!r}, of whom there is no work."
            for one in self.rules.extensions
            if tuple(words_of(one.student)) not in words
        ]

    def not_known(self, reports: Sequence[Report]) -> list[str]:
        """Lines about what the roster and the rules cannot tell of these reports."""
        strangers = sorted({one.student for one in reports} - self.names) if self.names else []
        due = [one for one in reports if one.lesson in self.rules.deadlines]
        unseen = sum(not (one.arrival and one.arrival.at) for one in due)
        lines = [f"In the results and not in the roster: {some_of(strangers)}."] if strangers else []
        if unseen:
            lines.append(f"Of {unseen} of {len(due)} submissions nobody says when they came: none of these is late.")
        return lines

    def judged(self, reports: Sequence[Report]) -> list[Report]:
        """The reports with how late they are by the rules of today."""
        return [
            replace(one, lateness=self.rules.lateness(one.student, one.lesson, one.arrival))
            if one.arrival or one.lateness
            else one
            for one in reports
        ]


def load_roll(folder: Path, course: Course, roster: Path | None = None) -> Roll:
    """What stands in a folder of results, or in another roster.

    Raises:
        UsageError: With the file, its line, and what mends it.
    """
    file = roster or folder / ROSTER
    people = read_roster(file) if roster or file.exists() or file.is_symlink() else _no_roster(folder)
    rules = load_rules(folder, course)
    extensions = [_named(number, one, people, folder) for number, one in enumerate(rules.extensions)]
    return Roll(people, replace(rules, extensions=tuple(extensions)))


def _no_roster(folder: Path) -> People:
    """Nobody, unless a list lies there that its owner may believe is read."""
    other = next((file for file in sorted(folder.glob("*")) if file.name.lower() in MISNAMED), None)
    if other:
        raise UsageError(f"{other} is not read. Save it as {ROSTER} in the same folder, as CSV (UTF-8).")
    return People()


def _named(number: int, extension: Extension, people: People, folder: Path) -> Extension:
    """The extension, under the name of the roster."""
    if not people.everybody:
        return extension
    found = people.matching(extension.student)
    if len(found) == 1:
        return replace(extension, student=found[0].student)
    file = folder / class_rules.NAME
    line = line_of(read_text(file), f".extensions[{number}].student")
    why = f"may be {' or '.join(who.student for who in found)}" if found else "is not in the roster"
    mend = "Write the name of the roster."
    raise UsageError(str(CourseError(f"{extension.student!r} {why}.", file=file, line=line, mend=mend)))
