"""One card for results: HTML in notebooks and pages, text everywhere else.

Colours are set with their background, so that they keep a contrast of 4.5:1 or more in light
and dark themes; every colour comes with a mark and a word.
"""

from __future__ import annotations

import os
import textwrap
from collections.abc import Sequence
from html import escape

from autograder.checking.result import Result, Status, held_points, overall, total_points
from autograder.manifest import Exercise, Lesson

__all__ = [
    "MARKS",
    "RESULTS",
    "WORDS",
    "Card",
    "NoteCard",
    "count_points",
    "decision",
    "exercise_html",
    "exercise_text",
    "format_mark",
    "format_points",
]

MARKS = {
    Status.PASS: "✓",
    Status.FAIL: "✗",
    Status.NOT_ATTEMPTED: "○",
    Status.SKIPPED: "…",
    Status.UNGRADABLE: "?",
    Status.HELD: "‖",
    Status.GRADER_FAULT: "!",
}
WORDS = {
    Status.PASS: "right",
    Status.FAIL: "not yet right",
    Status.NOT_ATTEMPTED: "not attempted yet",
    Status.SKIPPED: "waiting",
    Status.UNGRADABLE: "cannot be graded",
    Status.HELD: "held",
    Status.GRADER_FAULT: "our mistake",
}
COLORS = {
    Status.PASS: "#00692f",
    Status.FAIL: "#b3121d",
    Status.NOT_ATTEMPTED: "#4a5568",
    Status.SKIPPED: "#4a5568",
    Status.UNGRADABLE: "#8a4b00",
    Status.HELD: "#0b5394",
    Status.GRADER_FAULT: "#6b21a8",
}
"""On white, each has a contrast of 6:1 or more."""
RESULTS = "application/vnd.mnist-course.results+json"
"""The MIME type under which an executed notebook holds its results, for other programs."""
LABELS = (("found", "Found"), ("expected", "Expected"), ("cause", "Likely cause"), ("next_step", "Next step"))

BOX = (
    "background:#ffffff;color:#1a202c;border:1px solid #cbd5e0;border-left:6px solid {color};border-radius:4px;"
    "padding:10px 14px;margin:4px 0;font-family:system-ui,sans-serif;font-size:14px;line-height:1.5;max-width:760px;"
    "text-align:left"
)


class Card:
    """The results of one or more exercises, as Jupyter and the terminal can show them."""

    def __init__(self, lesson: Lesson, exercises: Sequence[Exercise], results: Sequence[Result]) -> None:
        self.lesson, self.exercises, self.results = lesson, tuple(exercises), tuple(results)

    @property
    def points(self) -> float:
        """Points earned over these exercises."""
        return total_points(self.results)

    def _repr_html_(self) -> str:
        body = "".join(exercise_html(exercise, self._of(exercise), in_notebook=True) for exercise in self.exercises)
        return body + (self._summary_html() if len(self.exercises) > 1 else "")

    def _repr_mimebundle_(self, **options: object) -> dict[str, list[dict[str, object]]]:
        """Which check ended how; Jupyter adds what people read."""
        names = ("check", "exercise", "status", "points", "held", "max_points", "misconception")
        return {RESULTS: [{name: getattr(result, name) for name in names} for result in self.results]}

    def __repr__(self) -> str:
        # nbgrader reads the mark from the text of the cell's result: an explicit number.
        if os.environ.get("NBGRADER_EXECUTION"):
            return str(float(self.points))
        parts = [exercise_text(exercise, self._of(exercise)) for exercise in self.exercises]
        return "\n".join(parts + ([self._summary()] if len(parts) > 1 else []))

    def _of(self, exercise: Exercise) -> tuple[Result, ...]:
        return tuple(result for result in self.results if result.exercise == exercise.id)

    def _summary(self) -> str:
        done = sum(overall(self._of(exercise)) is Status.PASS for exercise in self.exercises)
        held = held_points(self.results)
        waits = f" {count_points(held)} held: a person must look." if held else ""
        return f"Lesson {self.lesson.number}: {done} of {len(self.exercises)} exercises are right.{waits}"

    def _summary_html(self) -> str:
        return f'<p style="{BOX.format(color="#2c5282")}"><strong>{escape(self._summary())}</strong></p>'


class NoteCard:
    """A short note with a title: a hint, a solution, or a problem."""

    def __init__(self, title: str, text: str, follow: str = "", code: str = "") -> None:
        self.title, self.text, self.follow, self.code = title, text, follow, code

    def _repr_html_(self) -> str:
        code = f'<pre style="{_CODE}">{escape(self.code)}</pre>' if self.code else ""
        follow = f'<p style="margin:6px 0 0;color:#4a5568">{_inline(self.follow)}</p>' if self.follow else ""
        return (
            f'<div style="{BOX.format(color="#2c5282")}"><p style="margin:0 0 4px"><strong>{escape(self.title)}'
            f'</strong></p><p style="margin:0">{_inline(self.text)}</p>{code}{follow}</div>'
        )

    def __repr__(self) -> str:
        # A note is no result: under nbgrader it must not read as full marks.
        if os.environ.get("NBGRADER_EXECUTION"):
            return "0.0"
        return "\n".join(part for part in (self.title, self.text, self.code, self.follow) if part)


_CODE = "background:#f7fafc;color:#1a202c;border:1px solid #cbd5e0;padding:8px;margin:8px 0 0;overflow-x:auto"


def exercise_html(exercise: Exercise, results: Sequence[Result], *, in_notebook: bool = False) -> str:
    """One exercise as a box: a heading, then a line for each check, with reasons where needed.

    Args:
        exercise: The exercise.
        results: Its results.
        in_notebook: Whether the box stands in the lesson itself, so that a link leads to the exercise's section.
    """
    status = overall(results)
    color = COLORS[status]
    rows = "".join(_check_html(result) for result in _told(results))
    follow = _inline(_follow(exercise, status))
    if status is Status.FAIL:
        follow += f". Read again: {_link(exercise) if in_notebook else escape(_section(exercise))}."
    hint = f'<p style="margin:6px 0 0;color:#4a5568">{follow}</p>' if follow else ""
    return (
        f'<section style="{BOX.format(color=color)}" aria-label="Exercise {escape(exercise.id)}: {WORDS[status]}">'
        f'<p style="margin:0 0 4px;font-size:15px"><strong style="color:{color}">{MARKS[status]} Exercise '
        f"{escape(exercise.id)}: {WORDS[status]}</strong> – {escape(exercise.title)}</p>"
        f'<ul style="list-style:none;margin:0;padding:0">{rows}</ul>{hint}</section>'
    )


def exercise_text(exercise: Exercise, results: Sequence[Result]) -> str:
    """The same as `exercise_html`, in plain text."""
    status = overall(results)
    lines = [f"{MARKS[status]} Exercise {exercise.id}: {WORDS[status]} – {exercise.title}"]
    for result in _told(results):
        lines.append(f"  {MARKS[result.status]} {result.title}")
        lines += [_wrapped(label, text) for label, text in _details(result)]
        if result.picture and not result.decided:
            lines.append(_wrapped("Picture", result.picture.alt))
    if follow := _follow(exercise, status):
        lines.append(f"  {follow}")
    if status is Status.FAIL:
        lines.append(f"  Read again: {_section(exercise)}.")
    return "\n".join(lines)


def _told(results: Sequence[Result]) -> Sequence[Result]:
    """If nothing was attempted, or nothing can be graded, the same reason once is enough."""
    if any(result.decided for result in results):
        return results
    if {(result.status, result.found) for result in results} == {(Status.HELD, results[0].found if results else "")}:
        return results[:1]
    if results and {result.status for result in results} in ({Status.NOT_ATTEMPTED}, {Status.UNGRADABLE}):
        return results[:1] if results[0].status is Status.UNGRADABLE else ()
    return results


def _details(result: Result) -> list[tuple[str, str]]:
    if result.decided:
        return [("Decided by hand", decision(result))]
    if result.status in (Status.PASS, Status.NOT_ATTEMPTED):
        return []
    if result.status is Status.SKIPPED:
        return [("Why", result.found)]
    return [(label, getattr(result, name)) for name, label in LABELS if getattr(result, name)]


def _check_html(result: Result) -> str:
    details = "".join(
        f'<div style="margin:1px 0"><dt style="display:inline;font-weight:600">{label}:</dt> '
        f'<dd style="display:inline;margin:0">{_inline(text)}</dd></div>'
        for label, text in _details(result)
    )
    picture = "" if result.decided else _picture_html(result)
    below = f'<dl style="margin:2px 0 6px 22px">{details}</dl>{picture}' if details else ""
    color = COLORS[result.status]
    return (
        f'<li style="margin:3px 0"><span style="color:{color};font-weight:600">{MARKS[result.status]} '
        f'<span style="position:absolute;left:-9999px">{WORDS[result.status]}: </span></span>'
        f"{_inline(result.title)}{below}</li>"
    )


def _picture_html(result: Result) -> str:
    if result.picture is None:
        return ""
    source, alt = f"data:image/png;base64,{escape(result.picture.png)}", escape(result.picture.alt)
    style = "display:block;max-width:calc(100% - 22px);height:auto;margin:2px 0 8px 22px"
    return f'<img src="{source}" alt="{alt}" style="{style}">'


def _section(exercise: Exercise) -> str:
    """Where the lesson treats the exercise, in words."""
    return f'lesson {exercise.id.split(".")[0]}, section "{_heading(exercise)}"'


def _link(exercise: Exercise) -> str:
    # Jupyter makes anchors of headings, with a dash for each space.
    heading = escape(_heading(exercise))
    return f'<a href="#{heading.replace(" ", "-")}" style="color:#1a56a8">section "{heading}"</a>'


def _heading(exercise: Exercise) -> str:
    return f"Exercise {exercise.id}: {exercise.title}"


def _follow(exercise: Exercise, status: Status) -> str:
    if status is Status.NOT_ATTEMPTED:
        return f'Write your code in the cell above, run it, then run this cell again. Stuck? `hint("{exercise.id}")`'
    if status is Status.FAIL:
        return f'A nudge: `hint("{exercise.id}")`'
    if status is Status.HELD:
        return "These points are neither given nor lost until a person has looked."
    if status is Status.PASS:
        return f'Compare with ours: `solution("{exercise.id}")`'
    return ""


def _inline(text: str) -> str:
    """Escaped text in which `code` in backticks is set as code."""
    parts = escape(text).split("`")
    if len(parts) % 2 == 0:
        return "`".join(parts)
    style = "background:#edf2f7;color:#1a202c;padding:0 3px;border-radius:3px"
    return "".join(f'<code style="{style}">{part}</code>' if i % 2 else part for i, part in enumerate(parts))


def _wrapped(label: str, text: str) -> str:
    return textwrap.fill(f"{label}: {text}", 100, initial_indent="      ", subsequent_indent="        ")


def format_points(points: float) -> str:
    """Points without a needless decimal."""
    return f"{points:g}"


def format_mark(points: float, held: float) -> str:
    """Points, and those that are held, so that no sum looks final that is not: ``15 + 2 held``."""
    return f"{format_points(points)} + {format_points(held)} held" if held else format_points(points)


def decision(result: Result) -> str:
    """What a person decided about a check, and why."""
    return f"{format_points(result.points)} of {count_points(result.max_points)}: {result.decided}"


def count_points(points: float) -> str:
    """Points with their word."""
    return f"{format_points(points)} point{'' if points == 1 else 's'}"
