"""Records: whole or not at all, true for what they were made from, and never lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.api.result import Report
from autograder.cli.grade import PREVIEW
from autograder.errors import CourseError
from autograder.grading.batch import Batch, grade_all
from autograder.grading.collection import find_submissions
from autograder.grading.judges import private_judges
from autograder.grading.local_pool import LocalPool
from autograder.grading.overrides import NAME
from autograder.grading.record import read_report, report_from_json, report_to_json
from autograder.grading.results import LOCK
from autograder.grading.store import Store, folder_name
from autograder.grading.submissions import Submission
from autograder.manifest import Course
from autograder.sandbox.box import make_boxes
from autograder.sandbox.layers import Layer
from tests.conftest import ROOT

Solve = Callable[..., str]
STUB = "def make_model():\n    ...  # YOUR CODE HERE"


@pytest.fixture(scope="module")
def layer(no_wall: Layer) -> Layer:
    """What is graded here is our own, and there are many boxes."""
    return no_wall


@pytest.fixture
def one(tiny: Course, tmp_path: Path, solve: Solve) -> tuple[Submission, ...]:
    path = tmp_path / "class" / "ana" / "01_first.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(solve(STUB))
    return find_submissions(tmp_path / "class", tiny)


def graded(tiny: Course, layer: Layer, submissions: tuple[Submission, ...], store: Store) -> list[Report]:
    """The reports; the second list holds those that were made and not read."""
    return grade_all(Batch(tiny, submissions, LocalPool(tiny, private_judges(tiny), make_boxes(tiny, layer)), store))


def test_a_record_is_kept_whole_and_read_back_equal(
    tiny: Course, layer: Layer, one: tuple[Submission, ...], tmp_path: Path
) -> None:
    store = Store(tmp_path / "out")
    (report,) = graded(tiny, layer, one, store)
    path = store.path("ana", "01_first")
    assert read_report(path) == report == report_from_json(json.loads(json.dumps(report_to_json(report))))
    assert list(path.parent.iterdir()) == [path], "no half-written file is left"
    assert json.loads(path.read_text())["notebook"] == str(one[0].path)
    path.write_text('{"lesson": 3}')
    with pytest.raises(CourseError, match="not a result record"):
        read_report(path)


def test_an_unchanged_submission_is_read_and_a_changed_one_is_graded(
    tiny: Course, layer: Layer, one: tuple[Submission, ...], tmp_path: Path, solve: Solve
) -> None:
    store = Store(tmp_path / "out")
    (first,) = graded(tiny, layer, one, store)
    written = store.path("ana", "01_first").stat().st_mtime_ns
    (again,) = graded(tiny, layer, one, store)
    assert again == first, "also the time it took: it was not run"
    assert store.path("ana", "01_first").stat().st_mtime_ns == written
    graded(tiny, layer, one, Store(tmp_path / "out", fresh=True))
    assert store.path("ana", "01_first").stat().st_mtime_ns > written, "it was run, and its record written anew"
    one[0].path.write_text(solve("1 / 0"))
    (other,) = graded(tiny, layer, one, store)
    assert other.key != first.key
    kept = list((tmp_path / "out" / "history" / "ana").iterdir())
    assert [read_report(path).key for path in kept] == [first.key], "the record that was replaced is kept"


def test_a_record_that_needs_a_person_is_made_again(
    tiny: Course, layer: Layer, one: tuple[Submission, ...], tmp_path: Path
) -> None:
    store = Store(tmp_path / "out")
    (report,) = graded(tiny, layer, one, store)
    broken = replace(report, results=tuple(replace(r, status=type(r.status).GRADER_FAULT) for r in report.results))
    store.save(broken, one[0])
    assert store.find(one[0], report.key) is None


def test_what_a_preview_found_is_taken_over_when_it_is_published(
    tiny: Course, layer: Layer, one: tuple[Submission, ...], tmp_path: Path
) -> None:
    preview = Store(tmp_path / "preview")
    (report,) = graded(tiny, layer, one, preview)
    published = Store(tmp_path / "out", also=preview)
    assert graded(tiny, layer, one, published) == [report]
    assert read_report(published.path("ana", "01_first")) == report


ODD = ["..", "../../etc", "a/b", "x" * 300, "history", "", " ", "=cmd|' /C calc'!A0", "\udcff", "CON\n", ".hidden"]


@pytest.mark.parametrize("name", ODD)
def test_no_name_of_a_student_becomes_a_path_of_its_own(name: str) -> None:
    safe = folder_name(name)
    assert safe == Path(safe).name
    assert safe not in ("", ".", "..", "history")
    assert len(safe) < 90
    assert safe.isprintable()


@pytest.mark.parametrize("name", ["history", "index.html", "marks.csv", NAME, PREVIEW, LOCK, ".fits", "Marks.CSV"])
def test_no_student_gets_the_name_of_a_file_of_the_results(name: str) -> None:
    assert folder_name(name).casefold() != name.casefold()


def test_two_names_never_share_a_folder() -> None:
    names = ["ana", "Ana", "a/na", "a_na", "a\\na", "ana ", ".ana", "ánä", "x" * 200, "x" * 201]
    assert len({folder_name(name) for name in names}) == len(names)


KILLED = """
import sys
from pathlib import Path
from autograder.grading.batch import Batch, grade_all
from autograder.grading.local_pool import LocalPool
from autograder.grading.judges import private_judges
from autograder.grading.results import opened_results
from autograder.grading.store import Store
from autograder.grading.collection import find_submissions
from autograder.manifest import load_course
from autograder.sandbox.box import make_boxes
from autograder.sandbox.layers import layer_named
course = load_course(Path(sys.argv[1]))
submissions = find_submissions(Path(sys.argv[2]), course)
with opened_results(Path(sys.argv[3])) as out:
    boxes = make_boxes(course, layer_named(sys.argv[4]), 2)
    grade_all(Batch(course, submissions, LocalPool(course, private_judges(course), boxes), Store(out)))
"""


@pytest.mark.slow
@pytest.mark.parametrize("n", [12, pytest.param(200, marks=pytest.mark.sweep)])
def test_a_batch_that_is_killed_three_times_ends_with_all_records_right(
    n: int, tiny: Course, layer: Layer, tmp_path: Path, solve: Solve
) -> None:
    codes = [STUB, "1 / 0", "def make_model():\n    return 3", "import os; os._exit(0)"]
    for number in range(n):
        path = tmp_path / "class" / f"s{number:03}" / "01_first.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(solve(codes[number % 4]))
    out = tmp_path / "out"
    command = [sys.executable, "-c", KILLED, str(tiny.root), str(tmp_path / "class"), str(out), layer.name]

    def records() -> int:
        return len(list(out.glob("s*/01_first.json")))

    for wanted in (n // 10, n // 3, 2 * n // 3):
        process = subprocess.Popen(command, cwd=ROOT, start_new_session=True)
        while records() < wanted:
            assert process.poll() is None
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert records() < n
        for file in out.glob("s*/01_first.json"):
            read_report(file)
    subprocess.run(command, cwd=ROOT, check=True)
    reports = [read_report(out / f"s{number:03}" / "01_first.json") for number in range(n)]
    kinds = [{(result.status.value, result.found) for result in report.results} for report in reports]
    assert all(kinds[number] == kinds[number % 4] for number in range(n))
    assert not list(out.glob("*/.part-*")), "nothing half-written is left"
