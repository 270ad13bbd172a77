"""What must not be handed out, in pieces that can be searched for: code of solutions and banks, and private data."""

from __future__ import annotations

import codecs
import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from autograder.authoring.bank import load_bank
from autograder.authoring.questions import questions_of
from autograder.digests import data_bytes
from autograder.handout.cores import LENGTH, Cores
from autograder.manifest import Course, Lesson
from autograder.notebook import read_ours
from autograder.notebook.worked import SOLUTION
from autograder.subject import subject_of
from autograder.yaml_file import read_text

__all__ = ["Secrets", "secrets_of"]

WIDTH = 64
"""Bytes of a piece of code that is a part of a solution, and numbers of one of data. Shorter ones are everywhere."""
NUMBERS, VARIED = 16, 10
"""A row of numbers is known by 16 that follow one another, of which 10 differ: images are mostly empty."""
FEW = 6
"""So many numbers make a line of a table one that nobody writes by chance."""
TABLE_PAYS = 512
"""From so many bytes on, looking into the table first is quicker."""
_NUMBER = re.compile(rb"(?:^|(?<=[,;\t]))-?\d[\d.eE+-]*(?=[,;\t]|$)")
_BLANKS = b" \t\r\n\v\f"
_COMMENT = re.compile(r"^\s*#.*\n?", re.MULTILINE)
_IMPORT = re.compile(r"\s*(?:from\s+\S+\s+)?import\s")


class Secrets:
    """Pieces of what is secret, each with what it is of."""

    def __init__(self) -> None:
        self._by_core: defaultdict[bytes, dict[bytes, tuple[int, str]]] = defaultdict(dict)

    def add_code(self, code: str, about: str) -> None:
        """Remember code, from each line on, with its comments and without; also reversed and in ROT13.

        A piece has two lines or more: a hint or a given cell may show one. None begins with an import.
        """
        for form in {code, _COMMENT.sub("", code)}:
            texts = [line for line in form.splitlines() if line.strip()]
            lines = [_squeezed(text.encode()) for text in texts]
            for number in (number for number, text in enumerate(texts) if not _IMPORT.match(text)):
                self._add_lines(lines[number:], about, is_whole=number == 0)

    def add_data(self, content: bytes, about: str) -> None:
        """Remember a part of data as it would be written; also backwards."""
        if len(content) >= LENGTH:
            self._add(content, about)

    def forget(self, public: bytes) -> None:
        """Leave out what stands in the text of the course itself, such as lines that an exercise begins with."""
        for piece, _ in list(self._in(public)):
            self._by_core[_core(piece)[1]].pop(piece, None)

    def found_in(self, content: bytes) -> str:
        """What a content holds of them, or nothing."""
        return next((about for _, about in self._in(content)), "")

    def _in(self, content: bytes) -> Iterator[tuple[bytes, str]]:
        for form in {content, _squeezed(content)}:
            short = len(form) < TABLE_PAYS
            for place in range(len(form) - LENGTH + 1) if short else self._cores.places(form):
                pieces = self._by_core.get(form[place : place + LENGTH])
                for piece, (start, about) in pieces.items() if pieces else ():
                    if place >= start and form.startswith(piece, place - start):
                        yield piece, about

    @cached_property
    def _cores(self) -> Cores:
        return Cores(self._by_core)

    def _add_lines(self, lines: list[bytes], about: str, *, is_whole: bool) -> None:
        for number in range(2, len(lines) + 1):
            piece = b"".join(lines[:number])
            if len(piece) >= WIDTH:
                break
        else:
            piece = b"".join(lines)
            if not is_whole or len(piece) < LENGTH:
                return
        self._add(piece, about)
        self._add(codecs.encode(piece.decode("utf-8", "ignore"), "rot13").encode(), f"{about}, in ROT13")

    def _add(self, piece: bytes, about: str) -> None:
        for form, words in ((piece, about), (piece[::-1], f"{about}, backwards")):
            start, core = _core(form)
            self._by_core[core].setdefault(form, (start, words))
        self.__dict__.pop("_cores", None)


def secrets_of(course: Course, *, solutions: bool) -> Secrets:
    """The secrets of a course: its banks and private data, and its solutions if asked for.

    Raises:
        CourseError: A file of the course is not there, or is not what it should be.
    """
    secrets = Secrets()
    for lesson in course.lessons:
        if solutions:
            for cell in read_ours(course.solution(lesson)).cells:
                for code in SOLUTION.findall(cell.source):
                    secrets.add_code(code, f"the solution of {cell.grade_id} in lesson {lesson.number}")
        for entry in load_bank(course, lesson, ("right", "wrong", "quick")):
            secrets.add_code(entry.source, f"the entry {entry.file.parent.name}/{entry.name} of the bank")
    for lesson in course.lessons:
        for text in _shown(course, lesson):
            secrets.forget(text.encode())
    for name in subject_of(course).private_data:
        for content in _forms(course.data[name].path, data_bytes(course, name)):
            secrets.add_data(content, f"the private data {name!r}")
    return secrets


def _shown(course: Course, lesson: Lesson) -> Iterator[str]:
    """What a lesson shows to everybody: its text, the lines to begin with, the hints; entries of a bank in questions.

    Entries come from the bank itself, as authors named them: what somebody has written into the file for learners makes
    nothing public.
    """
    hints = [hint for exercise in lesson.exercises for hint in exercise.hints]
    yield "\n".join([SOLUTION.sub("", read_text(course.source(lesson))), *hints])
    for question in questions_of(course, lesson):
        yield from (option.code for option in question.options if option.bank)


def _core(piece: bytes) -> tuple[int, bytes]:
    """The part of a piece that varies most, by which it is known, and where it begins."""
    starts = range(0, len(piece) - LENGTH + 1, max(8, len(piece) // 8))
    start = max(starts, key=lambda at: len(set(piece[at : at + LENGTH])))
    return start, piece[start : start + LENGTH]


def _squeezed(content: bytes) -> bytes:
    """Without blanks and ends of lines."""
    return content.translate(None, _BLANKS)


def _forms(path: str, content: bytes) -> Iterator[bytes]:
    """What a file of data may be written as: its bytes, and the bytes and the text of the arrays that it holds."""
    is_array = Path(path).suffix in (".npz", ".npy")
    for form in (content,) if is_array else (content, _squeezed(content)):
        yield from (form[start : start + WIDTH] for start in range(0, len(form) - WIDTH + 1, WIDTH))
    if not is_array:
        yield from (line for line in map(_squeezed, content.splitlines()) if len(_NUMBER.findall(line)) >= FEW)
        return
    loaded = np.load(io.BytesIO(content), allow_pickle=False)
    for array in loaded.values() if isinstance(loaded, Mapping) else [loaded]:
        if array.dtype.kind in "iufb":
            for numbers in map(_most_varied, array.reshape(len(array), -1)) if array.ndim > 1 else _cut(array):
                yield from (form for form in _as_written(numbers) if len(form) >= WIDTH)


def _cut(array: Any) -> Iterator[Any]:
    return (array[start : start + WIDTH] for start in range(0, len(array), WIDTH))


def _most_varied(row: Any) -> Any:
    """The part of a row from where its numbers vary most; nothing if they hardly do. Who copies rows has whole ones."""
    if len(row) < NUMBERS:
        return row
    windows = np.sort(sliding_window_view(row, NUMBERS), axis=1)
    different = 1 + (np.diff(windows, axis=1) != 0).sum(axis=1)
    start = int(different.argmax())
    return row[start : start + WIDTH] if different[start] >= VARIED else row[:0]


def _as_written(numbers: Any) -> Iterator[bytes]:
    """Numbers as bytes of the usual types, and as text: with commas, with blanks that are gone, and as shares."""
    shares = numbers / 255
    for dtype in ("u1", "<i2", "<i4", "<i8", "<f4", "<f8"):
        yield numbers.astype(dtype).tobytes()
    for dtype in ("<f4", "<f8"):
        yield shares.astype(dtype).tobytes()
    yield "".join(map(str, numbers.tolist())).encode()
    for values in (numbers, numbers.astype(float), shares):
        yield ",".join(map(str, values.tolist())).encode()
