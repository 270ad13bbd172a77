"""What several modules of these tests share."""

from __future__ import annotations

import shutil

import pytest

from autograder.handout.release import Release
from tests.conftest import ROOT
from tests.pages import Reader

PAGE = (ROOT / "docs" / "instructors.md").read_text(encoding="utf-8")
SECTION = PAGE[PAGE.index("## Hand out, hand in") : PAGE.index("## Grade a folder")]
COURSE_FOLDERS = ("lessons", "solutions", "data", "docs", "tests/unit")


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """What docs/instructors.md says to hand out, made as its lines say. It takes long: tests of one group share it."""
    checkout = tmp_path_factory.mktemp("teacher") / "checkout"
    for name in COURSE_FOLDERS:
        shutil.copytree(
            ROOT / name, checkout / name, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
        )
    for file in ("LICENSE", "course.yaml"):
        shutil.copy2(ROOT / file, checkout / file)
    Reader(checkout, {}).follow(SECTION.partition("makes a folder")[0])
    (archive,) = (checkout / "handout").glob("*.zip")
    (wheel,) = (checkout / "handout").glob("*/*.whl")
    return Release(wheel.parent, archive, wheel)
