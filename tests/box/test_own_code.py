"""What `course review` finds out about one's own code: in one's own notebook, in a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.errors import UsageError
from autograder.manifest import Course
from autograder.material import OwnCode
from autograder.own.own_code import truth_in_notebook
from autograder.study.drawn import Drawn
from tests.conftest import GOOD

ASKED = Drawn(
    OwnCode("1.1", "{n} more trees than yours are how many?", 'make_model().get_params()["n_estimators"] + n'), {"n": 5}
)
Notebook = Callable[[str], Path]


@pytest.fixture
def notebook(in_tiny: Course, solve: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Notebook:
    """A learner's notebook of the tiny course, with this code in it."""
    file = tmp_path / "01_first.ipynb"
    monkeypatch.setattr("autograder.own.own_code.own_notebook", lambda course, lesson: file)

    def write(code: str) -> Path:
        file.write_text(solve(code), encoding="utf-8")
        return file

    return write


def test_it_is_what_the_code_in_the_notebook_gives(in_tiny: Course, notebook: Notebook) -> None:
    notebook(GOOD)
    assert truth_in_notebook(in_tiny, ASKED) == 65


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("def make_model():\n    ...", "There is no `make_model` of yours here."),
        ("def make_model():\n    1 / 0", "Your code stopped with ZeroDivisionError: division by zero, in line 2."),
        ("import os\ndef make_model():\n    os._exit(1)", "Your notebook did not run. "),
        (
            "from sklearn.ensemble import RandomForestClassifier as F\ndef make_model():\n    return F(1, max_depth=1)",
            "does not pass now, so what it gives would tell you little. `course check 1.1`",
        ),
    ],
)
def test_what_stands_in_its_way_is_told_in_words(code: str, words: str, in_tiny: Course, notebook: Notebook) -> None:
    notebook(code)
    with pytest.raises(UsageError) as told:
        truth_in_notebook(in_tiny, ASKED)
    assert words in str(told.value)


def test_where_there_is_no_notebook_the_question_waits(in_tiny: Course, notebook: Notebook) -> None:
    with pytest.raises(UsageError, match=r"There is no notebook .*01_first\.ipynb.* The question waits"):
        truth_in_notebook(in_tiny, ASKED)
