"""Each lesson in a page, in Chromium: a right answer to an exercise passes there, a wrong one is told its cause.

Lessons whose cells above take long have their turn in a sweep.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

from autograder.authoring.attempt import cell_with
from autograder.authoring.bank import Entry, load_bank
from autograder.manifest import Course
from autograder.notebook.worked import worked_cells
from autograder.study.memory import Memory
from examples.make_class import exercise_cells
from tests import lab
from tests.site.browser_parts import needs_node, needs_pyodide
from tests.site.page_by_hand import Page, make_page, serving, write_page
from tests.site.test_cells_in_chromium import downloaded

pytestmark = [
    pytest.mark.sweep,
    pytest.mark.slow(seconds=60),
    pytest.mark.xdist_group("lessons"),
    pytest.mark.skipif(lab.chromium() is None, reason="needs Chromium and chromedriver on the PATH"),
    needs_pyodide,
    needs_node,
]
SECONDS = 600
"""What a page may take for a check, with the cells above it, where much else runs."""
ANSWERS = {
    "right/1.3-counter": "wrong/1.3-missing-digit-left-out",
    "right/2.1-float32": "wrong/2.1-scaled-twice",
    "right/3.1-loops": "wrong/3.1-integers-forgotten",
    "right/4.1-lists-only": "wrong/4.1-names-without-the-step",
    "right/5.1-list": "wrong/5.1-right-for-wrong",
    "right/6.1-loops": "wrong/6.1-never-inverted",
}


@pytest.fixture(scope="module")
def page(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("lessons")
    make_page(course, folder)
    for number, lesson in enumerate(course.lessons):
        write_page(course, folder, "1", number, f"{lesson.name}.html")
    with lab.browser(1200, 1200) as chrome, serving(folder) as address:
        chrome.set_script_timeout(SECONDS)
        yield Page(chrome, address)


def entry_named(course: Course, name: str) -> Entry:
    """An entry of our bank, such as ``wrong/1.3-one-digit-short``."""
    kind, _, stem = name.partition("/")
    lesson = course.lesson(stem.partition("-")[0])
    return next(entry for entry in load_bank(course, lesson, [kind]) if entry.name == stem)


def answer(page: Page, course: Course, entry: Entry) -> str:
    """What the card says of an answer in the last cell of its exercise; the others have our code."""
    lesson = course.lesson(entry.exercise)
    notebook = nbformat.read(course.release(lesson), as_version=4)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    work = exercise_cells(notebook, lesson.exercise(entry.exercise).slug)
    code = [*worked_cells(course, lesson, entry.exercise)[:-1], cell_with(course, entry)]
    for cell, source in zip(work, code, strict=True):
        page.write(cells.index(cell), source)
    page.button(last := cells.index(work[-1]), "Check").click()
    page.wait(last, SECONDS)
    return page.shown(last + 1)


@pytest.mark.parametrize(("right", "wrong"), ANSWERS.items(), ids=ANSWERS)
def test_a_right_answer_passes_in_the_page_and_a_wrong_one_is_told_its_cause(
    page: Page, course: Course, tmp_path: Path, right: str, wrong: str
) -> None:
    good, bad = entry_named(course, right), entry_named(course, wrong)
    page.open(f"{course.lesson(good.exercise).name}.html")
    assert answer(page, course, bad).startswith(f"✗ Exercise {bad.exercise}: not yet right")
    assert answer(page, course, good).startswith(f"✓ Exercise {good.exercise}: right")
    (tmp_path / "saved").mkdir()
    (tmp_path / f"{course.name}.jsonl").write_text(downloaded(page, "Download progress", tmp_path / "saved"))
    events = [event for event in Memory(course.name, tmp_path).events() if event.about == bad.exercise]
    told, passed = [event for event in events if event.kind == "check"]
    assert bad.misconception in told.misconceptions
    assert (passed.result, passed.points) == ("pass", passed.of)
