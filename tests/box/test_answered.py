"""Points for having answered, from the notebooks of a class to its marks."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import cattrs
import nbformat
import pytest

from autograder.grading.record import read_report
from autograder.manifest import Course, load_course
from autograder.material import FILE, Material
from autograder.sandbox.layers import Layer
from tests.conftest import run, working_in
from tests.unit.test_answered import ASKED, FORGED, RIGHT


@pytest.fixture(scope="module")
def layer(no_wall: Layer) -> Layer:
    return no_wall


@pytest.fixture
def school(tiny: Course, tmp_path: Path) -> Iterator[Path]:
    """A class that wrote nothing into the exercise, and answered all, half, at random, or nothing."""
    shutil.copytree(tiny.root, tmp_path / "course", symlinks=True)
    material = json.dumps(cattrs.unstructure({"01_first": Material(ASKED.predictions, ASKED.questions)}))
    (tmp_path / "course" / FILE).write_text(material, encoding="utf-8")
    for student, cells in (("all", RIGHT), ("half", RIGHT[:2]), ("forged", FORGED), ("none", ())):
        notebook = nbformat.read(tiny.release(tiny.lessons[0]), as_version=4)
        begin = nbformat.v4.new_code_cell("from autograder import predict, quiz")
        notebook.cells += [begin, *(nbformat.v4.new_code_cell(source) for source in cells)]
        (tmp_path / "class" / student).mkdir(parents=True)
        nbformat.write(notebook, tmp_path / "class" / student / "01_first.ipynb")
    with working_in(tmp_path / "course"):
        yield tmp_path


def switch_on(school: Path) -> None:
    with (school / "course" / "course.yaml").open("a", encoding="utf-8") as manifest:
        manifest.write("answered: {points: 2}\n")
    load_course.cache_clear()


def test_marks_without_such_points_stay_as_they_are_and_with_them_have_a_column(
    school: Path, layer: Layer, capsys: pytest.CaptureFixture[str]
) -> None:
    out, wall = school / "out", ("--isolation", layer.name)
    grade = ("grade", school / "class", "--out", out, *wall)
    assert run(*grade) == 0
    before = {path.parent.name: read_report(path) for path in out.glob("*/01_first.json")}
    assert {report.answered for report in before.values()} == {None}
    assert "answered" not in (out / "marks.csv").read_text()

    switch_on(school)
    assert run(*grade) == 0
    rows = {row["student"]: row for row in csv.DictReader((out / "marks.csv").read_text().splitlines())}
    assert {name: row["answered"] for name, row in rows.items()} == {
        "all": "2",
        "half": "1",
        "forged": "2",
        "none": "0",
    }
    after = {path.parent.name: read_report(path) for path in out.glob("*/01_first.json")}
    assert {name: (report.points, report.max_points) for name, report in after.items()} == {
        name: (report.points, report.max_points) for name, report in before.items()
    }

    capsys.readouterr()
    record = out / "half" / "01_first.json"
    assert run("regrade", record, *wall) == 0
    other = school / "class" / "all" / "01_first.ipynb"
    assert run("regrade", record, "--notebook", other, *wall) == 1
    assert "Answered: was 2 of 4, 1 points, is 4 of 4, 2 points." in capsys.readouterr().out

    line = "Answered: 2 of 4 predictions and questions, 1 of 2 points beside the exercises."
    assert run("why", "half", "1", "--out", out) == 0
    assert line in capsys.readouterr().out
    assert run("check", school / "class" / "half" / "01_first.ipynb") == 1
    assert line in capsys.readouterr().out
