"""The commands of somebody who learns: what is next, how far she is, a hint, the starter again."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from autograder.handout.work_folder import WorkFolder
from autograder.manifest import Course, load_course
from autograder.study import hints, solutions, verdicts
from autograder.study.memory import Event
from autograder.study.session import Session
from tests.conftest import ROOT, run, working_in

START = "2026-03-02T10:00:00+00:00"


@pytest.fixture
def session(in_tiny: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A learner who begins, in a folder of her own."""
    monkeypatch.setenv("COURSE_MEMORY", str(tmp_path / "memory"))
    fresh = Session()
    for module in (hints, solutions, verdicts):
        monkeypatch.setattr(module, "session", fresh)
    for command in ("next", "status", "check", "progress", "forget"):
        monkeypatch.setattr(f"autograder.cli.{command}.session", fresh)
    WorkFolder(tmp_path / "mine", in_tiny).start()
    monkeypatch.chdir(tmp_path / "mine")
    return fresh


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    def tell(*args: str, code: int = 0, answer: str = "") -> str:
        with monkeypatch.context() as patch:
            patch.setattr("sys.stdin", io.StringIO(answer))
            assert run(*args) == code
        both = capsys.readouterr()
        return both.out + both.err

    return tell


def write(source: str) -> None:
    notebook = nbformat.read("01_first/01_first.ipynb", as_version=4)
    next(c for c in notebook.cells if "def make_model" in c.source and "check(" not in c.source).source = source
    nbformat.write(notebook, "01_first/01_first.ipynb")


def source() -> str:
    cells = json.loads(Path("01_first/01_first.ipynb").read_text(encoding="utf-8"))["cells"]
    return next(text for cell in cells if "def make_model" in (text := "".join(cell["source"])))


RIGHT = (
    "from sklearn.ensemble import RandomForestClassifier\n\n"
    "def make_model():\n    return RandomForestClassifier(n_estimators=60, random_state=1)"
)


def test_a_first_day_and_the_next_one(session: Session, told: Callable[..., str], in_tiny: Course) -> None:
    first = told("next")
    assert first.startswith("Next: exercise 1.1, ") and "jupyter lab --notebook-dir=. 01_first/01_first.ipynb" in first
    assert "○" in told("status").splitlines()[1]
    write("def make_model():\n    return 3")
    assert "not yet right" in told("check", "1.1", code=1)
    assert "Hint 1 of 2" in told("hint", "1.1")
    again = told("next")
    assert "You have checked it once" in again and "Hint 2 of 2 waits: course hint 1.1" in again
    assert "✗" in told("status").splitlines()[1]
    assert "waits for yours" in told("solution", "1.1")
    write(RIGHT)
    assert "All right" in told("check", "1.1")
    assert "Our solution of exercise 1.1" in told("solution", "1.1")
    assert "✓" in told("status").splitlines()[1]
    remembered = told("progress")
    assert "✓ 1.1 " in remembered and "2 checks; 4 of 4 points; 1 of 2 hints; our solution seen" in remembered
    assert "exercise 1.1" not in told("next")


def test_to_check_one_exercise_shows_and_remembers_that_one(session: Session, told: Callable[..., str]) -> None:
    write(RIGHT)
    assert "Exercise 1.2" not in told("check", "1.1")
    assert [event.about for event in session.memory(load_course()).events()] == ["1.1"]


def test_who_has_written_nothing_has_not_tried(session: Session, told: Callable[..., str]) -> None:
    assert "not attempted yet" in told("check", "1.1", code=1)
    assert "○" in told("status").splitlines()[1] and "✗" not in told("status").splitlines()[1]
    assert "You have checked" not in told("next")


def test_the_table_of_the_real_course_fits_eighty_columns(
    course: Course, told: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with working_in(ROOT):
        lines = told("status").splitlines()
    assert len(lines) == len(course.lessons) + 2 and max(map(len, lines)) <= 80
    assert all(lesson.title in line for lesson, line in zip(course.lessons, lines[1:], strict=False))


def test_all_done_is_said(session: Session, told: Callable[..., str], in_tiny: Course) -> None:
    for lesson in in_tiny.lessons:
        for exercise in lesson.exercises:
            session.memory(in_tiny).add(Event("check", exercise.id, START, result="pass"))
    assert told("next").startswith("All exercises were right.")


def test_reset_puts_the_starter_back_and_keeps_each_old_text(session: Session, told: Callable[..., str]) -> None:
    starter = source()
    for number, text in enumerate(("def make_model():\n    return 'é'", RIGHT)):
        write(text)
        said = told("reset", "1.1")
        kept = Path("01_first/kept") / f"1.1{'-1' if number else ''}.py"
        assert str(kept) in said and kept.read_text(encoding="utf-8") == text + "\n"
        assert source() == starter
    assert "already" in told("reset", "1.1")
    assert len(list(Path("01_first/kept").iterdir())) == 2


def test_reset_changes_no_other_cell(session: Session, told: Callable[..., str]) -> None:
    before = json.loads(Path("01_first/01_first.ipynb").read_text(encoding="utf-8"))
    write(RIGHT)
    told("reset", "1.1")
    after = json.loads(Path("01_first/01_first.ipynb").read_text(encoding="utf-8"))
    assert ["".join(cell["source"]) for cell in after["cells"]] == ["".join(cell["source"]) for cell in before["cells"]]
    assert after["metadata"] == before["metadata"]
    nbformat.validate(after)


def test_reset_of_a_cell_that_is_gone_says_where_to_find_it(session: Session, told: Callable[..., str]) -> None:
    notebook = nbformat.read("01_first/01_first.ipynb", as_version=4)
    notebook.cells = [cell for cell in notebook.cells if "make_model" not in cell.source and "1.1" not in cell.source]
    nbformat.write(notebook, "01_first/01_first.ipynb")
    before = Path("01_first/01_first.ipynb").read_bytes()
    assert "has no cell for exercise 1.1" in told("reset", "1.1", code=2)
    assert Path("01_first/01_first.ipynb").read_bytes() == before


@pytest.mark.parametrize("command", ["hint", "solution", "reset", "check"])
def test_an_unknown_exercise_is_told_with_those_that_exist(
    command: str, session: Session, told: Callable[..., str]
) -> None:
    assert "1.1" in told(command, "1.9", code=2) or "01_first" in told(command, "1.9", code=2)


def test_progress_is_shared_only_after_it_was_shown_and_agreed_to(
    session: Session, told: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told("hint", "1.1")
    file = tmp_path / "mine.json"
    shown = told("progress", "--share", str(file), code=1)
    assert '"hints": 1' in shown and not file.exists()
    told("progress", "--share", str(file), answer="y\n")
    shared = json.loads(file.read_text(encoding="utf-8"))
    assert shared["exercises"]["1.1"]["hints"] == 1 and "time" not in file.read_text(encoding="utf-8")
    assert "written over" in told("progress", "--share", str(file), "--yes", code=2)


def test_what_is_remembered_can_be_switched_off_and_deleted(session: Session, told: Callable[..., str]) -> None:
    told("hint", "1.1")
    assert "Nothing is remembered from now on" in told("progress", "--off")
    told("hint", "1.1")
    assert len(session.memory(load_course()).file.read_text().splitlines()) == 1
    assert "Only you can read it" in told("progress", "--on")
    for answer in ("", "n\n"):
        assert "Nothing was done." in told("forget", code=1, answer=answer)
    assert "Forgotten" in told("forget", "--yes")
    assert told("forget").startswith("Nothing is remembered.")
