"""How many of the points that a student earned count, by the rules of the class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from autograder.api.result import Report
from autograder.manifest import Lesson

__all__ = ["Counted", "counted"]


@dataclass(frozen=True)
class Counted:
    """Points that count over several lessons, of how many, and the numbers of lessons that were dropped."""

    points: float
    max_points: float
    dropped: tuple[str, ...] = ()


def counted(lessons: Sequence[Lesson], mine: Mapping[str, Report], drop_lowest: int = 0) -> Counted:
    """The sum of what counts, without the lowest lessons. What was not handed in is a lesson with no points.

    One lesson always stays. Of lessons of equal share, the first one is dropped.

    Args:
        lessons: Those whose points are added up.
        mine: One student's reports, by the name of the lesson.
        drop_lowest: How many lessons do not count.
    """
    points = {lesson.name: mine[lesson.name].counted if lesson.name in mine else 0.0 for lesson in lessons}
    by_share = sorted(lessons, key=lambda lesson: points[lesson.name] / lesson.points if lesson.points else 1.0)
    dropped = by_share[: max(0, min(drop_lowest, len(lessons) - 1))]
    kept = [lesson for lesson in lessons if lesson not in dropped]
    return Counted(
        round(sum(points[lesson.name] for lesson in kept), 2),
        sum(lesson.points for lesson in kept),
        tuple(lesson.number for lesson in lessons if lesson in dropped),
    )
