"""A notebook as it was handed in: which of its cells answer which exercise, and what is the student's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import SubmissionError
from autograder.grading.record import Record
from autograder.manifest import Course, Exercise, Lesson
from autograder.notebook.match import Match, exercise_of, match
from autograder.notebook.read import read_cells, read_notebook, read_ours

__all__ = ["HandedIn", "Piece", "handed_in", "statement"]

PROMPT = re.compile(r"\bsentences\b.*[:?]", re.IGNORECASE)
"""A paragraph that asks for prose."""


@dataclass(frozen=True)
class Piece:
    """A cell: code or prose, the exercises that it belongs to, and whether it differs from what was handed out."""

    is_code: bool
    source: str
    exercises: frozenset[str]
    own: bool


@dataclass(frozen=True)
class HandedIn:
    """The cells of a notebook, or what is wrong with it. `changed` is true of another file than the one graded."""

    pieces: tuple[Piece, ...] = ()
    problem: str = ""
    changed: bool = False

    def code(self, exercise: str) -> list[Piece]:
        """The cells with the answer to an exercise."""
        return [piece for piece in self.pieces if piece.is_code and exercise in piece.exercises]

    def prose(self, exercise: str) -> list[Piece]:
        """What the student wrote in words, from this exercise to the next."""
        return [piece for piece in self.pieces if piece.own and not piece.is_code and exercise in piece.exercises]


def handed_in(course: Course, lesson: Lesson, record: Record) -> HandedIn:
    """The notebook of a record, as it lies where it was graded."""
    path = Path(record.notebook)
    if not record.notebook or not path.exists():
        return HandedIn(problem="The file that was handed in is not where it was when it was graded.")
    try:
        most = course.limits.submission_mb
        notebook, cells = read_notebook(path, most), read_cells(path, most)
    except (SubmissionError, OSError) as error:
        return HandedIn(problem=f"The file that was handed in cannot be read. {error}")
    found = match(read_ours(course.release(lesson)), notebook, lesson)
    graded = record.report.digests.get("submission", notebook.digest) if record.report else ""
    return HandedIn(tuple(_pieces(course, lesson, found, cells)), changed=graded != notebook.digest)


def statement(release: Path, lesson: Lesson, exercise: Exercise) -> str:
    """What an exercise asks, from the notebook that is handed out.

    That is all from its heading to its cell, and what asks for prose after it.
    """
    text, is_before, is_after = [], False, False
    codes = iter(read_ours(release).cells)
    for kind, source in read_cells(release):
        if kind == "code":
            mine = exercise_of(next(codes), lesson) == exercise.id
            is_before, is_after = is_before and not mine, is_after or mine
            continue
        begin = re.search(rf"^#+ +Exercise {re.escape(exercise.id)}:.*$", source, re.MULTILINE)
        if begin:
            text.append(source[begin.end() :])
            is_before = True
        elif re.search(r"^#+ +Exercise ", source, re.MULTILINE):
            is_after = False
        elif is_before:
            text.append(source)
        elif is_after:
            text += [paragraph for paragraph in source.split("\n\n") if PROMPT.search(paragraph)]
    return "\n\n".join(text).strip()


def _pieces(course: Course, lesson: Lesson, found: Match, cells: list[tuple[str, str]]) -> Iterator[Piece]:
    ours = {_words(source) for kind, source in read_cells(course.release(lesson)) if kind != "code"}
    position, since = 0, frozenset[str]()
    for kind, source in cells:
        if kind != "code":
            yield Piece(False, source, since, _words(source) not in ours)
        elif position < len(found.place):
            mine = _answers(found, position)
            since = mine or since
            yield Piece(True, source, mine, not found.is_unchanged(position))
            position += 1


def _answers(found: Match, position: int) -> frozenset[str]:
    """The exercises that a cell of code answers: a cell that was merged with another answers several."""
    placed = found.exercise(found.place[position])
    elsewhere = {exercise for exercise in found.ways if not any(found.exercise(p) == exercise for p in found.place)}
    also = {exercise for exercise in elsewhere if found.theirs[position].binds & found.names_of(exercise)}
    return frozenset({placed, *also} - {""})


def _words(source: str) -> str:
    return " ".join(source.split())
