"""The questions about a learner's own code, as data: ``own_code.yaml`` beside the source of a lesson.

`check` asks the first one with the first pass of its exercise, and `review` brings them back. One looks like this::

    - exercise: "1.5"
      ask: |
        Your `split` gets {rows} labels, {nines} of them nines, and the seed {seed}. How many nines are in the test
        part?
      given: {rows: [50, 100], nines: [10, 20, 30], seed: [3, 4]}
      code: |
        labels = np.array([9] * nines + [4] * (rows - nines))
        int(np.sum(np.asarray(split(np.zeros((rows, 784)), labels, seed)[3]) == 9))
      says: Each digit is cut by itself, so a fifth of the nines is there.

Each time it is asked with other values of `given`: numbers, texts, true or false, or lists of them. `code` uses them
by their names, beside those of the learner's notebook, and its last line gives the answer. That is a whole number, or
with `within` one that is near; or with ``form: choice`` and `options` the letter of one of them. A good one can be
found by thinking, and other code gives another answer.
"""

from __future__ import annotations

import ast
import builtins
import math
import re
from collections.abc import Iterator
from keyword import iskeyword
from pathlib import Path
from string import Formatter
from typing import Any

from autograder.answers.own_code import names_in
from autograder.errors import CourseError
from autograder.manifest import Course, Lesson
from autograder.material import Form, OwnCode
from autograder.study.drawn import draws
from autograder.yaml_file import line_of, read_text, structure_list

__all__ = ["own_code_of"]

FILE = "own_code.yaml"


def own_code_of(course: Course, lesson: Lesson) -> tuple[OwnCode, ...]:
    """The questions about a learner's own code in a lesson; none, if it has no file of them.

    Raises:
        CourseError: With file, line and mend, if the file is not sound.
    """
    file = course.source(lesson).with_name(FILE)
    return _read(file, course, lesson) if file.exists() else ()


def _read(file: Path, course: Course, lesson: Lesson) -> tuple[OwnCode, ...]:
    text = read_text(file)
    found = structure_list(text, OwnCode, file, "question", "questions", first="exercise")
    source = read_text(course.source(lesson))
    for number, question in enumerate(found):
        for name, problem, mend in _problems(question, lesson, source):
            at = line_of(text, f"[{number}].{name}")
            raise CourseError(f"the question about {question.exercise} {problem}.", file=file, line=at, mend=mend)
    return found


def _problems(question: OwnCode, lesson: Lesson, source: str) -> Iterator[tuple[str, str, str]]:
    """Each mistake: where in the entry, in words, and what mends it."""
    if question.exercise not in {exercise.id for exercise in lesson.exercises}:
        yield "exercise", "is about no exercise of this lesson", "Give the id of one, in quotes."
    yield from _of_form(question)
    yield from _of_given(question, source)
    yield from _of_code(question)
    yield from _of_words(question)


def _of_form(question: OwnCode) -> Iterator[tuple[str, str, str]]:
    if question.form is Form.WORDS:
        yield "form", "asks for words, which nobody judges", "Choose the form near, choice or order."
    elif question.form is Form.NEAR:
        if question.options:
            yield "options", "has options, and its form is near", "Take them out, or choose another form."
    elif len(question.options) < 2 or not all(re.fullmatch("[a-z]", letter) for letter in question.options):
        yield "options", "has no two options with letters", "Give each option a small letter."
    elif len({" ".join(text.split()) for text in question.options.values()} - {""}) < len(question.options):
        yield "options", "has options that are empty or read the same", "Change one of them."
    if question.within < 0 or (question.within and question.form is not Form.NEAR):
        yield "within", "has a `within` that means nothing", "It is a number above 0, and belongs to the form near."


def _of_given(question: OwnCode, source: str) -> Iterator[tuple[str, str, str]]:
    for name, values in question.given.items():
        if not values:
            yield "given", f"has no value for {name}", "Give a list of values, or take the name out."
        if not all(_can_be_given(value) for value in values):
            mend = "Give numbers, texts, true or false, or lists of them; a date in quotes."
            yield "given", f"has a value for {name} that code cannot use", mend
        if not name.isidentifier() or iskeyword(name):
            yield "given", f"gives {name!r}, which is no name in Python", "Name it like rows."
        # What stands there under this name would be hidden from the code.
        if name in vars(builtins) or re.search(rf"^(from [\w.]+ )?import .*\b{name}\b", source, re.MULTILINE):
            yield "given", f"gives {name}, which is a name of Python's or imported by the lesson", "Rename it."


def _can_be_given(value: Any) -> bool:
    """Whether a value can be written into a cell and into JSON."""
    if isinstance(value, list):
        return all(_can_be_given(each) for each in value)
    return isinstance(value, str | int) or (isinstance(value, float) and math.isfinite(value))


def _of_code(question: OwnCode) -> Iterator[tuple[str, str, str]]:
    try:
        compile(question.code, FILE, "exec")
        lines = ast.parse(question.code).body
    except SyntaxError as error:
        yield "code", f"has code that is no Python: {error.msg} in its line {error.lineno}", "Correct it."
        return
    # Too many terms or brackets within each other, or an escaped null.
    except (RecursionError, MemoryError, ValueError) as error:
        yield "code", f"has code that Python cannot read: {error or 'too much of it'}", "Make it shorter."
        return
    if not lines or not isinstance(lines[-1], ast.Expr):
        yield "code", "has code that gives nothing", "Let its last line be the value that is asked for."
    elif not names_in(question.code) - question.given.keys():
        yield "code", "has code that asks nothing of the learner's", "Call her function in it."


def _of_words(question: OwnCode) -> Iterator[tuple[str, str, str]]:
    if not question.ask.strip():
        yield "ask", "asks nothing", "Write the question into `ask`."
    used = names_in(question.code)
    for name, text in (("ask", question.ask), ("says", question.says)):
        places = _places(text)
        if places is None:
            mend = "Write {{ and }} for braces that are meant."
            yield name, f"has a brace in `{name}` that belongs to no place", mend
            continue
        used |= places
        unknown = sorted(places - question.given.keys())
        if unknown:
            yield name, f"has a place for {unknown[0]}, which is not given", "Add it to `given`, or take it out."
        elif problem := _unfit(question, text):
            yield name, f"has a place in `{name}` that does not fit what is given: {problem}", "Write it like {rows}."
    unused = [name for name in question.given if name not in used]
    if unused:
        yield "given", f"uses {unused[0]} nowhere", "Use it in `ask` or `code`, or take it out."


def _places(text: str) -> set[str] | None:
    """The names of the places in a text; None if its braces do not fit together."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def _unfit(question: OwnCode, text: str) -> str:
    """Why a text cannot be said with all values that are given; nothing, if it can."""
    try:
        for drawn in draws(question):
            text.format(**drawn.given)
    # Types of values know their own errors.
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""
