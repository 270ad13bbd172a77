"""The stand-in for running notebooks keeps the same books as the real thing."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.manifest import Course
from autograder.sandbox.layers import Layer
from tests.conftest import run, working_in
from tests.simulation.lessons import BREAKS, make_course, notebook
from tests.simulation.stand_in import without_processes

NOT_COUNTED = ("seconds", "seal", "outputs", "notes", "found", "cause")
"""What of a record says how long it took, what was printed, or in words what was found and why."""
CLASS: dict[str, tuple[tuple[int, int] | None, bool]] = {
    "Ana": ((3, 1), False),
    "Bo": ((1, 0), True),
    "Cy": ((0, BREAKS), False),
    "Di": (None, False),
    "Eve": ((2, 1), True),
}


@pytest.fixture
def course(tmp_path: Path) -> Iterator[Course]:
    """The course, and six students: one hands in a PDF."""
    found = make_course(tmp_path / "course")
    for name, (levels, is_stripped) in CLASS.items():
        (tmp_path / "class" / name).mkdir(parents=True)
        (tmp_path / "class" / name / "01_first.ipynb").write_text(notebook(found, 1, levels, is_stripped))
    (tmp_path / "class" / "Flo").mkdir()
    (tmp_path / "class" / "Flo" / "work.pdf").write_text("%PDF")
    with working_in(found.root):
        yield found


def _plain(value: Any) -> Any:
    """A record without what no mark depends on."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items() if name not in NOT_COUNTED}
    return [_plain(one) for one in value] if isinstance(value, list) else value


def _results(out: Path) -> tuple[list[list[str]], dict[str, Any]]:
    with open(out / "marks.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    records = {str(file.relative_to(out)): _plain(json.loads(file.read_text())) for file in out.glob("[A-Z]*/*.json")}
    return rows, records


@pytest.mark.slow(seconds=5)
def test_six_students_have_the_same_marks_and_records_as_when_their_notebooks_run(
    course: Course, no_wall: Layer, tmp_path: Path
) -> None:
    grade = ("grade", tmp_path / "class", "--isolation", "none", "--no-fit-cache", "--out")
    assert run(*grade, tmp_path / "real") == 3
    with without_processes():
        assert run(*grade, tmp_path / "simulated") == 3
    real, simulated = _results(tmp_path / "real"), _results(tmp_path / "simulated")
    assert len(real[1]) == 6
    assert simulated[0] == real[0]
    assert simulated[1].keys() == real[1].keys()
    for name, record in real[1].items():
        assert simulated[1][name] == record
