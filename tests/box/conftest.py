"""What tests of grading share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.grading.collection import Intake, TakenIn, submissions_in
from autograder.grading.delivery import opened
from autograder.manifest import Course
from tests.exports import WORK, Solve, TakeIn, in_folder, in_zip
from tests.marking import Client, Desk, desk


@pytest.fixture
def take_in(tiny: Course, tmp_path: Path, solve: Solve) -> TakeIn:
    """What came of files by name, in a zip or a folder. A notebook's content may be left out."""

    def taken(files: dict[str, str | bytes | None] | list[str], folder: bool = False, **how: object) -> TakenIn:
        every: dict[str, str | bytes | None] = files if isinstance(files, dict) else dict.fromkeys(files)
        content = {name: solve(WORK) if text is None else text for name, text in every.items()}
        place = in_folder(tmp_path / "class", content) if folder else in_zip(tmp_path / "class.zip", content)
        with opened(place, 10) as delivery:
            return submissions_in(delivery, tiny, (), Intake(**how))  # type: ignore[arg-type]

    return taken


@pytest.fixture
def marked(course: Course, tmp_path: Path) -> Iterator[Desk]:
    """A class at lesson 1 that is being marked."""
    with desk(course, tmp_path) as found:
        yield found


@pytest.fixture
def client(marked: Desk) -> Client:
    """A browser at its page."""
    return Client(marked.server)
