"""What a person has decided, in words: what was earned, what it was changed to, why, by whom and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from autograder.api.result import Change, Report
from autograder.report.card import count_points, format_points

__all__ = ["change_text", "changes_of", "place_of"]


def change_text(change: Change) -> str:
    """What was decided and why, in one or two sentences; nothing for a comment alone."""
    what, signed = _what(change), ", ".join(filter(None, (change.by and f"by {change.by}", change.at)))
    return f"{what} ({signed[0].upper()}{signed[1:]}.)" if what and signed else what


def place_of(change: Change, lesson: str) -> str:
    """What it is about: ``1.2``, ``1.2 test_shape`` or ``lesson 1``."""
    if not change.exercise:
        return f"lesson {lesson.partition('_')[0].lstrip('0')}"
    return f"{change.exercise} {change.check}".strip()


def changes_of(reports: Iterable[Report]) -> Sequence[tuple[Report, Change]]:
    """All that was decided about these, but for what is a comment alone."""
    return [(report, change) for report in reports for change in report.changes if _what(change)]


def _what(change: Change) -> str:
    why = change.why if change.why.endswith((".", "!", "?")) else f"{change.why}."
    if change.points is not None:
        before = "held before" if change.held else f"{format_points(change.earned)} earned"
        return f"{format_points(change.points)} of {count_points(change.max_points)}, {before}: {why}"
    if change.excused:
        return f"excused: {why}"
    return change.lateness
