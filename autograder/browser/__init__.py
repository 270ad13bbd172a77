"""What runs in a page that has Python in it: a kernel for the cells of a lesson, with Pyodide around it.

The page asks, and is told in JSON what a cell prints, draws and returns. `check`, `hint` and all else that a lesson
offers are those of `autograder.study`: cards and points are the same as in Jupyter.
"""

from __future__ import annotations

import sys
from types import ModuleType

if sys.platform == "emscripten":
    # IPython imports its terminal, which nobody has here, and which takes a second of a page's start.
    terminal = ModuleType("IPython.terminal.embed")
    terminal.embed = None  # type: ignore[attr-defined]
    sys.modules.setdefault(terminal.__name__, terminal)
