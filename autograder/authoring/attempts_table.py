"""What came of a bank from outside: as tables for the terminal, and as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import cattrs
from rich.table import Table
from rich.text import Text

from autograder.authoring.attempt import Attempt
from autograder.manifest import Course
from autograder.report.card import format_points
from autograder.report.plain import plain_text

__all__ = ["as_data", "attempts_table", "counts_line", "counts_table"]

WORDS = 90
"""Letters of each part of a message in the table."""


def attempts_table(attempts: Sequence[Attempt]) -> Table:
    """One row for each answer: what it got, and what its student would read first."""
    table = Table(title="Answers", title_justify="left", header_style="bold")
    for name in ("", "", "Points"):
        table.add_column(name, no_wrap=True)
    table.add_column("Answer", overflow="fold", min_width=20)
    table.add_column("What it is told", overflow="fold", min_width=20)
    for attempt in attempts:
        points = f"{format_points(attempt.points)}/{format_points(attempt.max_points)}"
        sign = "✗" if attempt.surprise else "✓"
        row = (sign, attempt.entry.exercise, points, _name(attempt), _message(attempt))
        table.add_row(*(Text(plain_text(text)) for text in row))
    return table


def counts_table(course: Course, attempts: Sequence[Attempt]) -> Table:
    """For each exercise how many right ones have full marks, how many wrong ones are caught, and how many do harm."""
    table = Table(title="Counts", title_justify="left", header_style="bold")
    for name in ("Exercise", "Right, full marks", "Wrong, caught", "Harm"):
        table.add_column(name, justify="right")
    exercises = {exercise.id for lesson in course.lessons for exercise in lesson.exercises}
    groups = {id: [attempt for attempt in attempts if attempt.entry.exercise == id] for id in sorted(exercises)}
    for id, group in {**groups, "all": list(attempts)}.items():
        if group:
            found = _counts(group)
            right = f"{found['right with full marks']} of {found['right']}"
            wrong = f"{found['wrong caught']} of {found['wrong']}"
            table.add_row(id, right, wrong, str(found["harm"] or ""))
    return table


def counts_line(attempts: Sequence[Attempt]) -> str:
    """All of it in a sentence."""
    found = _counts(attempts)
    return (
        f"{_share(found['right with full marks'], found['right'])} right answers have full marks, "
        f"{_share(found['wrong caught'], found['wrong'])} wrong ones are caught, "
        f"{found['harm']} change the marks of another exercise."
    )


def as_data(attempts: Sequence[Attempt], behind: str) -> dict[str, Any]:
    """All of it as data for a file of JSON.

    Args:
        attempts: What was tried.
        behind: The name of the layer; empty if there was none.
    """
    return {
        "mode": "graded" if behind else "in memory",
        "isolation": behind,
        "counts": _counts(attempts),
        "answers": [_row(attempt) for attempt in attempts],
    }


def _counts(attempts: Sequence[Attempt]) -> dict[str, int]:
    found = Counter({"right": 0, "right with full marks": 0, "wrong": 0, "wrong caught": 0, "harm": 0, "surprises": 0})
    for attempt in attempts:
        if attempt.entry.is_right:
            found.update({"right": 1, "right with full marks": int(attempt.is_full)})
        else:
            found.update({"wrong": 1, "wrong caught": int(not attempt.is_full)})
        found.update({"harm": int(bool(attempt.harmed)), "surprises": int(bool(attempt.surprise))})
    return dict(found)


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole}" + (f" ({part / whole:.1%})" if whole else "")


def _name(attempt: Attempt) -> str:
    return f"{attempt.entry.file.parent.name}/{attempt.entry.name}"


def _message(attempt: Attempt) -> str:
    lines = [f"[{attempt.surprise}]"] if attempt.surprise else []
    if attempt.problem:
        lines.append(f"It stopped: {_cut(attempt.problem)}")
    elif told := attempt.told:
        name = told.misconception or told.status.value.replace("_", " ")
        lines.append(f"{name}: {_cut(told.found)}")
        lines += [f"{what}: {_cut(text)}" for what in ("expected", "cause") if (text := getattr(told, what))]
    return "\n".join(lines)


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= WORDS else f"{text[:WORDS].rstrip()}…"


def _row(attempt: Attempt) -> dict[str, Any]:
    entry = attempt.entry
    return {
        "answer": _name(attempt),
        "exercise": entry.exercise,
        "about": entry.about,
        "points": attempt.points,
        "max_points": attempt.max_points,
        "full_marks": attempt.is_full,
        "surprise": attempt.surprise,
        "harmed": list(attempt.harmed),
        "problem": attempt.problem,
        "seconds": attempt.seconds,
        "lost": [{k: v for k, v in cattrs.unstructure(r).items() if k != "picture"} for r in attempt.lost],
    }
