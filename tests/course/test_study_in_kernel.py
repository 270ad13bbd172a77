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
    return figure
check("1.4")
""",
        'check("1.4")',
    )
    assert any("image/png" in output.get("data", {}) for output in shown), "the notebook itself shows its figures"
    for card in cards:
        assert ["image/png" in output.get("data", {}) for output in card] == [False]
        assert card[0].data["text/plain"].startswith("✓ Exercise 1.4: right")


OLD = "import numpy as np\ndef class_counts(labels):\n    return np.bincount(labels, minlength=10)"


def texts(course: Course, folder: Path, *cells: str) -> list[str]:
    """What the last output of each cell says, as text; nothing where it is no card."""
    shown = outputs(course, folder, *cells)
    return [output[-1].get("data", {}).get("text/plain", "") if output else "" for output in shown]


def test_a_cell_that_stopped_is_said_first(course: Course, tmp_path: Path) -> None:
    checked = 'check("1.3")'
    broken = OLD.replace("labels):", "labels:")
    stops = OLD + "\nclass_counts(nothing)"
    interrupted = OLD + "\nraise KeyboardInterrupt"
    cells = [
        broken,
        checked,
        OLD,
        checked,
        broken,
        checked,
        stops,
        "1",
        checked,
        interrupted,
        checked,
        OLD + "\n" + checked,
    ]
    new, right, older, stopped, unfinished, mended = [
        text for text in texts(course, tmp_path, *cells) if "Exercise" in text
    ]
    assert new.splitlines()[0] == "✗ Exercise 1.3: its cell stopped – Count the digits"
    assert new.splitlines()[1].startswith("  The last run of this exercise's cell stopped with SyntaxError: ")
    assert "in line 2. So there is nothing to judge yet. Mend the error" in new
    assert "not attempted" not in new and "Write your code" not in new
    assert right.splitlines()[0].startswith("✓") and "last run" not in right
    assert "Nothing of it was run: what is judged is the older version in memory." in older.splitlines()[1]
    assert "stopped with NameError: name 'nothing' is not defined, in line 4. What is judged" in stopped.splitlines()[1]
    assert "was interrupted, so it is unfinished. What is judged" in unfinished.splitlines()[1]
    assert "last run" not in mended, "the run that asks is not over"
