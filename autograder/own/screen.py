"""What `course watch` shows: one screen with the exercise, its card and the keys. Elsewhere, one card after another."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from autograder.api.result import Status
from autograder.manifest import Exercise
from autograder.own.lookout import Lookout, Seen
from autograder.report.card import MARKS, Card, ways_back
from autograder.report.medium import Medium
from autograder.report.plain import plain_text

__all__ = ["Screen"]

KEYS = "h hint   n next exercise   l list   q quit"
STYLES = {MARKS[Status.PASS]: "green", MARKS[Status.FAIL]: "red", MARKS[Status.UNGRADABLE]: "yellow"}
"""Of the lines that begin with these marks. Each has a word beside it."""


class Screen:
    """Shows what a lookout has seen.

    Args:
        console: Where.
        lookout: Who looks.
        has_keys: Whether keys do something.
    """

    def __init__(self, console: Console, lookout: Lookout, has_keys: bool) -> None:
        self._console, self._lookout, self._has_keys = console, lookout, has_keys

    def checking(self) -> None:
        """Say that a check runs."""
        self.tell(f"Checking exercise {self._lookout.current.id} …")

    def tell(self, words: str) -> None:
        """Say something below what is shown. No spinner: it would take time from the check."""
        self._print(words, style="dim")

    def card(self, seen: Seen) -> None:
        """Show what a check found, and what comes next."""
        lookout = self._lookout
        around = ways_back(lookout.course, lookout.lesson)
        card = repr(Card(lookout.lesson, [seen.exercise], seen.results, around, Medium.TERMINAL))
        self.show(*([seen.remark, ""] if seen.remark else []), card, *(["", self._on()] if seen.is_right else []))

    def list(self) -> None:
        """Show the exercises of the lesson, and how each stands."""
        self.show(*(self._row(exercise) for exercise in self._lookout.lesson.exercises))

    def show(self, *parts: str) -> None:
        """Show some lines, between the head and the keys."""
        if self._console.is_terminal:
            self._console.clear()
        self._print(self._head(), style="bold")
        self._console.print()
        for line in plain_text("\n".join(parts)).splitlines():
            self._print(line, STYLES.get(line.lstrip()[:1], ""))
        self._console.print()
        self._print(self._foot(), style="dim")

    def _print(self, line: str, style: str) -> None:
        self._console.print(Text(line, style=style))

    def _head(self) -> str:
        lookout = self._lookout
        exercise, all_of_them = lookout.current, len(lookout.lesson.exercises)
        return (
            f"Lesson {lookout.lesson.number}: {lookout.lesson.title} – exercise {exercise.id}, {exercise.title} – "
            f"{lookout.right} of {all_of_them} right"
        )

    def _foot(self) -> str:
        ends = KEYS if self._has_keys else "Ctrl-C ends this."
        return f"{ends}   Waiting for you to save {self._lookout.path.name}."

    def _on(self) -> str:
        lookout = self._lookout
        if lookout.right == len(lookout.lesson.exercises):
            return f"All of lesson {lookout.lesson.number} is right. Well done! `course next` says what follows."
        return f"Right! Next is exercise {lookout.current.id}: {lookout.current.title}."

    def _row(self, exercise: Exercise) -> str:
        here = "   ← here" if exercise == self._lookout.current else ""
        return f"{MARKS[self._lookout.marks[exercise.id]]} {exercise.id} {exercise.title}{here}"
