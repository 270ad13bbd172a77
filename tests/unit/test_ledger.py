"""The ledger of `course verify`: what was tried is found again, and nothing that happens to its file is a traceback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from autograder.authoring.ledger import Ledger
from autograder.authoring.trial import Outcome, Trial, TrialKind, trials
from autograder.manifest import Course, load_course

ONE, TWO, THREE = (Trial("01_first", TrialKind.RIGHT, name, (name,), "1.1") for name in ("one", "two", "three"))


@pytest.mark.parametrize(
    "torn", [b'{"problem": "it', b"", b"{}{}", b"[1]", b"{}", b"\xff\xfe", b'{"seconds": "x"}', b"3"]
)
def test_a_torn_line_is_tried_again_and_harms_no_other(tiny: Course, tmp_path: Path, torn: bytes) -> None:
    file = tmp_path / "outcomes"
    first = Ledger(tiny, file)
    first.add(ONE, Outcome("one"))
    whole = file.read_bytes()
    first.add(TWO, Outcome("two"))
    key = file.read_bytes()[len(whole) :].split(b" ")[0]
    file.write_bytes(whole + key + b" " + torn)
    second = Ledger(tiny, file)
    assert second.find(ONE) == Outcome("one")
    assert second.find(TWO) is None
    second.add(THREE, Outcome("three"))
    third = Ledger(tiny, file)
    assert [third.find(trial) for trial in (ONE, TWO, THREE)] == [Outcome("one"), None, Outcome("three")]


def test_what_was_neither_found_nor_added_is_dropped_at_the_end(tiny: Course, tmp_path: Path) -> None:
    shutil.copytree(tiny.root, tmp_path / "course", symlinks=True)
    course = load_course(tmp_path / "course")
    for used in (ONE, TWO):
        with Ledger.opened(course) as ledger:
            ledger.add(used, Outcome(used.name))
    with Ledger.opened(course) as ledger:
        assert (ledger.find(ONE), ledger.find(TWO)) == (None, Outcome("two"))


def test_what_jupyter_leaves_in_a_lessons_folder_does_no_harm(tiny: Course, tmp_path: Path) -> None:
    shutil.copytree(tiny.root, tmp_path / "course", symlinks=True)
    course = load_course(tmp_path / "course")
    lesson = course.lessons[0]
    before = list(trials(course, lesson))
    for file in (course.release(lesson), course.source(lesson)):
        (file.parent / ".ipynb_checkpoints").mkdir()
        (file.parent / ".ipynb_checkpoints" / f"{file.stem}-checkpoint.ipynb").write_text("{}")
    assert list(trials(course, lesson)) == before
