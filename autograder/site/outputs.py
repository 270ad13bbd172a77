"""What the demonstrations of a lesson show: the lesson is run once with our solutions, and again only if it changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from autograder.authoring.build import solution_notebook
from autograder.authoring.execution import execute, has_gap, is_check, is_demo
from autograder.authoring.slide_questions import OF_ONE
from autograder.caches import of_course
from autograder.digests import digest, key_of, trial_digests
from autograder.files import write_text
from autograder.manifest import Course, Lesson

__all__ = ["Outputs", "alt_text", "outputs_of"]

Outputs = Mapping[str, list[dict[str, Any]]]
"""What cells show, by their ids, in the form of a notebook's outputs."""
KINDS = ("image/png", "text/html", "text/plain")
"""What a page can show of a result. Of a widget, nothing: it would be dead."""
WIDGET = "application/vnd.jupyter.widget-view+json"


def outputs_of(course: Course, lesson: Lesson) -> Outputs:
    """What the demonstrations of a lesson show, from the cache of the course or from a run.

    Raises:
        CourseError: The source is not sound, or a cell ends with an error.
    """
    notebook = solution_notebook(course, lesson)
    sources = json.dumps([cell.source for cell in notebook.cells])
    key = key_of({**trial_digests(course, lesson), "lesson": digest(sources)})
    file = of_course(course.root) / "outputs" / f"{lesson.name}.json"
    if (kept := _kept(file, key)) is not None:
        return kept
    shown = _run(course, lesson, notebook)
    write_text(file, json.dumps({"key": key, "outputs": shown}))
    return shown


def alt_text(outputs: list[dict[str, Any]]) -> str:
    """The words for a picture of a cell: where to read what it shows, which is not to be heard twice.

    Authors have the cell print it.
    """
    printed = any(output["output_type"] == "stream" for output in outputs)
    return "Picture: the printed words beside it say what it shows." if printed else ""


def _kept(file: Path, key: str) -> Outputs | None:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        return found["outputs"] if found["key"] == key else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _run(course: Course, lesson: Lesson, notebook: NotebookNode) -> Outputs:
    cells = [cell for cell in notebook.cells if not is_check(cell)]
    execute(notebook, course, lesson)
    return {
        cell.id: list(_shown(cell))
        for cell, after in zip(cells, [*cells[1:], None], strict=True)
        if cell.cell_type == "code" and is_demo(cell) and not has_gap(cell, after) and not _is_of_one(cell)
    }


def _is_of_one(cell: NotebookNode) -> bool:
    """Whether what a cell shows is for one learner alone."""
    return OF_ONE.fullmatch(cell.source.strip()) is not None


def _shown(cell: NotebookNode) -> Iterator[dict[str, Any]]:
    """What is printed, drawn and returned. Warnings are about the machine that ran it; progress is in the past."""
    printed = ""
    for output in cell.outputs:
        data = output.get("data", {})
        if output.get("name") == "stdout":
            printed += output.text  # A stream comes in pieces, as the kernel sends them.
        elif (best := next((kind for kind in KINDS if kind in data), None)) and WIDGET not in data:
            yield from _stream(printed)
            printed = ""
            yield {"output_type": "display_data", "data": {best: data[best]}, "metadata": {}}
    yield from _stream(printed)


def _stream(text: str) -> Iterator[dict[str, Any]]:
    if text:
        yield {"output_type": "stream", "name": "stdout", "text": text}
