"""The box of `course check`: a plain process for each notebook, with the same verdicts, which leaves nothing behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
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
from autograder.sandbox import own
from autograder.sandbox.box import Box, BoxError
from autograder.sandbox.own import OwnBox
from autograder.sandbox.process import StudentProcess
from tests.conftest import GOOD, ROOT, judged_by
from tests.turns import sampled

pytestmark = pytest.mark.slow(seconds=4)
HASTY = Limits(cell_seconds=1, question_seconds=1, notebook_seconds=30)


@pytest.fixture
def box(tiny: Course) -> OwnBox:
    return OwnBox(tiny)


@pytest.fixture
def student(box: OwnBox) -> Iterator[StudentProcess]:
    with box.student(HASTY) as process:
        yield process


def runs(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists() and "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()


def wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.mark.parametrize(
    ("waits", "word"),
    sampled(
        [
            ("while True: pass", "not end within 1 s"),
            ("import time; time.sleep(600)", "not end within 1 s"),
            ("input()", "EOFError"),
        ]
    ),
)
def test_a_cell_over_its_limit_costs_that_cell(student: StudentProcess, waits: str, word: str) -> None:
    run = student.run([RunCell("a", waits, "1.1"), RunCell("b", "after = 1")])
    (problem,) = run.problems
    assert word in problem.message
    assert student.answers.value("after") == 1


def test_a_question_over_its_limit_costs_that_question(student: StudentProcess) -> None:
    student.run([RunCell("a", "def long():\n    while True: pass\ndef short(): return 2")])
    with pytest.raises(Failure, match="did not end within 1 second"):
        student.answers.call("long")
    assert student.answers.call("short") == 2


@pytest.mark.sweep
@pytest.mark.slow(seconds=8)
def test_what_cannot_be_interrupted_is_ended(student: StudentProcess) -> None:
    stubborn = "import itertools; sum(itertools.repeat(1))"
    with pytest.raises(SubmissionEnded, match="did not end within 1 second"):
        student.run([RunCell("a", stubborn, "1.1")])


@pytest.mark.parametrize("ends", ["import os; os._exit(0)", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"])
def test_a_notebook_that_ends_python_is_told_so(student: StudentProcess, ends: str) -> None:
    with pytest.raises(SubmissionEnded, match=r"Python ended while the cell of exercise 1\.1 was running"):
        student.run([RunCell("a", ends, "1.1")])


def test_memory_has_its_limit(student: StudentProcess) -> None:
    (problem,) = student.run([RunCell("a", "import numpy; numpy.ones(10**12)")]).problems
    assert "MemoryError" in problem.message


def test_nothing_of_ours_is_told_to_the_process(box: OwnBox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOKEN_OF_MINE", "secret")
    with box.student(HASTY) as process:
        process.run(
            [
                RunCell("a", "import os, autograder\nvariables = sorted(os.environ)"),
                RunCell("b", "public = os.path.dirname(autograder.__file__)\nfound = sorted(os.listdir(public))"),
            ]
        )
        variables, found = process.answers.value("variables"), process.answers.value("found")
        assert isinstance(variables, list) and isinstance(found, list)
        assert "TOKEN_OF_MINE" not in variables
        assert not any(private in found for private in ("cli", "grading", "authoring"))


def test_what_a_notebook_started_ends_with_it(box: OwnBox) -> None:
    with box.student(HASTY) as process:
        process.run([RunCell("a", "import subprocess\nchild = subprocess.Popen(['sleep', '600']).pid")])
        child = process.answers.value("child")
        assert isinstance(child, int) and runs(child)
    wait_until(lambda: not runs(child))


def test_the_process_ends_when_its_grader_is_killed(tiny: Course, tmp_path: Path) -> None:
    said = tmp_path / "pid"
    code = (
        "import sys; from pathlib import Path; from autograder.manifest import Limits, load_course\n"
        "from autograder.notebook import RunCell; from autograder.sandbox.own import OwnBox\n"
        "with OwnBox(load_course(Path(sys.argv[1]))).student(Limits()) as process:\n"
        "    process.run([RunCell('a', 'import os, time, pathlib\\n'\n"
        "        f'pathlib.Path({sys.argv[2]!r}).write_text(str(os.getpid()))\\ntime.sleep(600)')])\n"
    )
    grader = subprocess.Popen([sys.executable, "-c", code, str(tiny.root), str(said)], cwd=ROOT)
    try:
        wait_until(lambda: said.is_file() and said.read_text() != "")
    finally:
        os.kill(grader.pid, signal.SIGKILL)
        grader.wait()
    wait_until(lambda: not runs(int(said.read_text())))


def test_a_process_that_does_not_start_says_its_last_line(box: OwnBox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own, "RUN", "raise SystemExit('no way')")
    with pytest.raises(BoxError, match="did not start: no way"), box.student(HASTY):
        pass


@pytest.mark.parametrize(("sent", "is_ours"), [(b"word", True), (b"w0rd", False), (b"wo", False), (b"", False)])
def test_who_connects_must_know_the_word(sent: bytes, is_ours: bool) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(sent)
        theirs.shutdown(socket.SHUT_WR)
        assert own._says(ours, "word") is is_ours


@pytest.mark.parametrize(
    "code",
    sampled(
        [GOOD, "1 / 0", "def make_model():\n    return 3", "make_model = None", "import os; os._exit(1)"],
        2,
    ),
    ids=["right", "error", "wrong-type", "no-function", "exit"],
)
def test_its_verdict_is_that_of_a_warm_box(
    tiny: Course, tiny_box: Box, box: OwnBox, tmp_path: Path, solve: Callable[..., str], code: str
) -> None:
    path = tmp_path / "work.ipynb"
    path.write_text(solve(code))

    def graded(where: Box) -> Report:
        report = grade_notebook(tiny, tiny.lessons[0], path, judged_by(PublicJudge()), where)
        results = tuple(replace(result, seconds=0) for result in report.results)
        return replace(report, results=results, seconds=0, isolation="", notes=())

    assert graded(box) == graded(tiny_box)
