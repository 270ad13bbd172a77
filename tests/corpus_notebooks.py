"""Entries of the corpus that are notebooks, but odd ones: broken, in bad faith, or only unusual."""

from __future__ import annotations

import json
from typing import Any

from tests.corpus_files import NOTEBOOK, Data, Place, entry


def exercise_cell(notebook: Data) -> Data:
    """The cell that holds the student's code."""
    cell: Data = next(c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("solution"))
    return cell


def code_cell(source: str, **more: Any) -> Data:
    """A code cell of the student's own."""
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None} | more


# --- JSON that is no notebook, or an odd one ---


@entry("stopped", "notebook")
def a_list(at: Place) -> None:
    """A list where an object belongs."""
    at.write("[1, 2, 3]")


@entry("stopped", "notebook")
def nothing_at_all(at: Place) -> None:
    """The JSON word null."""
    at.write("null")


@entry("stopped", "notebook")
def cells_that_are_no_list(at: Place) -> None:
    """The cells are an object."""
    at.write(at.notebook() | {"cells": {"0": {"cell_type": "code"}}})


@entry("stopped", "cell")
def cells_that_are_no_cells(at: Place) -> None:
    """The cells are numbers, texts and nothing."""
    at.write(at.notebook() | {"cells": [1, "code", None, [], {}, {"cell_type": 3}, {"cell_type": "code", "source": 4}]})


@entry("stopped", "cells")
def thousands_of_cells(at: Place) -> None:
    """Five thousand cells."""
    notebook = at.notebook()
    notebook["cells"] += [code_cell("pass") for _ in range(5000)]
    at.write(notebook)


@entry("stopped")
def old_format(at: Place) -> None:
    """A notebook of format 3, as it was saved ten years ago. Its code is read, and is wrong."""
    cells = [{"cell_type": "code", "language": "python", "input": "def make_model():\n    pass", "outputs": []}]
    at.write({"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": cells, "metadata": {}}]})


@entry("either")
def format_of_the_future(at: Place) -> None:
    """A notebook of format 99."""
    at.write(at.notebook() | {"nbformat": 99, "nbformat_minor": 7})


@entry("either")
def format_that_is_no_number(at: Place) -> None:
    """The number of the format is a text, and the smaller one is below zero."""
    at.write(at.notebook() | {"nbformat": "four", "nbformat_minor": -1})


@entry("honest")
def cell_deleted(at: Place) -> None:
    """The mark of the exercise is gone: it is that of a second one, which is not there. The work is."""
    notebook = at.notebook()
    cell = exercise_cell(notebook)
    cell["metadata"]["nbgrader"]["grade_id"] = "exercise-1-9"
    at.write(notebook)


@entry("honest")
def cell_there_twice(at: Place) -> None:
    """The cell of the exercise was copied: the same grade id twice."""
    notebook = at.notebook()
    notebook["cells"].append(exercise_cell(notebook) | {"id": "copy"})
    at.write(notebook)


@entry("honest")
def cell_split(at: Place) -> None:
    """The cell of the exercise was split: both halves carry the grade id."""
    notebook = at.notebook()
    cell = exercise_cell(notebook)
    half = json.loads(json.dumps(cell)) | {"id": "half", "source": "x = 1"}
    notebook["cells"].insert(notebook["cells"].index(cell), half)
    at.write(notebook)


@entry("stopped", "1.1")
def cell_of_another_type(at: Place) -> None:
    """The cell of the exercise was turned into text."""
    notebook = at.notebook()
    cell = exercise_cell(notebook)
    cell["cell_type"] = "markdown"
    del cell["outputs"], cell["execution_count"]
    at.write(notebook)


@entry("honest")
def metadata_of_other_types(at: Place) -> None:
    """Metadata that are a list, a number, a text, where objects belong."""
    notebook = at.notebook() | {"metadata": [1]}
    for cell, odd in zip(notebook["cells"], ([], 3, "nbgrader", {"nbgrader": []}) * 9, strict=False):
        cell["metadata"] = odd
    at.write(notebook)


@entry("stopped")
def source_of_another_type(at: Place) -> None:
    """The source of the exercise is a list of lists and numbers."""
    notebook = at.notebook()
    exercise_cell(notebook)["source"] = [["def make_model():"], 3, None, {"a": 1}]
    at.write(notebook)


@entry("honest")
def grade_id_of_another_type(at: Place) -> None:
    """The grade id is a list of a million letters."""
    notebook = at.notebook()
    exercise_cell(notebook)["metadata"]["nbgrader"]["grade_id"] = ["x"] * 1_000_000
    at.write(notebook)


@entry("stopped", "lesson 2")
def other_lesson(at: Place) -> None:
    """The notebook of another lesson."""
    at.write(at.solved.replace("exercise-1-1", "exercise-2-1"))


@entry("stopped")
def zero_in_the_source(at: Place) -> None:
    """A character of code 0 in the middle of the code."""
    notebook = at.notebook()
    exercise_cell(notebook)["source"] = "def make_model():\n    return '\0'\n"
    at.write(notebook)


@entry("either")
def half_a_character_in_the_source(at: Place) -> None:
    """Half of a character in a comment, a text and a cell of its own."""
    notebook = at.notebook()
    exercise_cell(notebook)["source"] += "\n# \ud83d\nhalf = '\udc80'"
    notebook["cells"].append(code_cell("print('\ud800')"))
    at.write(notebook)


@entry("stopped")
def tests_rewritten(at: Place) -> None:
    """No code, but the cell with the check is rewritten, unlocked, worth a hundred points, and skipped."""
    notebook = at.notebook()
    exercise_cell(notebook)["source"] = "def make_model():\n    ...  # YOUR CODE HERE"
    for cell in notebook["cells"]:
        marks = cell["metadata"].get("nbgrader", {})
        if marks.get("grade"):
            marks |= {"points": 100, "locked": False}
            cell["source"] = "print('4.0')"
            cell["metadata"]["tags"] = ["skip-execution", "raises-exception"]
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "4.0"}]
    at.write(notebook)


@entry("stopped")
def imports_removed(at: Place) -> None:
    """The release's own cells are gone or changed; the exercise is untouched."""
    notebook = at.notebook()
    cell = exercise_cell(notebook)
    cell["source"] = "def make_model():\n    ...  # YOUR CODE HERE"
    notebook["cells"] = [cell, code_cell("import autograder\nautograder.check = lambda *args: 4.0")]
    at.write(notebook)


# --- Too much ---


@entry("stopped", kind="exhausting")
def many_slow_cells(at: Place) -> None:
    """Twelve cells that each stay just below the limit of a cell. Runs into the clock of the notebook."""
    notebook = at.notebook()
    notebook["cells"][:0] = [code_cell(f"import time\ntime.sleep(2.5)  # {n}") for n in range(12)]
    at.write(notebook)


# --- Text that acts ---


@entry("honest", kind="injecting")
def outputs_that_act(at: Place) -> None:
    """Scripts in outputs, texts, attachments, widgets and titles of the file; the code is honest."""
    notebook = at.notebook()
    html = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    exercise_cell(notebook)["outputs"] = [
        {
            "output_type": "display_data",
            "metadata": {},
            "data": {"text/html": html, "application/javascript": "alert(3)"},
        }
    ]
    text = {"cell_type": "markdown", "source": html, "attachments": {"a.svg": {"image/svg+xml": html}}}
    notebook["cells"].append(text | {"metadata": {"tags": [html]}, "id": "text"})
    notebook["metadata"] |= {"title": html, "widgets": {"state": html}, "kernelspec": {"name": html, "argv": ["sh"]}}
    at.write(notebook)


@entry("honest", kind="injecting")
def ids_that_act(at: Place) -> None:
    """Ids and tags of cells are HTML and escape sequences, and one such cell raises an error."""
    notebook = at.notebook()
    odd = "<script>alert(1)</script>\x1b[2J' onclick='alert(2)"
    notebook["cells"].append(code_cell("1 / 0", id=odd) | {"metadata": {"nbgrader": {"grade_id": odd}, "tags": [odd]}})
    at.write(notebook)


# --- Honest oddities of files ---


@entry("honest", kind="honest")
def byte_order_mark(at: Place) -> None:
    """A BOM at the start of the file, as some editors of Windows write it."""
    at.write(b"\xef\xbb\xbf" + at.solved.encode())


@entry("honest", kind="honest")
def lines_of_windows(at: Place) -> None:
    """CRLF at the ends of lines, in the file and in the code."""
    notebook = at.notebook()
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"]).replace("\n", "\r\n")
    at.write(json.dumps(notebook, indent=1).replace("\n", "\r\n"))


@entry("honest", kind="honest")
def lines_as_a_list(at: Place) -> None:
    """The source of each cell is a list of lines, as the format has it on disk."""
    notebook = at.notebook()
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"]).splitlines(keepends=True)
    at.write(notebook)


@entry("honest", kind="honest")
def cells_without_ids(at: Place) -> None:
    """Format 4.2: cells have no ids."""
    notebook = at.notebook() | {"nbformat_minor": 2}
    for cell in notebook["cells"]:
        cell.pop("id", None)
    at.write(notebook)


@entry("honest", kind="honest")
def oldest_minor_format(at: Place) -> None:
    """Format 4.0, with no ids and metadata that later formats do not have."""
    notebook = at.notebook() | {"nbformat_minor": 0}
    for cell in notebook["cells"]:
        cell.pop("id", None)
        cell["metadata"] |= {"collapsed": False, "trusted": True}
    at.write(notebook)


@entry("honest", kind="honest")
def newer_minor_format(at: Place) -> None:
    """Format 4.9, which does not exist yet, with a key that nobody knows."""
    at.write(at.notebook() | {"nbformat_minor": 9, "provenance": {"made": "later"}})


@entry("honest", kind="honest")
def own_cells_around(at: Place) -> None:
    """Cells of the student's own: helpers before, tries and notes after, an error of no importance."""
    notebook = at.notebook()
    at_exercise = notebook["cells"].index(exercise_cell(notebook))
    exercise_cell(notebook)["source"] = "def make_model():\n    return helper(60)"
    helper = "def helper(n):\n    return RandomForestClassifier(n_estimators=n, random_state=1)"
    notebook["cells"][at_exercise:at_exercise] = [code_cell(helper), code_cell("")]
    sources = ("make_model().get_params()", "undefined_name", "%%html\n<b>x</b>")
    notebook["cells"] += [code_cell(source) for source in sources]
    at.write(notebook)


@entry("honest", kind="honest")
def outputs_of_megabytes(at: Place) -> None:
    """Two megabytes of outputs are saved in the file."""
    notebook = at.notebook()
    exercise_cell(notebook)["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * 2_000_000}]
    at.write(notebook)


@entry("honest", kind="honest")
def marks_of_editors(at: Place) -> None:
    """Tags, times of execution, a kernel of another name, and metadata of VS Code and Colab."""
    notebook = at.notebook()
    notebook["metadata"] |= {"kernelspec": {"name": "my-env", "display_name": "mine"}, "colab": {}, "vscode": {"a": 1}}
    for number, cell in enumerate(notebook["cells"]):
        cell["metadata"] |= {"tags": ["skip-execution"], "execution": {"iopub.status.busy": "2024"}, "id": "abc"}
        if cell["cell_type"] == "code":
            cell["execution_count"] = 1000 - number
    at.write(notebook)


@entry("honest", kind="honest")
def keys_sorted_and_escaped(at: Place) -> None:
    """Sorted keys, all letters escaped, a hundred empty lines at the end."""
    at.write(json.dumps(at.notebook(), sort_keys=True, ensure_ascii=True, separators=(",", ":")) + "\n" * 100)


@entry("honest", kind="honest")
def folder_of_the_lesson(at: Place) -> None:
    """The notebook lies in a folder of the lesson's name, with the checkpoints of Jupyter beside it."""
    (at.folder / "01_first" / ".ipynb_checkpoints").mkdir(parents=True)
    (at.folder / "01_first" / ".ipynb_checkpoints" / "01_first-checkpoint.ipynb").write_text("{}")
    (at.folder / "01_first" / NOTEBOOK).write_text(at.solved)


@entry("honest", kind="honest")
def files_that_python_would_load(at: Place) -> None:
    """Files beside the notebook whose names Python, pytest, IPython or nbgrader would load by themselves."""
    at.write(at.solved)
    for name in ("sitecustomize", "usercustomize", "conftest", "json", "numpy", "autograder", "nbgrader_config"):
        (at.folder / f"{name}.py").write_text(f"open({at.tokens['MARK'] + '/loaded-' + name!r}, 'w').close()")
    (at.folder / "course.yaml").write_text("name: mine\n")
    (at.folder / "pytest.ini").write_text("[pytest]\naddopts = --co\n")
