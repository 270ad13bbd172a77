"""`course verify` and `course new-misconception`, on a course of one exercise that is made here."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.api.result import Result, Status
from autograder.authoring import proof as proof_module
from autograder.authoring.bank import Entry, load_bank
from autograder.authoring.bench import run_trials
from autograder.authoring.proof import Proof, prove
from autograder.authoring.trial import Outcome, Trial, TrialKind
from autograder.authoring.verify import problems
from autograder.cli import main
from autograder.errors import CourseError
from autograder.manifest import Course
from tests.conftest import working_in
from tests.doubling import CHECKS, MANIFEST, SOURCE, doubling
from tests.lab import until

pytestmark = pytest.mark.xdist_group("verify")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A sound course, with notebooks and a bank."""
    return doubling(tmp_path_factory.mktemp("doubling"))


@pytest.fixture(scope="module")
def proven(small: Course) -> Proof:
    return prove(small, 2, lambda done, number: None)[0]


@pytest.fixture
def here(small: Course) -> Iterator[Course]:
    """Work as the author of the small course would."""
    with working_in(small.root):
        yield small


def run(*args: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(list(args))
    return stopped.value.code if isinstance(stopped.value.code, int) else 1


def told(proof: Proof) -> str:
    """The one problem of this proof, in words."""
    (problem,) = problems([proof])
    assert problem.file is not None and problem.file.is_file() and problem.mend
    return str(problem)


def with_outcome(proof: Proof, kind: str, outcome: Outcome, name: str = "") -> Proof:
    """The same proof, in which another thing came of a trial: the one of this name, or the first of its kind."""
    trial = next(trial for trial in proof.outcomes if trial.kind == kind and name in trial.name)
    return Proof(proof.course, proof.lesson, {**proof.outcomes, trial: outcome})


def with_bank(proof: Proof, change: Callable[[Entry], Entry | None]) -> Proof:
    """The same proof, in which each solution of the bank is what this makes of it, or was never there."""
    outcomes = {}
    for trial, outcome in proof.outcomes.items():
        if not isinstance(trial.of, Entry):
            outcomes[trial] = outcome
        elif (entry := change(trial.of)) is not None:
            outcomes[replace(trial, of=entry)] = outcome
    return Proof(proof.course, proof.lesson, outcomes)


def result(check: str = "test_double", status: Status = Status.FAIL, misconception: str = "") -> Result:
    return Result(check, "1.1", "", status, 0, 1, "It is 3.", "6.", "A slip.", "Mend it.", misconception)


def test_a_sound_course_has_nothing_to_mend(proven: Proof) -> None:
    assert problems([proven]) == []


def test_pages_are_asked_for_and_written_and_then_all_is_fine(
    here: Course, proven: Proof, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object) -> Iterator[tuple[Trial, Outcome]]:
        assert args[1] == [], "something was tried again that has not changed"
        return iter(())

    monkeypatch.setattr(proof_module, "run_trials", refuse)
    assert run("verify") == 1
    assert "messages.md: not up to date. Run `course verify --write`." in capsys.readouterr().out
    assert run("verify", "--write") == 0
    assert run("verify") == 0
    assert "8 wrong and 3 right solutions, 18 mutants (0 not noticed), 2 checks." in capsys.readouterr().out
    causes = (here.root / "docs" / "causes.md").read_text()
    assert "| 3 | minus |  |  | 1 |" in causes and "told" not in causes.split("###")[1]
    matrix = (here.root / "docs" / "kill-matrix.md").read_text()
    assert "| sign-lost | · | ✗ |" in matrix and "| squared | ✗ |  |" in matrix
    messages = (here.root / "docs" / "messages.md").read_text()
    assert "> Likely cause: This is n * n.  \n> Next step: Multiply by 2." in messages


def test_one_lesson_is_proven_by_itself_and_what_is_known_of_others_stays(
    here: Course, proven: Proof, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger, page = here.root / ".course-cache" / "outcomes", here.root / "docs" / "messages.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text("Of an older course.")
    with ledger.open("a") as file:
        file.write("of-another-lesson {}\n")
    assert run("verify", here.lessons[0].number) == 0
    assert "Everything looks fine." in capsys.readouterr().out
    assert page.read_text() == "Of an older course."
    assert "of-another-lesson" in ledger.read_text()
    assert run("verify", "9") == 2
    assert run("verify", "1", "--write") == 2
    assert "pages that tell of all lessons" in capsys.readouterr().err


def test_a_wrong_solution_that_passes_breaks_the_course(
    here: Course, proven: Proof, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("new-misconception", "1.1", "--name", "too-clever") == 0
    path = Path(capsys.readouterr().out.splitlines()[0])
    assert "return 2 * n" in path.read_text() and "SOLUTION" not in path.read_text()
    try:
        assert run("verify") == 3
        out = capsys.readouterr().out
        assert f"{path.resolve()}:1: no check refuses this wrong solution. Add or sharpen a check." in out
        assert run("new-misconception", "1.1", "--name", "too-clever") == 2
        assert "is there already" in capsys.readouterr().err
    finally:
        path.unlink()


@pytest.mark.parametrize(
    ("args", "words"), [(["9.9"], "no lesson or exercise"), (["1.1", "--name", "A b"], "not an id")]
)
def test_a_misconception_needs_an_exercise_and_a_plain_name(
    here: Course, capsys: pytest.CaptureFixture[str], args: list[str], words: str
) -> None:
    assert run("new-misconception", *args) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    ("kind", "name", "outcome", "words"),
    [
        ("right", "plus", Outcome(lost=(result(),)), "this right solution is refused. test_double: It is 3."),
        ("right", "plus", Outcome("ValueError: no"), "this right solution is refused. ValueError: no"),
        ("wrong", "squared", Outcome("ValueError: no"), "this solution stops: ValueError: no"),
        ("wrong", "squared", Outcome(), "no check refuses this wrong solution"),
        ("wrong", "squared", Outcome(lost=(result(misconception="tripled"),)), "'squared' is not named"),
        (
            "wrong",
            "squared",
            Outcome(lost=(result(misconception="squared"), replace(result(), exercise="1.2"))),
            "it loses marks in other exercises",
        ),
        ("wrong", "squared", Outcome(lost=(replace(result(misconception="squared"), cause=""),)), "has no cause"),
        (
            "wrong",
            "squared",
            Outcome(lost=(result(misconception="squared"), result(misconception="tripled"))),
            "it is told that its cause is 'tripled'. It was written to show 'squared'.",
        ),
        ("mutant", "operation", Outcome(lost=(result(status=Status.HELD),)), "test_double breaks for mutant"),
        ("mutant", "operation", Outcome(), "no check notices the mutant 1.1-operation-"),
        ("reference", "", Outcome(lost=(result(),)), "our own solution does not earn every point"),
        ("build", "", Outcome("lessons/01_first/01_first.ipynb"), "not what this source makes: lessons/"),
        ("starter", "", Outcome(lost=(result(),)), "untouched, is not `not attempted` in every check: 1 pass"),
        ("nothing", "", Outcome(), "an empty notebook is not `not attempted` in every check: 2 pass"),
    ],
)
def test_what_does_not_hold_is_told_with_its_file_and_what_mends_it(
    proven: Proof, kind: str, name: str, outcome: Outcome, words: str
) -> None:
    found = [str(problem) for problem in problems([with_outcome(proven, kind, outcome, name)])]
    assert any(words in line for line in found), found


def test_a_wrong_solution_without_a_named_misconception_must_be_refused_and_no_more(proven: Proof) -> None:
    def unnamed(entry: Entry) -> Entry:
        return replace(entry, misconception="unnamed") if entry.name == "1.1-squared" else entry

    refused = with_outcome(proven, "wrong", Outcome(lost=(result(),)), "squared")
    found = [str(problem) for problem in problems([with_bank(refused, unnamed)])]
    assert not any("1.1-squared.py" in line for line in found), found
    passed = with_outcome(proven, "wrong", Outcome(), "squared")
    found = [str(problem) for problem in problems([with_bank(passed, unnamed)])]
    assert any("1.1-squared.py:1: no check refuses this wrong solution" in line for line in found), found


def test_two_misconceptions_that_read_the_same_are_told(proven: Proof) -> None:
    same = Outcome(lost=(result(misconception="squared"),))
    both = with_outcome(proven, "wrong", same, "1.1-squared")
    both = with_outcome(both, "wrong", replace(same, lost=(result(misconception="tripled"),)), "1.1-tripled")
    assert "1.1-tripled.py:1: it reads the same as 1.1-squared, another misconception." in told(both)


def test_a_check_that_never_fails_alone_is_told(proven: Proof) -> None:
    both = Outcome(lost=(result(misconception="sign-lost"), result("test_double_of_negatives")))
    alone = [t for t, outcome in proven.outcomes.items() if [r.check for r in outcome.failed] == [both.lost[1].check]]
    assert {trial.kind for trial in alone} == {"wrong", "mutant"}
    together = Proof(proven.course, proven.lesson, {**proven.outcomes, **dict.fromkeys(alone, both)})
    assert "test_double_of_negatives is never the only check that fails" in told(together)


def accept(course: Course, text: str) -> Path:
    file = course.root / "bank" / "01_first" / "accepted.yaml"
    file.write_text(text)
    return file


def test_what_the_author_accepts_needs_its_reason_and_must_still_be_there(proven: Proof) -> None:
    silent = with_outcome(proven, "mutant", Outcome(), "operation")
    id = next(trial.name for trial in silent.outcomes if trial.kind == "mutant" and "operation" in trial.name)
    file = accept(proven.course, f"mutants:\n  - reason: It is the same for 5.\n    ids: [{id}]\n")
    try:
        assert problems([with_outcome(silent, "build", Outcome())]) == []
        fresh = Proof(proven.course, proven.lesson, proven.outcomes)
        assert f"accepted.yaml:3: the mutant {id} does not exist any more, or a check notices it." in told(fresh)
        accept(proven.course, "checks:\n  - reason: Why not.\n    ids: [test_double]\n")
        fresh = Proof(proven.course, proven.lesson, proven.outcomes)
        assert "the check test_double does not exist any more, or it does fail alone" in told(fresh)
        accept(proven.course, "causes:\n  - reason: It is both.\n    ids: [1.1-squared/tripled]\n")
        both = Outcome(lost=(result(misconception="squared"), result(misconception="tripled")))
        assert problems([with_outcome(proven, "wrong", both, "1.1-squared")]) == []
        fresh = Proof(proven.course, proven.lesson, proven.outcomes)
        assert "accepted.yaml:3: no check tells 1.1-squared/tripled any more. Take the line out." in told(fresh)
        accept(proven.course, "mutants:\n  - ids: [a]\n")
        with pytest.raises(CourseError, match="not a list of what is accepted"):
            problems([Proof(proven.course, proven.lesson, proven.outcomes)])
    finally:
        file.unlink()


@pytest.mark.parametrize(
    ("gone", "words"),
    [
        ("right/1.1-plus.py", ["exercise 1.1 has 2 right solutions unlike ours, not 3"]),
        ("wrong/1.1-squared.py", ["no wrong solution shows the misconception 'squared'", "has 7 wrong solutions"]),
    ],
)
def test_a_bank_that_is_too_small_is_told(proven: Proof, gone: str, words: list[str]) -> None:
    smaller = with_bank(proven, lambda entry: None if str(entry.file).endswith(gone) else entry)
    assert len(smaller.entries) == len(proven.entries) - 1
    found = [str(problem) for problem in problems([smaller])]
    assert len(found) == len(words)
    assert all(any(part in line for line in found) for part in words), found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# exercise: 7.1\n# misconception: a\n# Words.\n", "do not name an exercise of this lesson"),
        ("# exercise: 1.1\n# Words.\n", "a wrong solution names its misconception"),
    ],
)
def test_a_file_of_the_bank_without_its_head_is_refused(small: Course, text: str, words: str) -> None:
    file = small.root / "bank" / "01_first" / "wrong" / "1.1-bad.py"
    file.write_text(text)
    try:
        with pytest.raises(CourseError, match=words):
            load_bank(small, small.lessons[0])
    finally:
        file.unlink()


def test_a_trial_that_never_ends_or_ends_its_process_is_stopped_and_leaves_no_trace(small: Course) -> None:
    bodies = {
        "endless": "while True: pass",
        "gone": "import os\nos._exit(0)",
        "stops": "1 / 0",
        "leaves": "numbers.append(3)",
        "sound": "assert numbers == [1, 2]\n\n\ndef double(n):\n    return n + n",
    }
    trials = [Trial("01_first", TrialKind.WRONG, name, (body,), "1.1") for name, body in bodies.items()]
    outcomes = {trial.name: outcome.problem for trial, outcome in run_trials(small.root, trials, 2, cpu_seconds=2)}
    stopped = "It did not end within 2 s of computing, or it ended its process."
    assert outcomes == {
        "endless": stopped,
        "gone": stopped,
        "stops": "ZeroDivisionError: division by zero",
        "leaves": "",
        "sound": "",
    }


def test_a_mutant_without_its_own_names_does_not_borrow_ours(small: Course) -> None:
    cell = "def double(n):\n    return 2 * n"
    (outcome,) = [
        outcome
        for _, outcome in run_trials(
            small.root, [Trial("01_first", TrialKind.MUTANT, "gone", ("pass", cell), "1.1")], 1
        )
    ]
    assert {lost.status for lost in outcome.lost} == {Status.NOT_ATTEMPTED}


def test_our_own_solution_that_does_not_pass_stops_everything(small: Course, tmp_path: Path) -> None:
    (tmp_path / "solutions" / "01_first").mkdir(parents=True)
    (tmp_path / "course.yaml").write_text(MANIFEST)
    (tmp_path / "checks.py").write_text(CHECKS)
    (tmp_path / "solutions" / "01_first" / "01_first.md").write_text(SOURCE.replace("2 * n", "3 * n"))
    with pytest.raises(CourseError, match="test_double refuses our own solution: fail: It is 15"):
        list(run_trials(tmp_path, [Trial("01_first", TrialKind.WRONG, "a", ("",), "1.1")], 1))


@pytest.mark.skipif(sys.platform != "linux", reason="processes end with their parents on Linux only")
def test_a_killed_run_leaves_no_trial_that_goes_on_computing(small: Course, tmp_path: Path) -> None:
    told = tmp_path / "told"
    endless = (
        f"# exercise: 1.1\n# misconception: squared\n# It never ends.\nimport os\nfile = open({str(told)!r}, 'w')\n"
    )
    endless += "print(os.getpid(), flush=True, file=file)\nwhile True:\n    pass\n"
    entry = small.root / "bank" / "01_first" / "wrong" / "1.1-endless.py"
    entry.write_text(endless)
    environment = os.environ | {"COURSE_ROOT": str(small.root)}
    try:
        command = [sys.executable, "-m", "autograder", "verify"]
        with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as run:
            pid = str(until(lambda: told.is_file() and told.read_text().strip()))
            run.kill()
        assert until(lambda: not is_running(pid))
    finally:
        entry.unlink()


def is_running(pid: str) -> bool:
    """Whether there is such a process that has not ended. One that waits to be buried has."""
    status = Path("/proc", pid, "status")
    return status.is_file() and "State:\tZ" not in status.read_text()
