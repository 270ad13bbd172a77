"""The autograder for Gradescope: it runs as it would there, grades what is public, and gives nothing away."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from autograder.api.registry import checks_of
from autograder.api.result import Report, Status
from autograder.api.runner import blank
from autograder.exports import gradescope
from autograder.manifest import Course
from autograder.own.gradescope import NO_WALL, results_of
from autograder.own.hosted import needs_private
from tests.conftest import GOOD, run, working_in
from tests.turns import sampled

Solve = Callable[..., str]
Grade = Callable[..., dict[str, Any]]
SNEAKY = """
def make_model():
    return 1
from pathlib import Path
for place in ({root!r} + "/results/results.json", {root!r} + "/submission_metadata.json"):
    try:
        Path(place).write_text("forged")
    except OSError:
        pass
"""


pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("gradescope")]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, tiny: Course) -> Path:
    """Folders as Gradescope lays them out, with the zip unpacked and the students' wheel in place of an image."""
    place = tmp_path_factory.mktemp("autograder")
    with working_in(tiny.root):
        assert run("export", "gradescope", "--lesson", "1", "--to", place / "out") == 0
    with zipfile.ZipFile(place / "out" / "gradescope-01_first.zip") as archive:
        archive.extractall(place / "source")
    (wheel,) = (place / "source").glob("*.whl")
    with zipfile.ZipFile(wheel) as content:
        content.extractall(place / "site")
    return place


@pytest.fixture
def grade(root: Path) -> Grade:
    """What results.json holds after a run on these files."""

    def graded(files: dict[str, str], **environment: str) -> dict[str, Any]:
        for folder in ("submission", "results"):
            subprocess.run(["rm", "-rf", str(root / folder)], check=True)
        (root / "submission").mkdir()
        (root / "submission_metadata.json").write_text('{"users": [{"email": "ada@example.org"}]}')
        for name, content in files.items():
            (root / "submission" / name).write_text(content)
        names = {"AUTOGRADER_ROOT": root, "AUTOGRADER_PYTHON": sys.executable, "PYTHONPATH": root / "site"}
        env = {name: value for name, value in os.environ.items() if name != "COURSE_ROOT"}
        env |= {name: str(value) for name, value in names.items()} | environment
        command = ["/bin/sh", str(root / "source" / "run_autograder")]
        done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, timeout=300, check=False)
        print(done.stdout, done.stderr)
        found: dict[str, Any] = json.loads((root / "results" / "results.json").read_text())
        return found

    return graded


def points(found: dict[str, Any]) -> list[tuple[Any, Any, Any]]:
    return [(test.get("status"), test.get("score"), test.get("max_score")) for test in found["tests"]]


NOT_COUNTED = (None, None, None)


def test_right_work_has_the_points_of_public_checks_and_reads_which_are_not_counted(grade: Grade, solve: Solve) -> None:
    found = grade({"my work.ipynb": solve(GOOD)})
    assert found["score"] == 1 and points(found) == [("passed", 1, 1), NOT_COUNTED]
    assert "ran behind a wall" in found["output"] or NO_WALL in found["output"]
    assert "3 points more are checked when your teacher grades" in found["output"]
    assert "needs data that no student has" in found["tests"][1]["output"]
    assert found["output_format"] == "text" and {test["visibility"] for test in found["tests"]} == {"visible"}


@pytest.mark.sweep
@pytest.mark.slow(seconds=6)
def test_wrong_work_has_none_and_reads_why(grade: Grade, solve: Solve) -> None:
    found = grade({"01_first.ipynb": solve("def make_model():\n    return 1")})
    assert found["score"] == 0 and points(found) == [("failed", 0, 1), NOT_COUNTED]
    assert found["tests"][0]["output"].startswith("Found: `make_model` stopped with AttributeError")


@pytest.mark.parametrize(
    ("files", "words"),
    sampled(
        [
            ({"01_first.ipynb": "{"}, "is broken JSON"),
            ({"notes.txt": "x"}, "No notebook of lesson 1"),
            ({}, "No notebook of"),
        ]
    ),
)
def test_what_cannot_be_graded_has_results_all_the_same(grade: Grade, files: dict[str, str], words: str) -> None:
    found = grade(files)
    assert found["score"] == 0 and points(found) == [("failed", 0, 1), NOT_COUNTED]
    assert words in found["output"]


def test_a_notebook_cannot_write_results_or_read_who_handed_in(grade: Grade, solve: Solve, root: Path) -> None:
    found = grade({"01_first.ipynb": solve(SNEAKY.format(root=str(root)))})
    assert found["score"] == 0
    if NO_WALL not in found["output"]:
        assert "ada@" in (root / "submission_metadata.json").read_text()


@pytest.mark.sweep
@pytest.mark.slow(seconds=6)
def test_where_no_wall_holds_the_results_say_so(grade: Grade, solve: Solve) -> None:
    found = grade({"01_first.ipynb": solve(GOOD)}, AUTOGRADER_ISOLATION="none")
    assert found["score"] == 1 and found["output"].startswith(NO_WALL)


def test_an_autograder_that_breaks_leaves_results_that_say_so(grade: Grade, solve: Solve, root: Path) -> None:
    found = grade({"01_first.ipynb": solve(GOOD)}, AUTOGRADER_PYTHON="/bin/false")
    assert found["score"] == 0 and "no fault of yours" in found["output"]


def test_only_what_students_have_is_in_it(root: Path) -> None:
    names = {path.relative_to(root).as_posix() for place in ("source", "site") for path in (root / place).rglob("*")}
    assert not [name for name in names if "heldout" in name or "/bank/" in name or "/solutions/" in name]
    assert {path.name for path in (root / "source").iterdir() if path.suffix != ".whl"} == {
        *("setup.sh", "run_autograder", "lessons.json")
    }


def test_what_gradescope_starts_lies_at_the_root_is_executable_and_has_unix_line_ends(root: Path) -> None:
    with zipfile.ZipFile(root / "out" / "gradescope-01_first.zip") as archive:
        for name in ("setup.sh", "run_autograder"):
            assert archive.getinfo(name).external_attr >> 16 == 0o755
            assert archive.read(name).startswith(b"#!/bin/sh\n") and b"\r" not in archive.read(name)
            subprocess.run(["/bin/sh", "-n", str(root / "source" / name)], check=True)


@pytest.mark.sweep
@pytest.mark.slow(seconds=30)
def test_a_secret_in_it_stops_it(
    tiny: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "container"
    shutil.copytree(gradescope.CONTAINER, place)
    secret = base64.b64encode((tiny.root / tiny.data["heldout"].path).read_bytes())
    (place / "setup.sh").write_bytes(b"#!/bin/sh\n# " + secret + b"\n")
    monkeypatch.setattr(gradescope, "CONTAINER", place)
    with working_in(tiny.root):
        assert run("export", "gradescope", "--to", tmp_path / "out") == 3
    assert "setup.sh" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


# ---- results.json of any report -------------------------------------------------------------------------------------


def test_results_have_the_points_of_a_report_and_text_that_is_never_markup(tiny: Course) -> None:
    lesson = tiny.lessons[0]
    one, two = (blank(check, lesson.check_points, Status.FAIL, "<b>\x1b[31m") for check in checks_of(tiny, lesson))
    report = Report(lesson.name, "ada", (replace(one, status=Status.PASS, points=1), replace(two, points=1.5)))
    found = results_of([report])
    assert found["score"] == 2.5 == sum(test["score"] for test in found["tests"])
    assert {test["output_format"] for test in found["tests"]} == {"text"}
    assert found["tests"][1]["output"] == "Found: <b>[31m"
    assert json.loads(json.dumps(found)) == found


def test_held_points_are_neither_passed_nor_failed(tiny: Course) -> None:
    lesson = tiny.lessons[0]
    results = tuple(blank(check, lesson.check_points, Status.HELD, "It broke.") for check in checks_of(tiny, lesson))
    found = results_of([Report(lesson.name, "ada", results)])
    assert all("status" not in test and test["output"].startswith("These points are held") for test in found["tests"])


def test_checks_that_ask_for_a_judge_are_those_that_need_private_data(course: Course, tiny: Course) -> None:
    assert needs_private(tiny, tiny.lessons[0]) == {"test_model_reads_unseen_images"}
    assert not needs_private(course, course.lessons[0])
