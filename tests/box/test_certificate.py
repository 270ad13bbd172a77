"""`course certificate`: what it writes and says, and that a teacher makes the same points of it again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.handout.work_folder import WorkFolder
from autograder.manifest import Course
from autograder.own.certificate import Certificate, Certified, read_certificate
from autograder.own.certificate_page import PROVES, PROVES_NOT, certificate_page
from autograder.sandbox.layers import Layer
from tests.conftest import GOOD, run

pytestmark = pytest.mark.slow(seconds=12)
MARKUP = "<b>Ana</b> \u202eX"


@pytest.fixture
def mine(in_tiny: Course, solve: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A learner's folder, with everything right."""
    (notebook,) = WorkFolder(tmp_path / "mine", in_tiny).start()
    notebook.write_text(solve(GOOD))
    monkeypatch.chdir(tmp_path / "mine")
    return tmp_path / "mine"


@pytest.mark.sweep
@pytest.mark.slow(seconds=14)
def test_a_certificate_says_what_it_proves_and_a_teacher_makes_its_points_again(
    in_tiny: Course, mine: Path, layer: Layer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("certificate", "--name", MARKUP) == 0
    said = capsys.readouterr().out
    assert "01_first: 4 of 4 points" in said and PROVES_NOT in said
    file, page = mine / "certificate" / "certificate.json", (mine / "certificate" / "index.html").read_text()
    certificate = read_certificate(file)
    assert certificate and [(each.lesson, each.points) for each in certificate.lessons] == [("01_first", 4)]
    (lesson,) = certificate.lessons
    assert {"submission", "checks", "lesson", "engine", "environment"} <= set(lesson.digests)
    assert lesson.digests["submission"] in page and lesson.versions["python"] in page
    assert "holds back" in page and "who wrote" in page and "course regrade certificate.json" in page
    assert "<b>Ana" not in page and "&lt;b&gt;Ana" in page and "\u202e" not in page
    assert str(mine) not in page + file.read_text()

    for place in (mine, mine / "01_first" / "01_first.ipynb"):
        assert run("regrade", file, "--notebook", place, "--isolation", layer.name) == 0
        assert "✓ 01_first: 4 of 4 points, the same again." in capsys.readouterr().out


def test_points_that_were_changed_and_notebooks_of_others_are_noticed(
    in_tiny: Course, mine: Path, layer: Layer, capsys: pytest.CaptureFixture[str]
) -> None:
    notebook = mine / "01_first" / "01_first.ipynb"
    notebook.write_text(notebook.read_text().replace("n_estimators=60", "n_estimators=1, max_depth=1"))
    assert run("certificate") == 0
    file = mine / "certificate" / "certificate.json"
    data = json.loads(file.read_text())
    (reached,) = (check for check in data["lessons"][0]["checks"] if check["check"] == "test_model_reads_unseen_images")
    assert (reached["status"], reached["points"], data["name"]) == ("fail", 0, "")
    reached.update(status="pass", points=3)
    file.write_text(json.dumps(data))
    assert run("regrade", file, "--notebook", mine, "--isolation", layer.name) == 1
    assert "test_model_reads_unseen_images: points was 3.0, is 0.0." in capsys.readouterr().out

    notebook.write_text(notebook.read_text() + "\n")
    assert run("regrade", file, "--notebook", mine, "--isolation", layer.name) == 2
    assert "none has a SHA-256 that stands in it" in capsys.readouterr().err
    assert run("regrade", file) == 2
    for field, value in (("course", "another"), ("certificate_version", 9), ("lessons", 3)):
        file.write_text(json.dumps(data | {field: value}))
        assert run("regrade", file, "--notebook", mine) == (2 if field == "course" else 3)


def test_nothing_else_is_written_over_and_without_notebooks_there_is_none(
    in_tiny: Course, mine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (mine / "certificate").mkdir()
    (mine / "certificate" / "index.html").write_text("a page of mine")
    assert run("certificate") == 2
    assert "holds something else" in capsys.readouterr().err
    assert (mine / "certificate" / "index.html").read_text() == "a page of mine"
    (mine / "01_first" / "01_first.ipynb").unlink()
    assert run("certificate", "--out", "other") == 2
    assert "no notebook of yours" in capsys.readouterr().err and not Path("other").exists()


def test_the_page_is_whole_and_accessible(course: Course) -> None:
    lessons = (Certified("01_loading", 3, 2, 20, (), {"submission": "0" * 64}, {"python": "3.11"}, "It <stopped>."),)
    page = certificate_page(course, Certificate(course.name, course.title, "", "2026-03-02", lessons))
    assert re.search(r'<html lang="en">.*<title>.+</title>.*<main>.*<h1>', page, re.DOTALL)
    assert "width=device-width" in page and "prefers-color-scheme: dark" in page
    assert "3 + 2 held of 20" in page and "It &lt;stopped&gt;." in page and page.count("no notebook") == 5
    assert PROVES in page and "http" not in page.replace("http-equiv", "")
    assert page.count('scope="row"') == len(course.lessons) + 1
