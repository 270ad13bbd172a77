"""From a file that nobody trusts to the cells that are run: read it, find what is what, rebuild it on the release."""

from autograder.notebook.match import Match, find_lesson, match
from autograder.notebook.read import (
    CHECK_CALL,
    DEMO_TAG,
    Cell,
    Notebook,
    read_bytes,
    read_cells,
    read_notebook,
    read_ours,
)
from autograder.notebook.rebuild import Rebuilt, RunCell, rebuild

__all__ = [
    "CHECK_CALL",
    "DEMO_TAG",
    "Cell",
    "Match",
    "Notebook",
    "Rebuilt",
    "RunCell",
    "find_lesson",
    "match",
    "read_bytes",
    "read_cells",
    "read_notebook",
    "read_ours",
    "rebuild",
]
