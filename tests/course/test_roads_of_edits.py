"""One verdict on all roads for each kind of edit: what `check()` calls right in the notebook, grading calls right.

nbgrader finds cells by its own metadata alone, refuses a grade id that is there twice, and puts locked cells back. So
notebooks that were stripped or split, or have work in a locked cell, travel on the other three roads.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from autograder.manifest import Course, load_course
from autograder.sandbox.box import Box
from autograder.sandbox.layers import Layer, layer_named
from examples.make_class import exercise_cells, notebook_text
from tests import roads
from tests.conftest import ROOT
from tests.warm_kernel import warm_kernels

pytestmark = pytest.mark.slow
COURSE: Course = load_course(ROOT)
LESSON = COURSE.lessons[0]
LIGHT = "tiny_csv ="
"""How the one demonstration begins that stays in these notebooks: the others take most of the time."""
Edit = Callable[[NotebookNode], None]


def cell_with(notebook: NotebookNode, text: str) -> NotebookNode:
    return next(cell for cell in notebook.cells if cell.cell_type == "code" and text in cell.source)


def solved(notebook: NotebookNode, exercise: str) -> NotebookNode:
    return exercise_cells(notebook, exercise.replace(".", "-"))[0]


def insert(notebook: NotebookNode, before: NotebookNode, source: str) -> None:
    notebook.cells.insert(notebook.cells.index(before), nbformat.v4.new_code_cell(source))


def renamed(notebook: NotebookNode) -> None:
    """Exercise 1.3 needs a name that only the edit makes."""
    cell = solved(notebook, "1.3")
    cell.source = cell.source.replace("np.bincount", "count_them")
    assert "count_them" in cell.source


def import_added(notebook: NotebookNode) -> None:
    renamed(notebook)
    cell_with(notebook, "import tempfile").source += "\nfrom numpy import bincount as count_them"


def helper_in_a_demonstration(notebook: NotebookNode) -> None:
    renamed(notebook)
    cell_with(notebook, LIGHT).source += "\ncount_them = np.bincount"


def name_of_a_demonstration(notebook: NotebookNode) -> None:
    cell = solved(notebook, "1.3")
    cell.source = f"assert len(tiny_labels) == 3\n{cell.source}"


def data_cell_changed(notebook: NotebookNode) -> None:
    renamed(notebook)
    cell_with(notebook, "pixels, labels = load_digits()").source += "; count_them = np.bincount"


def own_cell_that_speaks_of_check(notebook: NotebookNode) -> None:
    renamed(notebook)
    insert(notebook, solved(notebook, "1.3"), '# before check("1.3")\ncount_them = np.bincount\nprint(check("1.1"))')


def own_function_like_check(notebook: NotebookNode) -> None:
    renamed(notebook)
    define = "def sanity_check(name):\n    global count_them\n    count_them = np.bincount"
    insert(notebook, solved(notebook, "1.3"), define)
    insert(notebook, solved(notebook, "1.3"), 'sanity_check("1.3")')


def cells_reordered(notebook: NotebookNode) -> None:
    moved = solved(notebook, "1.5")
    notebook.cells.remove(moved)
    notebook.cells.insert(notebook.cells.index(solved(notebook, "1.3")), moved)


def cell_split(notebook: NotebookNode) -> None:
    cell = solved(notebook, "1.4")
    first, second = cell.source.split("\n\n\ndef show_digits")
    half = nbformat.from_dict(dict(cell) | {"id": "half", "source": first})
    cell.source = f"def show_digits{second}"
    notebook.cells.insert(notebook.cells.index(cell), half)


def cells_merged(notebook: NotebookNode) -> None:
    first, second = solved(notebook, "1.3"), solved(notebook, "1.4")
    first.source += f"\n\n\n{second.source}"
    notebook.cells.remove(second)


def magics_and_comments(notebook: NotebookNode) -> None:
    cell_with(notebook, "import tempfile").source += "\n%matplotlib inline\n# a comment"
    solved(notebook, "1.3").source = f"%%time\n{solved(notebook, '1.3').source}"


def metadata_stripped(notebook: NotebookNode) -> None:
    for number, cell in enumerate(notebook.cells):
        cell.metadata, cell.id = nbformat.from_dict({"colab": {}}), f"c{number}"


def stripped_and_split(notebook: NotebookNode) -> None:
    cell_split(notebook)
    metadata_stripped(notebook)


def stripped_without_checks_below(notebook: NotebookNode) -> None:
    metadata_stripped(notebook)
    for number, cell in enumerate(notebook.cells):
        if re.match(r"def \w+", cell.source):
            notebook.cells.insert(number + 1, nbformat.v4.new_code_cell("print('a try')"))
            break


def work_in_a_check_cell(notebook: NotebookNode) -> None:
    renamed(notebook)
    cell_with(notebook, 'check("1.1")').source = 'count_them = np.bincount\ncheck("1.1")'


EVERYWHERE: tuple[Edit, ...] = (
    import_added,
    helper_in_a_demonstration,
    name_of_a_demonstration,
    data_cell_changed,
    own_cell_that_speaks_of_check,
    own_function_like_check,
    cells_reordered,
    cells_merged,
    magics_and_comments,
)
NOT_BY_NBGRADER: tuple[Edit, ...] = (
    cell_split,
    metadata_stripped,
    stripped_and_split,
    stripped_without_checks_below,
    work_in_a_check_cell,
)


def hand_in(folder: Path, edits: tuple[Edit, ...]) -> roads.Class:
    """A notebook with our solution for each edit."""
    found = {}
    for edit in edits:
        notebook = nbformat.reads(notebook_text(COURSE, LESSON, {"default": "reference"}), as_version=4)
        demos = [c for c in notebook.cells if "demo" in c.metadata.get("tags", []) and not c.source.startswith(LIGHT)]
        notebook.cells = [cell for cell in notebook.cells if cell not in demos]
        edit(notebook)
        path = found[edit.__name__] = folder / edit.__name__ / LESSON.name / f"{LESSON.name}.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(notebook, path)
    return found


@pytest.mark.sweep
def test_each_kind_of_edit_earns_all_on_every_road(
    layer: Layer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_marks = hand_in(tmp_path / "submitted", EVERYWHERE)
    school = with_marks | hand_in(tmp_path / "others", NOT_BY_NBGRADER)
    with warm_kernels() as environment:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        found = {"notebook": roads.live(school)}
        found["nbgrader"], _ = roads.autograded(COURSE, LESSON, tmp_path)
    with Box(COURSE, layer_named("none")) as box:
        found["course check"] = roads.terminal(school, box, monkeypatch)
    found["course grade"] = roads.graded(COURSE, LESSON, school, layer)
    assert set(found["nbgrader"]) == set(with_marks)
    points = {
        (road, edit): sum(verdict[1] for verdict in verdicts.values())
        for road, edits in found.items()
        for edit, verdicts in edits.items()
    }
    assert {key: got for key, got in points.items() if got != LESSON.points} == {}
