"""Each lesson runs in a real Jupyter kernel, from its solution and as a starter."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from autograder.manifest import Course, Lesson, load_course
from tests.conftest import ROOT
from tests.jupyter import execute

pytestmark = pytest.mark.slow
COURSE: Course = load_course(ROOT)
# Demonstrations take most of the time. JupyterLab runs our solution of lesson 1: see tests/browser.
every_lesson = pytest.mark.parametrize(
    "lesson",
    [
        COURSE.lessons[0],
        *(
            pytest.param(lesson, marks=[pytest.mark.sweep, pytest.mark.slow(seconds=40)])
            for lesson in COURSE.lessons[1:]
        ),
    ],
    ids=lambda lesson: lesson.name,
)


def executed(path: Path, monkeypatch: pytest.MonkeyPatch) -> nbformat.NotebookNode:
    monkeypatch.setenv("JUPYTER_PLATFORM_DIRS", "1")
    # Nobody predicts here: no cell waits with what it shows.
    monkeypatch.setenv("COURSE_MEMORY", "off")
    notebook = nbformat.read(path, as_version=4)
    execute(notebook, path.parent)
    return notebook


def cards(notebook: nbformat.NotebookNode) -> list[str]:
    return [
        "".join(output.data["text/html"])
        for cell in notebook.cells
        if cell.cell_type == "code" and cell.source.startswith("check(")
        for output in cell.outputs
        if "text/html" in output.get("data", {})
    ]


@pytest.mark.sweep
@pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.name)
def test_the_solution_runs_from_top_to_bottom_and_every_card_is_green(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COURSE_FAST")  # As students run it: lesson 4 with all its draws.
    found = cards(executed(COURSE.source(lesson).with_suffix(".ipynb"), monkeypatch))
    assert len(found) == len(lesson.exercises)
    assert all("✓ Exercise" in card and "✗" not in card for card in found)


@every_lesson
def test_the_starter_runs_without_an_error_with_kind_cards_and_pictures_in_words(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = executed(COURSE.release(lesson), monkeypatch)
    found = cards(notebook)
    assert len(found) == len(lesson.exercises)
    assert all("not attempted yet" in card and "✗" not in card for card in found)
    for cell in notebook.cells:
        if cell.cell_type == "code" and "demo" in cell.metadata.get("tags", []):
            assert_words_beside_pictures(cell)


def assert_words_beside_pictures(cell: nbformat.NotebookNode) -> None:
    """Pictures in outputs have no alt text, so the cell prints what they show; and no warning is on stderr."""
    streams = [output for output in cell.outputs if output.output_type == "stream"]
    pictures = any("image/png" in output.get("data", {}) for output in cell.outputs)
    assert not pictures or streams, f"this cell draws and prints nothing:\n{cell.source}"
    # joblib writes the progress of a search there, which the lesson asks for.
    lines = "".join(stream.text for stream in streams if stream.name == "stderr").splitlines()
    assert not [line for line in lines if not line.startswith("[Parallel")], cell.source
