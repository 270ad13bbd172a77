"""The experimental box: notebooks in WebAssembly, with the limits, the messages and the marks of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.answers import Failure
from autograder.api.result import Report
from autograder.api.runner import SubmissionEnded
from autograder.digits.judge import PublicJudge
from autograder.grading.grade import grade_notebook
from autograder.manifest import Course, Limits
from autograder.notebook import RunCell
from autograder.sandbox.box import Box, make_box
from autograder.sandbox.layers import WASM, layer_named
from autograder.sandbox.probe import probe
from autograder.sandbox.process import StudentProcess
from tests.conftest import GOOD, judged_by
from tests.wasm_marks import banks, known, marks_of_banks, marks_of_ours, told

# The first run of a machine translates the module: a minute and a half.
pytestmark = [pytest.mark.sweep, pytest.mark.xdist_group("wasm"), pytest.mark.slow(seconds=200)]
HASTY = Limits(cell_seconds=2, question_seconds=2, notebook_seconds=60, disk_mb=8, file_mb=4, output_kb=64)


@pytest.fixture(scope="module")
def box(tiny: Course) -> Iterator[Box]:
    if reason := WASM.unavailable():
        pytest.skip(reason)
    with make_box(tiny, WASM) as found:
        yield found


@pytest.fixture
def student(box: Box) -> Iterator[StudentProcess]:
    with box.student(HASTY) as process:
        yield process


@pytest.mark.conformance
def test_the_attacks_fail_and_honest_work_goes_well(tiny: Course, box: Box) -> None:
    found = probe(tiny, WASM)
    assert found.holds, found.explanation
    assert "a pool of processes" not in found.work


@pytest.mark.parametrize(
    ("waits", "word"),
    [
        ("while True: pass", "not end within 2 s"),
        ("import time; time.sleep(600)", "not end within 2 s"),
        (
            "from sklearn.ensemble import RandomForestClassifier as F\nF(10**6).fit([[0], [1]], [0, 1])",
            "not end within",
        ),
        ("input()", "EOF"),
        ("import sys; sys.exit(1)", "SystemExit"),
    ],
)
def test_a_cell_over_its_limit_or_that_ends_costs_that_cell(student: StudentProcess, waits: str, word: str) -> None:
    run = student.run([RunCell("a", waits, "1.1"), RunCell("b", "after = 1")])
    (problem,) = run.problems
    assert word in problem.message
    assert student.answers.value("after") == 1


def test_a_question_over_its_limit_costs_that_question(student: StudentProcess) -> None:
    student.run([RunCell("a", "def long():\n    while True: pass\ndef short(): return 2")])
    with pytest.raises(Failure, match="did not end within 2 second"):
        student.answers.call("long")
    assert student.answers.call("short") == 2


def test_what_cannot_be_interrupted_is_ended_and_the_next_begins_at_once(box: Box, student: StudentProcess) -> None:
    with pytest.raises(SubmissionEnded, match="did not end within 2 second"):
        student.run([RunCell("a", "import itertools; sum(itertools.repeat(1))", "1.1")])


@pytest.mark.parametrize("ends", ["import os; os._exit(0)", "import os; os.abort()"])
def test_a_notebook_that_ends_python_is_told_so(student: StudentProcess, ends: str) -> None:
    with pytest.raises(SubmissionEnded, match=r"Python ended while the cell of exercise 1\.1 was running"):
        student.run([RunCell("a", ends, "1.1")])


def test_memory_has_its_limit(box: Box) -> None:
    with box.student(replace(HASTY, memory_mb=600, cell_seconds=20)) as process:
        (problem,) = process.run([RunCell("a", "x = b'x' * (700 * 2**20)"), RunCell("b", "y = 1")]).problems
        assert "MemoryError" in problem.message
        assert process.answers.value("y") == 1


def test_disk_and_output_have_their_limits(box: Box) -> None:
    fill = "for n in range(9):\n    with open(f'{n}.bin', 'wb') as file: file.write(b'x' * 2**20)"
    with box.student(replace(HASTY, cell_seconds=20)) as process:
        cells = [
            RunCell("a", fill),
            RunCell("b", "open('large.bin', 'wb').write(b'x' * (5 * 2**20))"),
            RunCell("c", "print('x' * 10**6)", "1.1"),
        ]
        run = process.run(cells)
        assert [problem.cell for problem in run.problems][:1] == ["a"]
        assert "No space left" in run.problems[0].message
        assert len(run.outputs[0].text) < 70_000 and "dropped" in run.outputs[0].text


def test_nothing_of_ours_is_there(box: Box, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TOKEN_OF_MINE", "secret")
    (tmp_path / "mine").write_text("secret")
    look = (
        "import os, autograder\nvariables = sorted(os.environ)\n"
        "public = sorted(os.listdir(os.path.dirname(autograder.__file__)))\n"
        f"paths = '/etc/passwd', {str(tmp_path / 'mine')!r}, '/proc/self'\n"
        "there = [path for path in paths if os.path.exists(path)]\n"
        "def refused(action):\n    try:\n        action()\n    except OSError:\n        return True\n"
        "written = [refused(lambda: open(f'{place}/x', 'w')) for place in ('/course', '/packages', '/', '/tmp')]\n"
        "up = refused(lambda: open('/course/../image', 'rb'))"
    )
    with box.student(HASTY) as process:
        assert not process.run([RunCell("a", look)]).problems
        value = process.answers.value
        variables, public = value("variables"), value("public")
        assert isinstance(variables, list) and isinstance(public, list)
        assert "TOKEN_OF_MINE" not in variables
        assert not any(private in public for private in ("cli", "grading", "authoring", "digits/checks"))
        assert (value("there"), value("written"), value("up")) == ([], [True] * 4, True)


def test_nothing_of_one_notebook_reaches_the_next(box: Box) -> None:
    leave = (
        "import random, numpy, autograder, sys\nopen('left', 'w').write('x')\nautograder.left = sys.left = 1\n"
        "luck = random.random(), float(numpy.random.rand())"
    )
    look = (
        "import os, random, numpy, autograder, sys\n"
        "found = os.path.exists('left') or hasattr(autograder, 'left') or hasattr(sys, 'left')\n"
        "luck = random.random(), float(numpy.random.rand())"
    )
    with box.student(HASTY) as process:
        process.run([RunCell("a", leave)])
        luck = process.answers.value("luck")
    with box.student(HASTY) as process:
        process.run([RunCell("a", look)])
        assert process.answers.value("found") is False
        assert process.answers.value("luck") != luck


def test_figures_are_drawn_and_magics_work(student: StudentProcess) -> None:
    draw = "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2]); plt.title('a title')\nplt.show()"
    run = student.run([RunCell("a", draw, "1.1")])
    assert not run.problems
    assert len(run.outputs[0].figures) == 1


@pytest.mark.parametrize(
    "code",
    [GOOD, "1 / 0", "def make_model():\n    return 3", "make_model = None", "import os; os._exit(1)"],
    ids=["right", "error", "wrong-type", "no-function", "exit"],
)
def test_its_verdict_is_that_of_a_warm_box(
    tiny: Course, tiny_box: Box, box: Box, tmp_path: Path, solve: Callable[..., str], code: str
) -> None:
    path = tmp_path / "work.ipynb"
    path.write_text(solve(code))

    def graded(where: Box) -> Report:
        report = grade_notebook(tiny, tiny.lessons[0], path, judged_by(PublicJudge()), where)
        results = tuple(replace(result, seconds=0) for result in report.results)
        return replace(report, results=results, seconds=0, isolation="", notes=())

    assert graded(box) == graded(tiny_box)


def test_a_record_names_the_layer_and_its_versions(
    tiny: Course, box: Box, tmp_path: Path, solve: Callable[..., str]
) -> None:
    path = tmp_path / "work.ipynb"
    path.write_text(solve(GOOD))
    report = grade_notebook(tiny, tiny.lessons[0], path, judged_by(PublicJudge()), box)
    assert report.isolation == WASM.title
    assert any("Python 3.15" in note and "scikit-learn 1.9.1" in note for note in report.notes)


@pytest.mark.skipif(bool(layer_named("bubblewrap").unavailable()), reason="bubblewrap is what is compared with")
def test_lesson_1_gets_the_marks_of_bubblewrap_but_for_those_that_are_listed(course: Course, box: Box) -> None:
    lesson = course.lessons[0]
    found = {name: entries[:: 1 if name == "bank" else 8] for name, entries in banks(course, lesson).items()}
    both = [
        marks_of_ours(course, lesson, layer) | marks_of_banks(course, found, layer)
        for layer in (layer_named("bubblewrap"), WASM)
    ]
    assert not (lines := list(told(both[0], both[1], known("wasm")))), "\n".join(lines)
