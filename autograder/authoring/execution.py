"""Runs a lesson from its source, with our solutions, for pages and slides that show what its cells show."""

from __future__ import annotations

import ast
import os
import re

from nbformat import NotebookNode

from autograder.errors import CourseError
from autograder.manifest import Course, Lesson
from autograder.notebook import CHECK_CALL, DEMO_TAG

__all__ = ["ANSWER", "execute", "has_gap", "is_check", "is_demo", "parsed"]

ANSWER = re.compile(r"<details><summary>Answer</summary>\n(.*?)</details>", re.DOTALL)
"""What a lesson folds away below a small question."""
QUIET = ["--IPKernelApp.log_level=40"]
"""For the kernel: its warnings are about machines that others share."""
INLINE = "module://matplotlib_inline.backend_inline"
"""Where figures are drawn, whatever the environment says: into the notebook."""


def execute(notebook: NotebookNode, course: Course, lesson: Lesson) -> None:
    """Run the lesson but for its checks; the outputs are put into the notebook, and nothing is remembered of it.

    Raises:
        CourseError: A cell ends with an error.
    """
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    source = course.source(lesson)
    notebook.cells = [cell for cell in notebook.cells if not is_check(cell)]
    seconds = int(course.limits.notebook_seconds)
    resources = {"metadata": {"path": str(source.parent)}}
    try:
        client = NotebookClient(
            notebook, timeout=seconds, kernel_name="python3", resources=resources, extra_arguments=QUIET
        )
        client.execute(env={**os.environ, "MPLBACKEND": INLINE, "COURSE_MEMORY": "off"})
    except CellExecutionError as error:
        problem = f"a cell ends with {error.ename}: {error.evalue}"
        raise CourseError(
            f"{problem}.", file=source, mend="Run the lesson's solution notebook from the top."
        ) from error


def has_gap(cell: NotebookNode, after: NotebookNode | None) -> bool:
    """Whether a class is to fill something in: until then a cell prints nonsense."""
    if after is not None and after.cell_type == "markdown" and ANSWER.match(after.source):
        return True
    code = parsed(cell)
    return code is not None and any(
        isinstance(node, ast.Constant) and node.value in (..., "...") for node in ast.walk(code)
    )


def is_check(cell: NotebookNode) -> bool:
    """Whether a cell checks an exercise."""
    return CHECK_CALL.fullmatch(cell.source.strip()) is not None


def is_demo(cell: NotebookNode) -> bool:
    """Whether a cell is a demonstration: what it shows gives no solution away."""
    return DEMO_TAG in cell.metadata.get("tags", [])


def parsed(cell: NotebookNode) -> ast.Module | None:
    """The code of a cell; None where it has a magic command of IPython."""
    try:
        return ast.parse(str(cell.source))
    except SyntaxError:
        return None
