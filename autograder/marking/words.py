"""Decisions in words and in the fields of a form."""

from __future__ import annotations

from autograder.api.result import Report
from autograder.grading.override_file import Target
from autograder.grading.overrides import Override
from autograder.manifest import Course
from autograder.report.card import count_points, format_points
from autograder.report.changes import change_text, place_of

__all__ = ["about", "described", "form_of", "lines_of"]


def about(target: Target, course: Course) -> str:
    """What a decision is about, without whom."""
    _, lesson, exercise, check = target
    return check or exercise or f"lesson {course.lesson(lesson).number}"


def form_of(one: Override | None) -> dict[str, str]:
    """The fields of a form that asks for this decision: see `autograder.marking.decisions.wanted`."""
    if one is None:
        return {"points": "", "late_days": "", "why": "", "comment": ""}
    numbers = {"points": one.points, "late_days": one.late_days}
    fields = {name: "" if number is None else format_points(number) for name, number in numbers.items()}
    return fields | {"why": one.why, "comment": one.comment} | ({"excuse": "on"} if one.excuse else {})


def described(one: Override | None) -> str:
    """What was decided, in sentences."""
    if one is None:
        return "Nothing is decided: it was taken back."
    days = None if one.late_days is None else f"{one.late_days} days late" if one.late_days else "in time"
    parts = [
        one.points is not None and count_points(one.points),
        one.excuse and "excused",
        days,
        one.why and f"reason: {one.why}",
        one.comment and f"comment: {one.comment}",
        one.by and f"by {one.by}",
        one.at,
    ]
    return "; ".join(part for part in parts if part)


def lines_of(report: Report, exercise: str) -> list[str]:
    """What is decided about an exercise and its checks, or without a name about the lesson, with what was earned."""
    return [
        f"{f'{place_of(change, report.lesson)}: ' if change.check else ''}{text}"
        for change in report.changes
        if change.exercise == exercise and (text := change_text(change))
    ]
