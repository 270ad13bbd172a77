"""What stands in a folder of results: its records, with the rules of the class and what a person has decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from autograder.api.result import Report
from autograder.bridges.roll import Roll, load_roll
from autograder.grading.decided import decided, excused
from autograder.grading.gradebook import read_gradebook
from autograder.grading.overrides import Override, load_overrides
from autograder.grading.store import Store
from autograder.manifest import Course

__all__ = ["Published", "known_in", "published", "with_decisions"]


@dataclass(frozen=True)
class Published:
    """The reports as they count, by student and lesson, and the roll that they count by.

    `found` are the same reports before a person decided anything. `lines` say what must be known of records that are
    left out, and `missing` whether only their submissions can replace some. `notebooks` say where
    submissions lay, by student and lesson.
    """

    reports: tuple[Report, ...]
    roll: Roll
    found: tuple[Report, ...]
    lines: tuple[str, ...] = ()
    missing: bool = False
    notebooks: Mapping[tuple[str, str], str] = field(default_factory=dict)


def published(course: Course, out: Path, roster: Path | None = None) -> Published:
    """What a folder of results holds, with the rules and decisions that stand there now.

    Raises:
        UsageError: roster.csv, class.yaml or overrides.yaml is not sound.
    """
    roll, store = load_roll(out, course, roster), Store(out)
    overrides = load_overrides(out, course, known_in(store, roll))
    book = read_gradebook(course, store, (), None)
    return replace(
        with_decisions(book.reports, roll, overrides),
        lines=book.lines,
        missing=book.missing,
        notebooks=book.notebooks,
    )


def with_decisions(reports: Sequence[Report], roll: Roll, overrides: Sequence[Override]) -> Published:
    """Reports as they count by the rules of a class and by what a person has decided."""
    late = roll.judged(reports)
    free = excused(overrides)
    by_hand = any(one.excuse or one.late_days is not None for one in overrides)
    shown = [decided(report, overrides, roll.rules.late) for report in late]
    return Published(tuple(shown), replace(roll, excused=free, decided=by_hand), tuple(late))


def known_in(store: Store, roll: Roll) -> Callable[[str, str], bool]:
    """Whether there is a record of a student and lesson; for an empty lesson, whether this is somebody of the class."""
    people = {one.student for one in roll.people.everybody}
    return lambda student, lesson: store.path(student, lesson).is_file() if lesson else student in people
