"""A lesson with a cell before all others that installs the package of students, where nobody could do so before."""

from __future__ import annotations

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

__all__ = ["IN_COLAB", "IN_JUPYTERLITE", "with_install_cell"]

IN_COLAB = '"google.colab" in sys.modules'
IN_JUPYTERLITE = 'sys.platform == "emscripten"'
"""How a cell knows where it is: anywhere else, and where the lesson is graded, it does nothing."""
CELL = """\
# Installs what the checks need, here in {place}. Anywhere else it does nothing.
import sys

if {where}:
{lines}\
"""


def with_install_cell(notebook: NotebookNode, place: str, where: str, arguments: list[str]) -> NotebookNode:
    """The lesson with that cell.

    Args:
        notebook: A released lesson. It is changed.
        place: The name of where it is opened.
        where: How the cell knows that it is there.
        arguments: What pip is told to install, call by call.
    """
    lines = "\n".join(f"    %pip install -q {each}" for each in arguments)
    first = next(number for number, cell in enumerate(notebook.cells) if cell.cell_type == "code")
    cell = new_code_cell(CELL.format(place=place, where=where, lines=lines), id="install")
    notebook.cells.insert(first, cell)
    return notebook
