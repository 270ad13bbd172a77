"""Where a card is read, and so how its reader asks for the next one."""

from __future__ import annotations

from enum import Enum

__all__ = ["Medium"]


class Medium(Enum):
    """A notebook, a page that runs Python and has buttons, a terminal, or a record of what was handed in."""

    NOTEBOOK = "notebook"
    PAGE = "page"
    TERMINAL = "terminal"
    RECORD = "record"

    def asking(self, call: str, exercise: str) -> str:
        """How one asks for a check, a hint or a solution of an exercise, with code in backticks."""
        return {
            Medium.NOTEBOOK: f'`{call}("{exercise}")`',
            Medium.PAGE: f"press {call.capitalize()}",
            Medium.TERMINAL: f"`course {call} {exercise}`",
            Medium.RECORD: f'`{call}("{exercise}")` in the notebook',
        }[self]

    def revealing(self, exercise: str) -> str:
        """How one asks for a solution that waits for one's own, where a teacher lets everybody see it."""
        if self is Medium.TERMINAL:
            return f"`course solution {exercise} --reveal`"
        return f'`solution("{exercise}", reveal=True)`' + (" in a cell of yours" if self is Medium.PAGE else "")

    @property
    def beginning(self) -> str:
        """What to do with an exercise that was not begun."""
        return {
            Medium.NOTEBOOK: "Write your code in the cell above, run it, then run this cell again.",
            Medium.PAGE: "Write your code in the cell above, then press Check.",
            Medium.TERMINAL: "Write your code in the cell of the exercise, save the notebook, and check again.",
            Medium.RECORD: "No answer to it was handed in.",
        }[self]
