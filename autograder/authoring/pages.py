"""The pages of docs/ that `course verify` makes: the kill matrix, the matrix of causes, and all messages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from autograder.authoring.causes import causes_page
from autograder.authoring.matrix import matrix_page
from autograder.authoring.messages import messages_page
from autograder.authoring.proof import Proof
from autograder.manifest import Course
from autograder.subject import subject_of

__all__ = ["old_pages"]


def old_pages(course: Course, proofs: Sequence[Proof], others: bool = False) -> dict[Path, str]:
    """The pages that are not up to date, with what should stand there.

    In messages, numbers are not compared: some come from solutions that lack their seed.

    Args:
        course: The course.
        proofs: What the pages tell.
        others: Whether to judge pages too that were made with other versions of libraries: models differ a little.
    """
    made = _made(course)
    texts = {"kill-matrix.md": matrix_page, "causes.md": causes_page, "messages.md": messages_page}
    pages = {name: f"{page(proofs)}\n{made}\n" for name, page in texts.items()}
    old = {}
    for name, text in pages.items():
        path = course.root / "docs" / name
        there = path.read_text(encoding="utf-8") if path.is_file() else made
        same = _without_numbers(there) == _without_numbers(text) if name == "messages.md" else there == text
        if (others or made in there) and not same:
            old[path] = text
    return old


def _made(course: Course) -> str:
    names = subject_of(course).distributions or ("numpy",)
    parts = [f"{name} {'.'.join(version(name).split('.')[:2])}" for name in names]
    return f"Made by `course verify --write` with {', '.join(parts)}."


def _without_numbers(text: str) -> str:
    return re.sub(r"[\d.,\[\]() -]*\d[\d.,\[\]() -]*", "#", text)
