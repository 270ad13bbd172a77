"""`course watch`: what is saved is checked, with the verdict of `course check`; keys, troubles, and the end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.api.result import Result
from autograder.digits.judge import PublicJudge
from autograder.grading.grade import grade_notebook
from autograder.manifest import Course, load_course
from autograder.notebook import RunCell
from autograder.own import lookout as looking
from autograder.own.lookout import Lookout
from autograder.sandbox.own import OwnBox
from autograder.sandbox.ready import Abandoned, ReadyBox
from autograder.sandbox.watch import processes_below
from autograder.study.memory import Memory
from autograder.study.session import Session
from tests.box.test_own import runs, wait_until
from tests.conftest import ROOT, judged_by, working_in
from tests.terminal import Terminal, heed_ctrl_c
from tests.three_steps import ENDLESS, RIGHT, make_course, work_on, write

pytestmark = pytest.mark.slow(seconds=15)


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return make_course(tmp_path_factory.mktemp("steps") / "course")


@pytest.fixture
def notebook(steps: Course, tmp_path: Path) -> Path:
    return work_on(steps, tmp_path / "mine")


@pytest.fixture
def sits(steps: Course, notebook: Path, tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """Somebody who sits before a terminal, in the folder of the lesson."""
    opened: list[Terminal] = []

    def sit(*arguments: str) -> Terminal:
        variables = {"COURSE_ROOT": str(steps.root), "COURSE_MEMORY": str(tmp_path / "memory")}
        opened.append(Terminal("watch", *arguments, folder=notebook.parent, variables=variables))
        return opened[-1]

    yield sit
    for terminal in opened:
        terminal.__exit__(None, None, None)


# ---- before a terminal ----------------------------------------------------------------------------------------------


@pytest.mark.sweep
@pytest.mark.slow(seconds=18)
def test_a_whole_lesson_save_by_save(
    sits: Callable[..., Terminal], notebook: Path, steps: Course, tmp_path: Path
) -> None:
    screen = sits()
    screen.sees("exercise 1.1", "0 of 3 right", "○ Exercise 1.1: not attempted yet", "q quit", "Waiting for you")
    write(notebook, {"1.1": "def one():\n    return 5"})
    screen.sees("✗ Exercise 1.1: not yet right", "It returns 5.", "Waiting for you")
    screen.presses("h")
    screen.sees("Hint 1 of 2 for exercise 1.1", "It is a small number.", "Waiting for you")
    write(notebook, {"1.1": RIGHT["1.1"]})
    screen.sees("1 of 3 right", "✓ Exercise 1.1: right", "Right! Next is exercise 1.2", "Waiting for you")
    screen.presses("l")
    screen.sees("✓ 1.1 The first step", "○ 1.2 The second step   ← here", "○ 1.3 The third step", "Waiting for you")
    write(notebook, {"1.2": RIGHT["1.2"]})
    screen.sees("2 of 3 right", "✓ Exercise 1.2: right", "Next is exercise 1.3", "Waiting for you")
    write(notebook, {"1.3": RIGHT["1.3"]})
    screen.sees("3 of 3 right", "✓ Exercise 1.3: right", "All of lesson 1 is right.", "Waiting for you")
    screen.presses("n")
    screen.sees("✓ Exercise 1.1: right", "Waiting for you")
    # After a check, the process for the next one starts in its own time.
    wait_until(lambda: any(processes_below(screen.running.pid)))
    below = list(processes_below(screen.running.pid))
    screen.presses("q")
    assert screen.ends() == 0
    wait_until(lambda: not any(map(runs, below)))
    told = [(event.kind, event.about, event.result) for event in Memory(steps.name, tmp_path / "memory").events()]
    assert told == [
        ("check", "1.1", "not_attempted"),
        ("check", "1.1", "fail"),
        ("hint", "1.1", ""),
        ("check", "1.1", "pass"),
        ("check", "1.2", "pass"),
        ("check", "1.3", "pass"),
        ("check", "1.1", "pass"),
    ]


def test_what_cannot_be_checked_gets_a_sentence_and_the_watch_goes_on(
    sits: Callable[..., Terminal], notebook: Path
) -> None:
    screen, whole = sits("1.2"), notebook.read_text(encoding="utf-8")
    screen.sees("exercise 1.2", "not attempted yet", "Waiting for you")
    other = whole.replace("exercise-1-", "exercise-7-")
    for broken, word in (
        (whole[: len(whole) // 2], "broken JSON"),
        ("", "file is empty"),
        (other, "exercises of lesson 7"),
        ("{}", "not a notebook"),
    ):
        notebook.write_text(broken, encoding="utf-8")
        screen.sees("Nothing was checked.", word, "Waiting for you")
    notebook.unlink()
    screen.sees("cannot be opened", "Waiting for you")
    notebook.write_text(whole, encoding="utf-8")
    screen.sees("○ Exercise", "Waiting for you")
    write(notebook, {"1.1": RIGHT["1.1"]})
    screen.sees("✓ Exercise 1.1: right", "Waiting for you")
    os.kill(screen.running.pid, signal.SIGINT)
    assert screen.ends() == 0


@pytest.mark.sweep
@pytest.mark.slow(seconds=22)
def test_a_loop_without_end_has_the_usual_limit_and_a_save_or_a_key_does_not_wait_for_it(
    sits: Callable[..., Terminal], notebook: Path
) -> None:
    screen = sits("1.2")
    screen.sees("not attempted yet", "Waiting for you")
    write(notebook, {"1.1": RIGHT["1.1"], "1.2": ENDLESS})
    screen.sees("✗ Exercise 1.2", "did not end within", "Waiting for you")
    write(notebook, {"1.2": f"{ENDLESS}  # again"})
    screen.sees("Checking exercise 1.2")
    write(notebook, {"1.2": RIGHT["1.2"]})
    assert "did not end" not in screen.sees("✓ Exercise 1.2: right", "Waiting for you")
    write(notebook, {"1.2": f"{ENDLESS}  # and again"})
    screen.sees("Checking exercise 1.2")
    below = list(processes_below(screen.running.pid))
    screen.presses("q")
    assert screen.ends() == 0
    assert "did not end" not in screen._said.decode()
    wait_until(lambda: not any(map(runs, below)))


@pytest.mark.sweep
@pytest.mark.slow(seconds=10)
def test_without_a_terminal_cards_are_printed_until_ctrl_c(steps: Course, notebook: Path, tmp_path: Path) -> None:
    variables = {"COURSE_ROOT": str(steps.root), "COURSE_MEMORY": str(tmp_path / "memory"), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [sys.executable, "-m", "autograder", "watch", "1"],
        cwd=notebook.parent,
        env=os.environ | variables,
        preexec_fn=heed_ctrl_c,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as running:
        assert running.stdout
        for word in ("not attempted yet", "Ctrl-C ends this"):
            assert next(line for line in running.stdout if word in line)
        write(notebook, RIGHT)
        for word in ("✓ Exercise 1.1: right", "Next is exercise 1.2", "Ctrl-C ends this"):
            assert next(line for line in running.stdout if word in line)
        running.send_signal(signal.SIGINT)
        try:
            rest, _ = running.communicate(timeout=60)
        finally:
            running.kill()
        assert "\x1b" not in rest
        assert running.returncode == 0


# ---- verdicts -------------------------------------------------------------------------------------------------------


@pytest.fixture
def looks(steps: Course, notebook: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Lookout]:
    monkeypatch.setenv("COURSE_MEMORY", str(tmp_path / "memory"))
    monkeypatch.setattr(looking, "session", Session())
    with ReadyBox(steps, steps.limits_of(steps.lessons[0])) as box:
        yield Lookout(steps, steps.lessons[0], notebook, judged_by(PublicJudge()), box, None)


def verdict(results: tuple[Result, ...]) -> list[Result]:
    return [replace(result, seconds=0) for result in results]


COUNTS = "calls = []\ndef one():\n    calls.append(1)\n    return len(calls)"
"""Right the first time: a process that is used twice gives another verdict."""
SAVES = (
    ({"1.1": COUNTS}, ""),
    ({"1.1": COUNTS, "1.2": "two = one() + step"}, ""),
    ({"1.2": "two = one() + step  # the same"}, ""),
    ({"1.1": RIGHT["1.1"], "1.2": "1 / 0"}, ""),
    ({"1.2": RIGHT["1.2"], "1.3": RIGHT["1.3"]}, ""),
    ({"1.3": "def three():\n    return two + step"}, "step = 7"),
    ({"1.2": "import os; os._exit(1)"}, "step = 1"),
    ({"1.2": "two = 2", "1.3": "def three():\n    return 3\ntwo = 5"}, ""),
    ({"1.3": "def three() return 3"}, ""),
)


@pytest.mark.sweep
@pytest.mark.slow(seconds=50)
def test_each_verdict_is_that_of_course_check(steps: Course, looks: Lookout, notebook: Path) -> None:
    lesson = steps.lessons[0]
    for answers, setup in SAVES:
        write(notebook, answers, setup)
        looks.was_saved()
        found = looks.check(print)
        looks.get_ready()
        whole = grade_notebook(steps, lesson, notebook, judged_by(PublicJudge()), OwnBox(steps))
        assert verdict(found.results) == verdict(whole.of_exercise(found.exercise.id)), (answers, found.exercise.id)


@pytest.mark.sweep
@pytest.mark.slow(seconds=23)
def test_the_exercise_that_was_changed_is_checked_and_else_the_first_that_is_not_right(
    looks: Lookout, notebook: Path
) -> None:
    checked = []
    for answers in (RIGHT, {}, {"1.3": RIGHT["1.3"] + "  # more"}, {"1.1": "def one(): return 9"}, {}):
        write(notebook, answers)
        looks.was_saved()
        checked.append(looks.check(print).exercise.id)
    assert checked == ["1.1", "1.2", "1.3", "1.1", "1.1"]


# ---- processes that are ready ---------------------------------------------------------------------------------------


@pytest.fixture
def box(tiny: Course) -> Iterator[ReadyBox]:
    with ReadyBox(tiny, tiny.limits) as ready:
        yield ready


FIRST = RunCell("a", "import os\nwhere = os.getpid()\nseen = [1]")
SECOND = RunCell("b", "seen.append(2)", "1.1")


@pytest.mark.sweep
@pytest.mark.slow(seconds=8)
def test_what_was_run_ahead_is_not_run_again_and_no_process_serves_twice(tiny: Course, box: ReadyBox) -> None:
    used = set()
    for cells in ((FIRST,), (FIRST, SECOND)):
        box.run_ahead(cells)
        with box.student(tiny.limits, cells=(FIRST, SECOND)) as student:
            assert student.ran == cells
            assert student.run((FIRST, SECOND)).problems == ()
            assert student.answers.value("seen") == [1, 2]
            used.add(student.answers.value("where"))
    assert len(used) == 2


def test_where_an_earlier_cell_is_another_nothing_of_it_has_run(tiny: Course, box: ReadyBox) -> None:
    box.run_ahead((FIRST, SECOND))
    with box.student(tiny.limits, cells=(SECOND,)) as student:
        assert student.ran == ()
        (problem,) = student.run((SECOND,)).problems
        assert "NameError" in problem.message


@pytest.mark.sweep
@pytest.mark.slow(seconds=7)
def test_problems_of_cells_that_ran_ahead_are_told(tiny: Course, box: ReadyBox) -> None:
    wrong = RunCell("a", "print('before')\n1 / 0", "1.1")
    box.run_ahead((wrong,))
    with box.student(tiny.limits, cells=(wrong, FIRST)) as student:
        run = student.run((wrong, FIRST))
    assert ["ZeroDivisionError" in problem.message for problem in run.problems] == [True]
    assert [output.text.splitlines()[0] for output in run.outputs] == ["before"]


@pytest.mark.sweep
@pytest.mark.slow(seconds=6)
def test_what_was_given_up_ends_at_once_and_so_does_what_is_begun_before_it_is_wished_again(
    tiny: Course, box: ReadyBox
) -> None:
    def given_up() -> None:
        with box.student(tiny.limits, cells=(FIRST,)) as student:
            student.run((FIRST,))
            box.abandon()
            student.answers.value("seen")

    with pytest.raises(Abandoned):
        given_up()
    with pytest.raises(Abandoned), box.student(tiny.limits, cells=(FIRST,)):
        pass
    box.begin()
    with box.student(tiny.limits, cells=(FIRST,)) as student:
        assert student.run((FIRST,)).problems == ()


# ---- a real lesson --------------------------------------------------------------------------------------------------


@pytest.mark.sweep
@pytest.mark.slow(seconds=60)
def test_lesson_1_from_its_starter_to_our_solutions(course: Course, tmp_path: Path) -> None:
    lesson = load_course(ROOT).lessons[0]
    with working_in(ROOT):
        subprocess.run(
            [sys.executable, "-m", "autograder", "start", str(tmp_path / "mine")], check=True, capture_output=True
        )
    notebook = tmp_path / "mine" / lesson.name / f"{lesson.name}.ipynb"
    ours = {
        cell["metadata"]["nbgrader"]["grade_id"]: cell["source"]
        for cell in json.loads(course.solution(lesson).read_text(encoding="utf-8"))["cells"]
        if cell["metadata"].get("nbgrader", {}).get("solution")
    }
    variables = {"COURSE_MEMORY": str(tmp_path / "memory"), "COURSE_ROOT": str(ROOT)}
    with Terminal("watch", "1", folder=notebook.parent, variables=variables) as screen:
        screen.sees("not attempted yet", "Waiting for you")
        for number, exercise in enumerate(lesson.exercises, 1):
            content = json.loads(notebook.read_text(encoding="utf-8"))
            for cell in content["cells"]:
                grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
                if grade_id.startswith(f"exercise-{exercise.slug}"):
                    cell["source"] = ours[grade_id]
            notebook.write_text(json.dumps(content), encoding="utf-8")
            screen.sees(
                f"{number} of {len(lesson.exercises)} right", f"✓ Exercise {exercise.id}: right", "Waiting for you"
            )
        screen.presses("q")
        assert screen.ends() == 0
