"""How many of the points that a student earned count, by the rules of the class."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from autograder.api.result import Report
from autograder.manifest import Lesson

__all__ = ["Counted", "counted"]

NOTHING = Report("", "", ())


@dataclass(frozen=True)
class Counted:
    """Points that count over several lessons, of how many, and the numbers of lessons dropped and of those excused."""

    points: float
    max_points: float
    dropped: tuple[str, ...] = ()
    excused: tuple[str, ...] = ()


def counted(
    lessons: Sequence[Lesson],
    mine: Mapping[str, Report],
    drop_lowest: int = 0,
    excused: Collection[str] = (),
) -> Counted:
    """The sum of what counts, without the lowest lessons. What was not handed in is a lesson with no points.

    Of the lessons that are not excused, one always stays. Of lessons of equal share, the first one is dropped.

    Args:
        lessons: Those whose points are added up.
        mine: One student's reports, by the name of the lesson.
        drop_lowest: How many lessons do not count.
        excused: The names of lessons that this student need not hand in.
    """
    free = [lesson for lesson in lessons if lesson.name in excused or (mine.get(lesson.name) or NOTHING).excused]
    due = [lesson for lesson in lessons if lesson not in free]
    points = {lesson.name: mine[lesson.name].counted if lesson.name in mine else 0.0 for lesson in due}
    most = {lesson.name: mine[lesson.name].max_counted if lesson.name in mine else lesson.points for lesson in due}
    by_share = sorted(due, key=lambda lesson: points[lesson.name] / most[lesson.name] if most[lesson.name] else 1.0)
    dropped = by_share[: max(0, min(drop_lowest, len(due) - 1))]
    kept = [lesson for lesson in due if lesson not in dropped]
    return Counted(
        round(sum(points[lesson.name] for lesson in kept), 2),
        sum(most[lesson.name] for lesson in kept),
        tuple(lesson.number for lesson in lessons if lesson in dropped),
        tuple(lesson.number for lesson in free),
    )
