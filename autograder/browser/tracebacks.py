"""An error of a cell in few lines: where in the learner's own code, and what it is. Lines of libraries are left out."""

from __future__ import annotations

import traceback

__all__ = ["short_traceback"]

CELL = "<ipython-input"
"""How the name begins under which IPython compiles a cell."""
MOST = 6
"""Places that are named; of a recursion without end, the first and the last ones."""
LONGEST = 5_000
"""Characters of a message."""


def short_traceback(error: BaseException) -> str:
    """The lines of cells that led to an error, and the error; for code that Python cannot read, where it stopped."""
    # Lines of the source only: a variable may be hostile when it is shown.
    found = traceback.TracebackException.from_exception(error, capture_locals=False, compact=True)
    places = [
        f"line {frame.lineno}{'' if frame.name == '<module>' else f', in {frame.name}'}\n    {frame.line}"
        for frame in found.stack
        if frame.filename.startswith(CELL)
    ]
    if len(places) > MOST:
        places[MOST // 2 : -MOST // 2] = [f"… {len(places) - MOST} more …"]
    said = "".join(_without_file(line) for line in found.format_exception_only())
    return "\n".join([*places, said.rstrip()[:LONGEST]])


def _without_file(line: str) -> str:
    """A line of an error, without the name that a cell has for Python alone."""
    if not line.lstrip().startswith(f'File "{CELL}'):
        return line
    return "line " + line.rpartition(", line ")[2]
