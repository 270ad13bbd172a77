"""`check` in a real kernel: what only Jupyter does with figures and with cells that stop."""

from __future__ import annotations

from pathlib import Path

import nbformat

from autograder.manifest import Course
from tests.jupyter import execute


def outputs(course: Course, folder: Path, *cells: str) -> list[list[nbformat.NotebookNode]]:
    """What each of these cells leaves in a notebook of this course."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
    root = f"import os; os.environ['COURSE_ROOT'] = {str(course.root)!r}; from autograder import check, hint"
    notebook.cells.insert(0, nbformat.v4.new_code_cell(f"%matplotlib inline\n{root}"))
    execute(notebook, folder, allow_errors=True)
    return [cell.outputs for cell in notebook.cells[1:]]


def test_figures_of_the_student_stay_out_of_the_notebook_and_open_for_the_check(course: Course, tmp_path: Path) -> None:
    shown, *cards = outputs(
        course,
        tmp_path,
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])",
        """
def to_image(row):
    return row.reshape(28, 28)

def show_digits(images, labels):
    figure, axes = plt.subplots(1, len(images), squeeze=False)
    for ax, image, label in zip(axes.ravel(), images, labels):
        ax.imshow(image, cmap="gray_r")
        ax.set_title(str(label))
    plt.show()
    display(figure)
check("1.4")
""",
        'check("1.4")',
    )
    assert any("image/png" in output.get("data", {}) for output in shown), "the notebook itself shows its figures"
    for card in cards:
        assert ["image/png" in output.get("data", {}) for output in card] == [False]
        assert card[0].data["text/plain"].startswith("✓ Exercise 1.4: right")
