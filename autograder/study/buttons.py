"""How a question is answered on a page, as a widget. Imported by `autograder.study.questions` only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any

import anywidget
import traitlets

from autograder.errors import UsageError

__all__ = ["Buttons"]

FILES = files("autograder.study")


class Buttons(anywidget.AnyWidget):
    """A button for each option, or a field for a number. The page says what was answered, and shows what is said of it.

    `form` is that of the question; `pressed` is the letter, the letters or the number that was answered last.
    """

    _esm = (FILES / "buttons.js").read_text(encoding="utf-8")
    _css = (FILES / "buttons.css").read_text(encoding="utf-8")
    form = traitlets.Unicode().tag(sync=True)
    letters = traitlets.List().tag(sync=True)
    texts = traitlets.List().tag(sync=True)
    pressed = traitlets.Unicode().tag(sync=True)
    said = traitlets.Unicode().tag(sync=True)

    def __init__(self, form: str, options: Mapping[str, str], answer: Callable[[str], str]) -> None:
        super().__init__(form=form, letters=list(options), texts=list(options.values()))
        self._answer = answer
        self.on_msg(self._reply)

    def _reply(self, _widget: Any, message: Mapping[str, str], _buffers: Any) -> None:
        # A message, not a state: while the kernel is busy, states that follow one another are merged, and the same
        # letter pressed again would be no change.
        self.pressed, self.said = message["pressed"], ""
        # Nobody would see what is raised between two cells.
        try:
            self.said = self._answer(self.pressed)
        except UsageError as error:
            self.said = str(error)
        except Exception as error:
            self.said = f"This could not be kept: {error}"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """The buttons for pages that can show them; nothing for all others, where the question says how to answer."""
        shown = super()._repr_mimebundle_(**kwargs)
        if shown is not None:
            shown[0]["text/plain"] = ""
        return shown
