"""nbgrader's formgrader in a real browser shows the marks of `course grade`, and what is typed there comes back."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import nbformat
import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from autograder.grading.overrides import NAME
from autograder.manifest import Course
from tests import lab
from tests.conftest import GOOD, run, working_in

pytestmark = [
    pytest.mark.sweep,
    pytest.mark.slow,
    pytest.mark.skipif(lab.chromium() is None, reason="needs Chromium and chromedriver on the PATH"),
]
LESSON = "01_first"
HOSTILE = '<img src="x" onerror="document.title = 1"><script>document.title = 2</script>'
WORK = {"ada": GOOD, "ben": f"def make_model():\n    return {HOSTILE!r}"}


@pytest.fixture(scope="module")
def place(tiny: Course, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A class of two that `course grade` has graded and `course export nbgrader` has exported."""
    root = tmp_path_factory.mktemp("class")
    for student, code in WORK.items():
        notebook = nbformat.read(tiny.release(tiny.lessons[0]), as_version=4)
        next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("solution")).source = code
        notebook.cells.append(nbformat.v4.new_markdown_cell(f"My answer: {HOSTILE}"))
        file = root / "submitted" / student / LESSON / f"{LESSON}.ipynb"
        file.parent.mkdir(parents=True)
        nbformat.write(notebook, file)
    with working_in(tiny.root):
        assert run("grade", root / "submitted", "--out", root / "results", "--isolation", "none") == 0
        assert run("export", "nbgrader", "--out", root / "results", "--to", root / "nb") == 0
        yield root


@pytest.fixture(scope="module")
def formgrader(place: Path) -> Iterator[lab.Lab]:
    with lab.lab(place / "nb") as running:
        yield running


@pytest.fixture(scope="module")
def chrome() -> Iterator[webdriver.Chrome]:
    with lab.browser() as driver:
        yield driver


def rows(server: lab.Lab, chrome: webdriver.Chrome, page: str, words: str) -> list[str]:
    """The rows of a table of formgrader's, as soon as one has these words."""
    chrome.get(f"{server.url}formgrader/{page}?token={server.token}")

    def found() -> list[str]:
        shown = [row.text for row in chrome.find_elements(By.CSS_SELECTOR, "tbody tr")]
        return shown if any(words in row for row in shown) else []

    return lab.until(found)


def open_work(server: lab.Lab, chrome: webdriver.Chrome, score: str) -> None:
    """Open the submission that has this score, in formgrader's page for one notebook."""
    rows(server, chrome, f"gradebook/{LESSON}/{LESSON}", score)
    row = next(row for row in chrome.find_elements(By.CSS_SELECTOR, "tbody tr") if score in row.text)
    chrome.get(str(row.find_element(By.PARTIAL_LINK_TEXT, "Submission").get_attribute("href")))
    lab.until(lambda: chrome.find_element(By.CSS_SELECTOR, "input.score").get_attribute("placeholder"))


def asked(file: Path, query: str) -> list[object]:
    """What stands in a gradebook."""
    with closing(sqlite3.connect(file)) as gradebook:
        return gradebook.execute(query).fetchall()


def test_it_lists_the_lesson_and_the_marks_of_course_grade(formgrader: lab.Lab, chrome: webdriver.Chrome) -> None:
    assert any(LESSON in row for row in rows(formgrader, chrome, "manage_assignments", LESSON))
    students = rows(formgrader, chrome, f"manage_submissions/{LESSON}", "ben")
    assert sorted((row.split()[1], row.rpartition("graded ")[2].strip()) for row in students) == [
        ("ada", "4 / 4"),
        ("ben", "0 / 4"),
    ]


def test_it_shows_the_notebook_with_scores_and_what_the_checks_said_and_runs_nothing_of_it(
    formgrader: lab.Lab, chrome: webdriver.Chrome
) -> None:
    open_work(formgrader, chrome, "0 / 4")
    # The page asks for scores and comments when it is there itself.
    comment = chrome.find_element(By.CSS_SELECTOR, "textarea.comment")
    lab.until(lambda: "not yet right" in str(comment.get_attribute("placeholder")))
    score = chrome.find_element(By.CSS_SELECTOR, "input.score")
    lab.until(lambda: score.get_attribute("placeholder") == "0")
    assert score.get_attribute("id") == "check-1-1"
    text = chrome.find_element(By.TAG_NAME, "body").text
    assert f"My answer: {HOSTILE}" in text and "Exercise 1.1: not yet right" in text
    assert chrome.title == LESSON and not chrome.find_elements(By.CSS_SELECTOR, "img[onerror]")


def test_what_is_typed_there_becomes_a_decision(
    formgrader: lab.Lab, chrome: webdriver.Chrome, place: Path, tmp_path: Path
) -> None:
    open_work(formgrader, chrome, "0 / 4")
    for selector, text, kept in (
        ("input.score", "2.5", "SELECT manual_score FROM grade WHERE manual_score = 2.5"),
        ("textarea.comment", "A good idea.", "SELECT manual_comment FROM comment WHERE manual_comment IS NOT NULL"),
    ):
        chrome.find_element(By.CSS_SELECTOR, selector).send_keys(text, Keys.TAB)
        lab.until(partial(asked, place / "nb" / "gradebook.db", kept))
    out = tmp_path / "results"
    shutil.copytree(place / "results", out)
    assert run("override", "--from-nbgrader", place / "nb" / "gradebook.db", "--out", out) == 0
    decisions = (out / NAME).read_text()
    assert "student: ben" in decisions and "points: 2.5" in decisions and "A good idea." in decisions
