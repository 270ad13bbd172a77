"""The numbers in the prose of a lesson: in its source, what it asks, and its hints, each with its place.

No claims are numbers in code, formulas, headings and links; names (lesson 3, exercise 2.4, question 1, 2D, 1st, and
the digits themselves: a 4, the 9s, digits 0 to 4); and the minutes and the run time in a lesson's head, which are
measured elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from autograder.manifest import Course, Lesson
from autograder.yaml_file import read_text

__all__ = ["Number", "Prose", "numbers_in", "prose_of"]

NO_PROSE = [
    re.compile(pattern, re.MULTILINE | re.DOTALL)
    for pattern in (
        r"\A---\n.*?\n---\n",
        r"^(`{3,}|~{3,}|:{3,}).*?^\1",
        r"<!--.*?-->",
        r"^#+ [^\n]*$",
        r"(`+)(?!`)(?:(?!\n\n).)+?(?<!`)\1(?!`)",
        r"\$\$.+?\$\$|\$[^$\n]+\$",
        r"(?<!!)\[[^\]]*\]\([^)\s]*\)",
        r"(?<=\])\([^)\s]*\)",  # Where a picture is. Its description is read.
        r"</?[a-zA-Z][^>]*>",
        r"https?://\S+",
    )
]
AND = r"(?:,?\s+(?:to|and|or|as)\s+|,\s+|/|–|→)"
NAMES = [
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^\s*\**\d+[.)]\**\s",
        rf"\b(?:[Ll]essons?|[Qq]uestions?)\s+\d\b(?:{AND}\d\b(?!\.\d))*",
        rf"\b[Ee]xercises?\s+\d\.\d\b(?:{AND}\d\.\d\b)*",
        rf"\b(?:[Aa]n?|[Dd]igits?|[Ll]abels?|[Cc]lass(?:es)?)\s+\d\b(?:{AND}\d\b)*(?![.,]?\d|\s?[%×]|-[a-z])",
        r"\b\d'?s\b",
        r"\b\d+(?:st|nd|rd|th|D)\b",
        r"About\s+\d+\s+minutes\.|runs\s+in\s+about\s+\d+\s+s\b",
    )
]
NUMBER = re.compile(
    r"(?<![\w.])(?P<sign>[-−](?=\d))?(?P<digits>\d{1,3}(?:[  \u2009\u202f]\d{3})+(?!\d)|\d+)"
    r"(?P<places>\.\d+)?(?P<power>e[-+]?\d+)?"
)
SHARE = re.compile(r"(?:\s*(?:to|and|or|–|-|,)\s*\d[\d.]*)*\s?%")
ROUGHLY = re.compile(r"\b(?:about|around|roughly|nearly|almost|some|over|than)\s+\Z", re.IGNORECASE)
SPOKEN = re.compile("stem|text|repair|hints|ask|says|value|[a-z]")
"""The names in these files and in course.yaml below which learners read; a letter has an option."""


@dataclass(frozen=True)
class Number:
    """A number as it is written. `unit` is what its last written place counts."""

    text: str
    value: float
    unit: float
    is_share: bool
    start: int
    end: int

    def rounds(self, value: float) -> bool:
        """Whether a measured value is this one, rounded as it is written; a percentage is a share times 100."""
        for measured in (value, value * 100) if self.is_share else (value,):
            found = measured if self.value < 0 or self.text[0] in "-−" else abs(measured)
            if abs(found - self.value) <= self.unit / 2 * (1 + 1e-9):
                return True
        return False


@dataclass(frozen=True)
class Prose:
    """A file that learners read of, with all but its prose made blank: places in `words` are places in `text`."""

    file: Path
    text: str
    words: str

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """All numbers that are claims."""
        return numbers_in(self.words)

    def line(self, place: int) -> int:
        """The line of a place, from 1."""
        return self.text.count("\n", 0, place) + 1

    def about(self, number: Number) -> str:
        """A number with the words around it, which stand in its paragraph."""
        before = re.search(r"(?:\S+\s+){0,4}\S*\Z", self.text[: number.start].rpartition("\n\n")[2])
        after = re.match(r"\S*(?:\s+\S+){0,3}", self.text[number.end :].partition("\n\n")[0])
        return " ".join(f"{before[0] if before else ''}{number.text}{after[0] if after else ''}".split())


def prose_of(course: Course, lesson: Lesson) -> list[Prose]:
    """What learners read of a lesson: its source, its predictions, questions and puzzles if it has some, its hints."""
    source = course.source(lesson)
    found = [Prose(source, text := read_text(source), _blank(text))]
    beside = (source.with_name(name) for name in ("predictions.yaml", "questions.yaml", "puzzles.yaml"))
    found += [_of_yaml(file) for file in beside if file.exists()]
    manifest = course.root / "course.yaml"
    return [*found, _of_yaml(manifest, lesson.name)]


def numbers_in(words: str) -> tuple[Number, ...]:
    """The numbers of prose, without those that are names."""
    for names in NAMES:
        words = names.sub(_spaces, words)
    return tuple(_number(found, words) for found in NUMBER.finditer(words))


def _number(found: re.Match[str], words: str) -> Number:
    digits, places, power = re.sub(r"\s", "", found["digits"]), found["places"] or "", found["power"] or ""
    value = float(f"{digits}{places}{power}")
    unit = float(f"1{power}") / 10 ** max(len(places) - 1, 0)
    if not places and not power and ROUGHLY.search(words[: found.start()][-20:]):
        # "About 70 000" has two places that count, "about 20" has both of its own.
        unit = 10.0 ** min(len(digits) - len(digits.rstrip("0")), max(len(digits) - 2, 0))
    if words.startswith(" million", found.end()):
        value, unit = value * 1e6, unit * 1e6
    share = SHARE.match(words, found.end()) is not None
    return Number(found[0], -value if found["sign"] else value, unit, share, found.start(), found.end())


def _of_yaml(file: Path, lesson: str = "") -> Prose:
    """A YAML file with all but what learners read made blank; of course.yaml, one lesson."""
    text = read_text(file)
    root: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    spans = sorted(_spoken(_lesson(root, lesson) if lesson else root))
    words, end = "", 0
    for start, stop in spans:
        words += _spaces(text[end:start]) + text[start:stop]
        end = stop
    return Prose(file, text, _blank(words + _spaces(text[end:])))


def _lesson(root: Any, name: str) -> Any:
    (lessons,) = (value for key, value in root.value if key.value == "lessons")
    (lesson,) = (node for node in lessons.value if any(v.value == name for k, v in node.value if k.value == "name"))
    return lesson


def _spoken(node: Any, spoken: bool = False) -> Iterator[tuple[int, int]]:
    """Where the texts stand that learners read."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _spoken(value, SPOKEN.fullmatch(key.value) is not None)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _spoken(value, spoken)
    elif spoken:
        yield node.start_mark.index, node.end_mark.index


def _blank(text: str) -> str:
    """Markdown with spaces in place of all that is no prose."""
    for pattern in NO_PROSE:
        text = pattern.sub(_spaces, text)
    return text


def _spaces(found: re.Match[str] | str) -> str:
    return re.sub(r"[^\n]", " ", found if isinstance(found, str) else found[0])
