"""One card for results: HTML in notebooks and pages, text everywhere else.

Every colour comes with a mark and a word; `autograder.report.card_style` says how they look.
"""

from __future__ import annotations

import os
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from autograder.answers.failure import Picture
from autograder.api.result import Answered, Result, Status, held_points, overall, total_points
from autograder.manifest import Course, Exercise, Lesson
from autograder.report.card_style import STYLE
from autograder.report.medium import Medium
from autograder.sections import sections

__all__ = [
    "MARKS",
    "RESULTS",
    "WORDS",
    "Around",
    "Card",
    "NoteCard",
    "answered_line",
    "count_points",
    "decision",
    "exercise_html",
    "exercise_text",
    "format_mark",
    "format_points",
    "ways_back",
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
    Status.PASS: "right",
    Status.FAIL: "wrong",
    Status.NOT_ATTEMPTED: "soft",
    Status.SKIPPED: "soft",
    Status.UNGRADABLE: "warn",
    Status.HELD: "held",
    Status.GRADER_FAULT: "fault",
}
"""By name in the palettes of `autograder.report.card_style`."""
RESULTS = "application/vnd.autograder.results+json"
"""The MIME type under which an executed notebook holds its results, for other programs."""
LABELS = (("found", "Found"), ("expected", "Expected"), ("cause", "Likely cause"), ("next_step", "Next step"))


@dataclass(frozen=True)
class Around:
    """What a card says around the results of an exercise.

    `first` is said before them, such as that the cell stopped; `section` is the heading of the
    lesson that is worth reading again; `hint` is shown to those who are stuck; `question` is about code that passed.
    """

    first: str = ""
    section: str = ""
    hint: str = ""
    question: str = ""


def ways_back(course: Course, lesson: Lesson) -> dict[str, Around]:
    """For each exercise of a lesson, the section that is worth reading again."""
    return {exercise: Around(section=heading) for exercise, heading in sections(course, lesson).items()}


class Card:
    """The results of one or more exercises, as Jupyter and the terminal can show them.

    `medium` is where they are read.
    """

    def __init__(
        self,
        lesson: Lesson,
        exercises: Sequence[Exercise],
        results: Sequence[Result],
        around: Mapping[str, Around] | None = None,
        medium: Medium = Medium.NOTEBOOK,
    ) -> None:
        self.medium = medium
        self.lesson, self.exercises, self.results = lesson, tuple(exercises), tuple(results)
        self.around = dict(around or {})

    @property
    def points(self) -> float:
        """Points earned over these exercises."""
        return total_points(self.results)

    def _repr_html_(self) -> str:
        parts = [exercise_html(e, self._of(e), self._around(e), self.medium) for e in self.exercises]
        return STYLE + "".join(parts) + (self._summary_html() if len(parts) > 1 else "")

    def _repr_mimebundle_(self, **options: object) -> dict[str, list[dict[str, object]]]:
        """Which check ended how; Jupyter adds what people read."""
        names = ("check", "exercise", "status", "points", "held", "max_points", "misconception")
        return {RESULTS: [{name: getattr(result, name) for name in names} for result in self.results]}

    def __repr__(self) -> str:
        # nbgrader reads the mark from the text of the cell's result: an explicit number.
        if os.environ.get("NBGRADER_EXECUTION"):
            return str(float(self.points))
        parts = [exercise_text(e, self._of(e), self._around(e), self.medium) for e in self.exercises]
        return "\n".join(parts + ([self._summary()] if len(parts) > 1 else []))

    def _of(self, exercise: Exercise) -> tuple[Result, ...]:
        return tuple(result for result in self.results if result.exercise == exercise.id)

    def _around(self, exercise: Exercise) -> Around:
        return self.around.get(exercise.id, Around())

    def _summary(self) -> str:
        done = sum(overall(self._of(exercise)) is Status.PASS for exercise in self.exercises)
        held = held_points(self.results)
        waits = f" {count_points(held)} held: a person must look." if held else ""
        return f"Lesson {self.lesson.number}: {done} of {len(self.exercises)} exercises are right.{waits}"

    def _summary_html(self) -> str:
        return f"<div {_box('note')}><p><strong>{escape(self._summary())}</strong></p></div>"


class NoteCard:
    """A short note with a title: a hint, a solution, or a problem; perhaps with a picture."""

    def __init__(self, title: str, text: str, follow: str = "", code: str = "", picture: Picture | None = None) -> None:
        self.title, self.text, self.follow, self.code, self.picture = title, text, follow, code, picture

    def _repr_html_(self) -> str:
        code = f"<pre>{escape(self.code)}</pre>" if self.code else ""
        return (
            f'{STYLE}<div {_box("note")}><p class="title"><strong>{escape(self.title)}</strong></p>'
            f"<p>{_lines(self.text)}</p>{code}{_picture_html(self.picture)}"
            f"{_paragraph(_inline(self.follow))}</div>"
        )

    def __repr__(self) -> str:
        # A note is no result: under nbgrader it must not read as full marks.
        if os.environ.get("NBGRADER_EXECUTION"):
            return "0.0"
        seen = f"Picture: {self.picture.alt}" if self.picture else ""
        return "\n".join(part for part in (self.title, self.text, self.code, seen, self.follow) if part)


def exercise_html(
    exercise: Exercise, results: Sequence[Result], around: Around = Around(), medium: Medium = Medium.RECORD
) -> str:
    """One exercise as a box: a heading, then a line for each check, with reasons where needed.

    Args:
        exercise: The exercise.
        results: Its results.
        around: What is said before and after them.
        medium: Where the box is read. In the lesson itself a link leads to the section.
    """
    status, word = _headline(results, around)
    told, waiting = _told(results)
    rows = "".join(_check_html(result) for result in told) + (_waiting_html(waiting, results) if waiting else "")
    follow = _inline(_follow(exercise, status, medium))
    if status is Status.FAIL:
        in_lesson = medium in (Medium.NOTEBOOK, Medium.PAGE)
        where = _link(exercise, around) if in_lesson else escape(_section(exercise, around))
        follow += f". Read again: {where}."
    return (
        f'<section {_box(COLORS[status])} aria-label="Exercise {escape(exercise.id)}: {word}">'
        f'<p class="title"><strong {_color(status)}>{MARKS[status]} Exercise '
        f"{escape(exercise.id)}: {word}</strong> – {escape(exercise.title)}</p>"
        f"{_paragraph(_inline(around.first), 'first')}<ul>{rows}</ul>{_paragraph(_inline(around.hint), 'hint')}"
        f"{_paragraph(follow)}{_paragraph(_lines(around.question))}</section>"
    )


def exercise_text(
    exercise: Exercise, results: Sequence[Result], around: Around = Around(), medium: Medium = Medium.RECORD
) -> str:
    """The same as `exercise_html`, in plain text."""
    status, word = _headline(results, around)
    told, waiting = _told(results)
    lines = [f"{MARKS[status]} Exercise {exercise.id}: {word} – {exercise.title}"]
    lines += [f"  {around.first}"] if around.first else []
    for result in told:
        lines.append(f"  {MARKS[result.status]} {result.title}")
        lines += [_wrapped(label, text) for label, text in _details(result)]
        if result.picture and not result.decided:
            lines.append(_wrapped("Picture", result.picture.alt))
    if waiting:
        lines.append(f"  {MARKS[Status.SKIPPED]} {_count_waiting(waiting)}")
        lines += [_wrapped(label, text) for label, text in _why(waiting, results)]
    lines += [f"  {text}" for text in (around.hint, _follow(exercise, status, medium)) if text]
    if status is Status.FAIL:
        lines.append(f"  Read again: {_section(exercise, around)}.")
    lines += [f"  {line}" for line in around.question.splitlines()]
    return "\n".join(lines)


def _headline(results: Sequence[Result], around: Around) -> tuple[Status, str]:
    """How the exercise stands, and the word for it: a cell that stopped was attempted."""
    status = overall(results)
    if status is Status.NOT_ATTEMPTED and around.first:
        return Status.FAIL, "its cell stopped"
    return status, WORDS[status]


def _told(results: Sequence[Result]) -> tuple[Sequence[Result], Sequence[Result]]:
    """The results that get lines of their own, and those that wait: one line says how many.

    If nothing was attempted, or nothing can be graded, the same reason once is enough.
    """
    if any(result.decided for result in results):
        return results, ()
    if {(result.status, result.found) for result in results} == {(Status.HELD, results[0].found if results else "")}:
        return results[:1], ()
    if results and {result.status for result in results} in ({Status.NOT_ATTEMPTED}, {Status.UNGRADABLE}):
        return results[:1] if results[0].status is Status.UNGRADABLE else (), ()
    waiting = [result for result in results if result.status is Status.SKIPPED]
    return [result for result in results if result.status is not Status.SKIPPED], waiting


def _count_waiting(waiting: Sequence[Result]) -> str:
    return "1 more check waits" if len(waiting) == 1 else f"{len(waiting)} more checks wait"


def _why(waiting: Sequence[Result], results: Sequence[Result]) -> list[tuple[str, str]]:
    """What they wait for, if it is not in the same card."""
    if any(result.status not in (Status.PASS, Status.SKIPPED) for result in results):
        return []
    return [("Why", waiting[0].found)]


def _details(result: Result) -> list[tuple[str, str]]:
    if result.decided:
        return [("Decided by hand", decision(result))]
    if result.status in (Status.PASS, Status.NOT_ATTEMPTED):
        return []
    if result.status is Status.SKIPPED:
        return [("Why", result.found)]
    return [(label, getattr(result, name)) for name, label in LABELS if getattr(result, name)]


def _check_html(result: Result) -> str:
    picture = "" if result.decided else _picture_html(result.picture)
    return _row_html(result.status, result.title, _details(result), picture)


def _waiting_html(waiting: Sequence[Result], results: Sequence[Result]) -> str:
    return _row_html(Status.SKIPPED, _count_waiting(waiting), _why(waiting, results))


def _row_html(status: Status, title: str, details: Sequence[tuple[str, str]], picture: str = "") -> str:
    reasons = "".join(f"<p><strong>{label}:</strong> {_inline(text)}</p>" for label, text in details)
    below = f'<div class="why">{reasons}</div>{picture}' if details else ""
    return (
        f'<li><span class="mark" {_color(status)}>{MARKS[status]} '
        f'<span class="hidden">{WORDS[status]}: </span></span>{_inline(title)}{below}</li>'
    )


def _picture_html(picture: Picture | None) -> str:
    if picture is None:
        return ""
    source, alt = f"data:image/png;base64,{escape(picture.png)}", escape(picture.alt)
    return f'<img src="{source}" alt="{alt}">'


def _paragraph(html: str, kind: str = "follow") -> str:
    return f'<p class="{kind}">{html}</p>' if html else ""


def _box(color: str) -> str:
    return f'class="course-card" style="border-left-color:var(--{color})"'


def _color(status: Status) -> str:
    return f'style="color:var(--{COLORS[status]})"'


def _section(exercise: Exercise, around: Around) -> str:
    """Where the lesson treats the exercise, in words."""
    return f'lesson {exercise.id.split(".")[0]}, section "{_heading(exercise, around)}"'


def _link(exercise: Exercise, around: Around) -> str:
    # Jupyter makes anchors of headings, with a dash for each space.
    heading = escape(_heading(exercise, around))
    return f'<a href="#{heading.replace(" ", "-")}">section "{heading}"</a>'


def _heading(exercise: Exercise, around: Around) -> str:
    return around.section or f"Exercise {exercise.id}: {exercise.title}"


def _follow(exercise: Exercise, status: Status, medium: Medium) -> str:
    if status is Status.NOT_ATTEMPTED:
        return f"{medium.beginning} Stuck? {_first_upper(medium.asking('hint', exercise.id))}"
    if status is Status.FAIL:
        return f"A nudge: {medium.asking('hint', exercise.id)}"
    if status is Status.HELD:
        return "These points are neither given nor lost until a person has looked."
    if status is Status.PASS:
        return f"Compare with ours: {medium.asking('solution', exercise.id)}"
    return ""


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _inline(text: str) -> str:
    """Escaped text in which `code` in backticks is set as code."""
    parts = escape(text).split("`")
    if len(parts) % 2 == 0:
        return "`".join(parts)
    return "".join(f"<code>{part}</code>" if i % 2 else part for i, part in enumerate(parts))


def _lines(text: str) -> str:
    return _inline(text).replace("\n", "<br>")


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


def answered_line(found: Answered) -> str:
    """How much of what a lesson asks has an answer, and the points for that."""
    return (
        f"Answered: {found.given} of {found.asked} predictions and questions, {format_points(found.points)} of "
        f"{count_points(found.max_points)} beside the exercises."
    )


def count_points(points: float) -> str:
    """Points with their word."""
    return f"{format_points(points)} point{'' if points == 1 else 's'}"
