"""What a student calls in a notebook: check, hint and solution."""

from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import autograder
from autograder.manifest import Course
from autograder.report.card import Card, NoteCard
from autograder.study import asked, hints, solutions, verdicts
from autograder.study.session import Session

FOREST = "from sklearn.ensemble import RandomForestClassifier\n"


@pytest.fixture(autouse=True)
def fresh_session(in_tiny: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_MEMORY", str(tmp_path / "memory"))
    session = Session()
    for module in (asked, hints, solutions, verdicts):
        monkeypatch.setattr(module, "session", session)


@pytest.fixture
def namespace(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    names: dict[str, Any] = {}
    monkeypatch.setattr(verdicts, "names_here", lambda: names)
    return names


def test_untouched_work_is_kindly_not_attempted(namespace: dict[str, Any]) -> None:
    exec("def make_model():\n    ...", namespace)
    card = autograder.check("1.1")
    assert repr(card).splitlines()[0] == "○ Exercise 1.1: not attempted yet – A model"
    assert "✗" not in repr(card)


def test_right_work_passes_and_unlocks_the_solution(namespace: dict[str, Any]) -> None:
    assert "waits for yours" in repr(autograder.solution("1.1"))
    exec(FOREST + "def make_model():\n    return RandomForestClassifier(n_estimators=60, random_state=1)", namespace)
    card = autograder.check("1.1")
    assert isinstance(card, Card)
    assert (card.points, repr(card).splitlines()[0]) == (4, "✓ Exercise 1.1: right – A model")
    shown = repr(autograder.solution("1.1"))
    assert "return RandomForestClassifier(n_estimators=60, random_state=0)" in shown
    assert "SOLUTION" not in shown


def test_the_solution_can_be_revealed(namespace: dict[str, Any]) -> None:
    assert "def make_model():" in repr(autograder.solution("1.1", reveal=True))


def test_wrong_work_is_told_what_was_found_and_what_waits(namespace: dict[str, Any]) -> None:
    exec("from sklearn.dummy import DummyClassifier as D\ndef make_model():\n    return D()", namespace)
    text = repr(autograder.check("1.1"))
    assert "✗ Exercise 1.1: not yet right" in text
    assert "Found: It predicts [3, 3]." in text
    assert "Expected: one digit for black images and the other for white ones." in text
    assert "… 1 more check waits" in text


WRONG = "from sklearn.dummy import DummyClassifier as D\ndef make_model():\n    return D()"


def test_after_five_equal_verdicts_the_card_brings_the_next_hint(namespace: dict[str, Any]) -> None:
    exec(WRONG, namespace)
    cards = [repr(autograder.check("1.1")) for _ in range(11)]
    assert not any("Hint" in card for card in cards[:4])
    assert all("in a row. Hint 1 of 2: " in card for card in cards[4:9])
    assert "The same 5 times in a row." in cards[4]
    assert all("in a row. Hint 2 of 2: " in card for card in cards[9:])
    assert "in a row. Hint 2 of 2: " in autograder.check("1.1")._repr_html_()


def test_another_verdict_between_starts_the_count_anew(namespace: dict[str, Any]) -> None:
    for code in (WRONG, "def make_model():\n    return 3", WRONG):
        exec(code, namespace)
        cards = [repr(autograder.check("1.1")) for _ in range(4)]
        assert not any("Hint" in card for card in cards)


def test_checking_a_lesson_sums_up_and_finds_the_lesson_again(
    namespace: dict[str, Any], tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "Which lesson?" in repr(autograder.check())
    autograder.check("1.1")
    assert "not attempted" in repr(autograder.check())
    folder = tmp_path / "01_first"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setattr(verdicts, "session", session := Session())
    monkeypatch.setattr(asked, "session", session)
    assert "not attempted" in repr(autograder.check())


def test_hints_come_one_by_one_and_say_if_more_exist(namespace: dict[str, Any]) -> None:
    first, second, third = (repr(autograder.hint("1.1")) for _ in range(3))
    assert first.startswith("Hint 1 of 2") and "There is one more" in first
    assert second.startswith("Hint 2 of 2") and "last hint" in second
    assert third == second
    assert repr(autograder.hint("1.1", 1)) == first


@pytest.mark.parametrize("call", [autograder.check, autograder.hint, autograder.solution])
def test_an_unknown_exercise_is_answered_with_those_that_exist(call: Any, namespace: dict[str, Any]) -> None:
    for unknown in ("1.9", "9.1"):
        note = call(unknown)
        assert isinstance(note, NoteCard)
        assert "1.1" in repr(note) or "01_first" in repr(note)


@pytest.mark.parametrize("call", [autograder.check, autograder.hint, autograder.solution])
@pytest.mark.parametrize(("given", "words"), [(1.1, '("1.1")'), (None, "in quotes"), (["1.1"], "in quotes")])
def test_what_is_no_text_is_answered_with_a_sentence(
    call: Any, given: object, words: str, namespace: dict[str, Any]
) -> None:
    note = call(given)
    assert isinstance(note, NoteCard)
    assert words in repr(note)


@pytest.mark.parametrize("call", [autograder.hint, autograder.solution])
def test_without_a_number_the_way_to_write_it_is_told(call: Any, namespace: dict[str, Any]) -> None:
    assert f'{call.__name__}("1.1")' in repr(call())


def test_the_number_of_a_hint_is_a_whole_number(namespace: dict[str, Any]) -> None:
    assert "a whole number" in repr(autograder.hint("1.1", "2"))  # type: ignore[arg-type]


def test_under_nbgrader_the_text_is_the_points(namespace: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert repr(autograder.check("1.1")) == "0.0"
    assert repr(autograder.check("9.9")) == "0.0", "a problem is no full mark"
    exec(FOREST + "def make_model():\n    return RandomForestClassifier(n_estimators=60, random_state=1)", namespace)
    assert repr(autograder.check("1.1")) == "4.0"


def test_the_namespace_is_the_callers_outside_ipython() -> None:
    code = f"{FOREST}from autograder import check\ndef make_model():\n"
    code += "    return RandomForestClassifier(60, random_state=1)\nprint(check('1.1'))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.startswith("✓ Exercise 1.1: right")


def test_a_notebook_imports_neither_nbgrader_nor_the_sandbox_nor_the_commands() -> None:
    code = (
        "import autograder, sys; autograder.check; autograder.hint('1.1')\n"
        "heavy = ('nbgrader', 'jupytext', 'click', 'rich', 'jinja2', 'typeguard')\n"
        "heavy += ('autograder.sandbox', 'autograder.cli', 'autograder.grading')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout == "[]\n"


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_card_is_well_formed_html_that_escapes_what_students_wrote(namespace: dict[str, Any]) -> None:
    exec("def make_model():\n    raise ValueError('<script>alert(1)</script> & `x`')", namespace)
    html = autograder.check("1.1")._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    parser = _Tags()
    parser.feed(html)
    assert parser.open == []
