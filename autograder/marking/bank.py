"""The bank of comments: what the person who marks has said before, and what stands in comments.txt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from autograder.bridges.people import words_of
from autograder.errors import UsageError
from autograder.files import OWNER_ONLY, write_text
from autograder.grading.override_file import alone
from autograder.grading.overrides import Override
from autograder.grading.store import COMMENTS
from autograder.yaml_file import of_the_instructor, read_text

__all__ = ["comments_of", "keep", "without_names"]

LONGEST = 1000
FEWEST_LETTERS = 3
"""Of a word that may be somebody's name."""


def comments_of(out: Path, overrides: Iterable[Override]) -> list[str]:
    """Comments to choose from: those of the file in their order, then all that was said before, the commonest first.

    Raises:
        UsageError: The file cannot be read.
    """
    said = Counter(text for one in overrides for text in (one.comment, one.why) if text)
    return list(dict.fromkeys([*_in_file(out), *(text for text, _ in said.most_common())]))


def keep(out: Path, comment: str) -> None:
    """Put a comment into the file. Two who do so at the same time do so one after the other.

    Raises:
        UsageError: It is empty or long, or the file cannot be read.
        GraderError: It cannot be written.
    """
    line = " ".join(comment.split())
    if not line or len(line) > LONGEST:
        raise UsageError(f"A comment that is kept has a word or more, and up to {LONGEST} characters.")
    with alone(out):
        lines = _in_file(out)
        if line not in lines:
            write_text(out / COMMENTS, "".join(f"{one}\n" for one in [*lines, line]), OWNER_ONLY)


def without_names(comments: Sequence[str], students: Iterable[str]) -> list[str]:
    """The comments in which no word is part of somebody's name."""
    names = {word for student in students for word in words_of(student) if len(word) >= FEWEST_LETTERS}
    return [comment for comment in comments if not names & set(re.findall(r"\w+", comment.casefold()))]


def _in_file(out: Path) -> list[str]:
    lines: list[str] = of_the_instructor(out / COMMENTS, lambda file: read_text(file).splitlines(), [])
    return [line.strip() for line in lines if line.strip()]
