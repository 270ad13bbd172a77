"""The test before and after a course, as data: ``test.yaml`` in the folder of the sources, each idea in two forms.

Stems, options and reasons may hold expressions, such as ``{n // 2}``, which are computed from the values of a form.
`right` names the idea of the right option; the other options are named by the wrong idea behind them. For example::

    - id: half-of-them
      lesson: "1"
      concept: a share of rows
      values:
        A: {n: 600, things: photographs}
        B: {n: 840, things: recordings}
      stem: Half of {n} {things} are kept. How many?
      options:
        half: "{n // 2}"
        all-of-them: "{n}"
        a-third: "{n // 3}"
      right: half
      why: Half of {n} is {n // 2}.

In the notebooks every second item has its form B before and its form A after, and the others have them the other way
round. So a form that is easier throughout makes no gain.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from statistics import mean
from string import ascii_uppercase
from typing import Any

from autograder.errors import CourseError
from autograder.intervals import class_gain, wilson
from autograder.manifest import Course
from autograder.material import AFTER, BEFORE, Material, Option, Question
from autograder.yaml_file import line_of, read_text, structure_list

__all__ = ["FORMS", "Item", "asked_twice", "items_of"]

FILE = "solutions/test.yaml"
"""Below the root of a course."""
FORMS = ("A", "B")
PLACE = re.compile(r"\{(.+?)(?::([^\s{}]+))?\}")
"""An expression, and how its value is written."""
OPEN = "I don't know."
"""The last option of each question in a notebook: more use than a guess."""


@dataclass(frozen=True)
class Item:
    """A question of one form: its options in order, each with the idea behind it."""

    id: str
    lesson: str
    concept: str
    stem: str
    options: tuple[tuple[str, str], ...]
    right: str
    why: str

    @property
    def letter(self) -> str:
        """The letter of the right option."""
        return ascii_uppercase[[idea for idea, _ in self.options].index(self.right)]


@dataclass(frozen=True)
class _Entry:
    """An item as an author writes it."""

    id: str
    lesson: str
    concept: str
    values: Mapping[str, Mapping[str, Any]]
    stem: str
    options: Mapping[str, str]
    right: str
    why: str


def items_of(course: Course, form: str) -> tuple[Item, ...]:
    """The questions of a form, "A" or "B"; none, if the course has no test.

    Raises:
        CourseError: With file, line and mend, if the file is not sound.
    """
    return _both(course)[form]


def _both(course: Course) -> dict[str, tuple[Item, ...]]:
    """The questions of each form; see `items_of`."""
    file = course.root / FILE
    if not file.exists():
        return dict.fromkeys(FORMS, ())
    text = read_text(file)
    entries = structure_list(text, _Entry, file, "item", "items")
    for problem, path, mend in _problems(course, entries):
        raise CourseError(problem, file=file, line=line_of(text, path), mend=mend)
    both = {
        form: tuple(_item(entry, form, file, line_of(text, f"[{n}]")) for n, entry in enumerate(entries))
        for form in FORMS
    }
    for form, items in both.items():
        for problem, path, mend in _problems_shown(items):
            raise CourseError(f"form {form} of {problem}.", file=file, line=line_of(text, path), mend=mend)
    return both


def asked_twice(course: Course) -> dict[str, Material]:
    """What the notebooks ask before and after the course, by these words; nothing, if the course has no test.

    Raises:
        CourseError: With file, line and mend, if the file is not sound.
    """
    pairs = zip(*_both(course).values(), strict=True)
    asked = [pair[::-1] if number % 2 else pair for number, pair in enumerate(pairs)]
    before, after = ([_question(pair[time]) for pair in asked] for time in (0, 1))
    return {BEFORE: Material(questions=tuple(before)), AFTER: Material(questions=tuple(after))}


def _question(item: Item) -> Question:
    options = (_option(item, idea, text) for idea, text in item.options)
    return Question(item.id, item.concept, item.stem, (*options, Option(OPEN, item.why)))


def _option(item: Item, idea: str, text: str) -> Option:
    return Option(text, item.why, right=True) if idea == item.right else Option(text, item.why, misconception=idea)


def _item(entry: _Entry, form: str, file: Path, line: int | None) -> Item:
    values = entry.values[form]
    try:
        options = [(idea, _filled(text, values)) for idea, text in entry.options.items()]
        stem, why = _filled(entry.stem, values), _filled(entry.why, values)
    # Whatever an expression of the author's raises: exit(), for instance, is one.
    except (Exception, SystemExit) as error:
        problem = f"form {form} of {entry.id!r} cannot be computed: {type(error).__name__}: {error}."
        raise CourseError(problem, file=file, line=line, mend="Mend the expression in {…}, or its values.") from error
    random.Random(f"{entry.id} {form}").shuffle(options)
    return Item(entry.id, entry.lesson, entry.concept, stem, tuple(options), entry.right, why)


def _problems(course: Course, entries: Sequence[_Entry]) -> Iterator[tuple[str, str, str]]:
    """Each mistake as a sentence, with the place in the file and what mends it."""
    ids, lessons = [entry.id for entry in entries], [lesson.number for lesson in course.lessons]
    for number, entry in enumerate(entries):
        at = f"[{number}]"
        if entry.id in ids[:number]:
            yield f"{entry.id!r} is there twice.", f"{at}.id", "Rename one of them."
        if entry.lesson not in lessons:
            yield f"there is no lesson {entry.lesson!r}.", f"{at}.lesson", f"Name one of {', '.join(lessons)}."
        if tuple(sorted(entry.values)) != FORMS:
            mend = "Give values for A and for B; {} where a form needs none."
            yield f"{entry.id!r} has the forms {', '.join(entry.values) or 'none'}.", f"{at}.values", mend
        if not 3 <= len(entry.options) <= 4:
            yield f"{entry.id!r} has {len(entry.options)} options.", f"{at}.options", "Give three or four."
        if entry.right not in entry.options:
            mend = "Name the idea of one option."
            yield f"{entry.right!r} is no option of {entry.id!r}.", f"{at}.right", mend
        yield from _problems_written(entry, at)


def _problems_written(entry: _Entry, at: str) -> Iterator[tuple[str, str, str]]:
    """Words that are missing or end within an expression."""
    named = [("id", entry.id), ("concept", entry.concept), *(("options", idea) for idea in entry.options)]
    for name, words in named:
        if not words.strip():
            yield f"{entry.id!r} has an empty name in `{name}`.", f"{at}.{name}", "Write it in a few words."
    computed = [("stem", entry.stem), *(("options", text) for text in entry.options.values()), ("why", entry.why)]
    for name, text in computed:
        if re.search("[{}]", PLACE.sub("", text)):
            mend = "Close each {…} in its line, around an expression."
            yield f"{entry.id!r} has a brace in `{name}` that belongs to no place.", f"{at}.{name}", mend


def _problems_shown(items: Sequence[Item]) -> Iterator[tuple[str, str, str]]:
    """What a learner could not answer, as `_problems` tells it: of texts that are computed, in one form."""
    for number, item in enumerate(items):
        for name, text in (("stem", item.stem), ("why", item.why)):
            if not text.strip():
                yield f"{item.id!r} has an empty {name}", f"[{number}].{name}", "Write it."
        texts = [" ".join(text.split()) for _, text in item.options]
        if len({*texts, OPEN} - {""}) <= len(texts):
            mend = f"Change the options, or the values: {OPEN!r} comes after them by itself."
            yield f"{item.id!r} has options that are empty or read the same", f"[{number}].options", mend


def _filled(text: str, values: Mapping[str, Any]) -> str:
    """A text in which each {expression} is computed from the values of a form; the text is the author's own."""
    return PLACE.sub(lambda found: _computed(found[1], found[2], values), text)


def _computed(expression: str, form: str | None, values: Mapping[str, Any]) -> str:
    value = eval(expression, {**TOOLS, **values})
    words = format(value, form or "")
    return words.replace("%", " %")


def _row(numbers: Sequence[float]) -> str:
    return " | ".join(f"{number:.2f}" if isinstance(number, float) else str(number) for number in numbers)


def _interval(old: Sequence[float], new: Sequence[float]) -> str:
    found = class_gain(old, new)
    return f"{found.low:.3f} to {found.high:.3f}"


def _width(right: int, n: int) -> float:
    low, high = wilson(right, n)
    return high - low


TOOLS = {"row": _row, "interval": _interval, "width": _width, "mean": mean, "sqrt": sqrt}
"""What expressions may call, beside Python's own."""
