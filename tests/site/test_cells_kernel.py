"""The kernel of a page tells the same in this Python and in Pyodide: outputs, cards, points, and what is remembered."""

from __future__ import annotations

import json
from typing import Any

import pytest

from autograder.browser.streams import LONGEST, Stream
from autograder.manifest import Course
from autograder.site.packages import pure_packages
from tests.site.browser_parts import needs_node, needs_pyodide
from tests.site.kernel_steps import STEPS
from tests.site.kernels import Told, in_pyodide, natively

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("kernel")]


@pytest.fixture(
    scope="module", params=["native", pytest.param("pyodide", marks=[pytest.mark.sweep, needs_pyodide, needs_node])]
)
def told(request: pytest.FixtureRequest, course: Course, tmp_path_factory: pytest.TempPathFactory) -> Told:
    folder = tmp_path_factory.mktemp("kernel")
    if request.param == "native":
        return natively("01_loading", STEPS, folder)
    return in_pyodide(course, "01_loading", STEPS, folder)


def said(told: Told, step: str) -> list[dict[str, Any]]:
    return list(told[step]["said"])


def text(told: Told, step: str) -> str:
    """What a page shows of a step as text."""
    parts = [each.get("text") or each.get("data", {}).get("text/plain", "") for each in said(told, step)]
    return "\n".join(part.strip("\n") for part in parts if part)


def events(told: Told, step: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in told[step]["events"].splitlines()]


def test_the_last_line_is_shown_and_prints_and_figures_keep_their_order(told: Told) -> None:
    assert text(told, "imports") == "2"
    before, figure, after = said(told, "figure")
    assert (before["text"], after["text"]) == ("before\n", "after\n")
    assert figure["data"]["image/png"].startswith("iVBOR") and figure["alt"] == "Figure: A line"


def test_an_error_is_told_in_the_lines_of_the_learner_alone(told: Told) -> None:
    assert text(told, "name error").splitlines() == [
        "line 4",
        "    f(1)",
        "line 2, in f",
        "    return nothing",
        "NameError: name 'nothing' is not defined",
    ]
    assert text(told, "syntax error").splitlines()[:2] == ["line 2", "    def f(:"]
    assert not told["syntax error"]["ok"]
    assert text(told, "deep error").count("in deeper") == 5 and "26 more" in text(told, "deep error")
    assert text(told, "library error").splitlines()[0] == "line 2"
    assert "site-packages" not in text(told, "library error")


def test_who_prints_without_end_gets_the_beginning_and_a_count(told: Told) -> None:
    printed = "".join(each["text"] for each in said(told, "flood"))
    assert len(printed) < LONGEST + 200 and printed.rstrip().endswith(
        "400,000 more characters were printed, and are left out here."
    )


def test_what_a_prediction_would_give_away_waits_for_it(told: Told) -> None:
    assert "First say what you expect" in text(told, "hidden") and "366" not in text(told, "hidden")
    assert [event["kind"] for event in events(told, "predict")] == ["prediction"]
    assert "366" in text(told, "open") and "You expected 350." in text(told, "open")


def test_check_gives_the_card_and_the_points_of_jupyter(told: Told) -> None:
    assert text(told, "untouched").startswith("○ Exercise 1.3: not attempted yet")
    assert "then press Check. Stuck? Press Hint" in text(told, "untouched")
    assert text(told, "wrong card").startswith("✗ Exercise 1.3: not yet right")
    assert text(told, "right card").startswith("✓ Exercise 1.3: right")
    (card,) = said(told, "right card")
    assert 'class="course-card"' in card["data"]["text/html"]
    results = card["data"]["application/vnd.autograder.results+json"]
    assert {result["status"] for result in results} == {"pass"} and sum(result["points"] for result in results) == 3
    (event,) = events(told, "right card")
    assert (event["kind"], event["about"], event["result"], event["points"]) == ("check", "1.3", "pass", 3)


def test_hint_and_solution_are_those_of_a_notebook(told: Told) -> None:
    assert text(told, "hint").startswith("Hint 1 of")
    assert "solution" in text(told, "solution").lower() and told["solution"]["ok"]
    assert told["other call"] == {"ok": False, "said": [], "events": ""}


def test_a_question_has_its_buttons_and_says_what_an_answer_means(told: Told) -> None:
    words, buttons = said(told, "quiz")
    assert "text/markdown" in words["data"]
    widget = buttons["data"]["application/vnd.course.widget+json"]
    assert widget["state"]["letters"] == ["A", "B", "C", "D"] and "function render" in widget["esm"]
    assert told[""]["scripts"] >= 4, "what widgets bring is known before a cell has run"
    assert [each["state"]["said"][:10] for each in said(told, "answer") if "said" in each["state"]] == ["✗ Not yet."]
    assert [event["kind"] for event in events(told, "answer")] == ["answer"]


def test_a_cell_that_stopped_is_said_first_on_its_card(told: Told) -> None:
    assert "stopped with SyntaxError" in text(told, "card of broken cell")


def test_what_pyodide_lacks_comes_from_here_with_its_licence() -> None:
    names = {package.metadata["Name"].lower().replace("_", "-") for package in pure_packages()}
    assert names == {"attrs", "cattrs", "fsrs", "skops", "typing-extensions"}
    for package in pure_packages():
        assert any("licen" in str(file).lower() for file in package.files or ()), package.metadata["Name"]


def test_a_stream_sends_pieces_of_a_size_and_all_of_them() -> None:
    sent: list[str] = []
    stream = Stream(sent.append)
    for _ in range(100):
        stream.write("x" * 500)
    stream.end()
    assert "".join(sent) == "x" * 50_000 and max(map(len, sent)) <= 8_500 and len(sent) < 12
