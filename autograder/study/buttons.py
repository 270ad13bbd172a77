"""The buttons of a question as a widget. Imported by `autograder.study.questions` only, where a page may show it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any

import anywidget
import traitlets

__all__ = ["Buttons"]

FILES = files("autograder.study")


class Buttons(anywidget.AnyWidget):
    """A button for each option. The page says which was pressed, and shows what is said of it."""

    _esm = (FILES / "buttons.js").read_text(encoding="utf-8")
    _css = (FILES / "buttons.css").read_text(encoding="utf-8")
    letters = traitlets.List().tag(sync=True)
    texts = traitlets.List().tag(sync=True)
    pressed = traitlets.Unicode().tag(sync=True)
    said = traitlets.Unicode().tag(sync=True)

    def __init__(self, options: Mapping[str, str], answer: Callable[[str], str]) -> None:
        super().__init__(letters=list(options), texts=list(options.values()))
        self._answer = answer
        self.observe(self._reply, "pressed")

    def _reply(self, change: Any) -> None:
        # Nobody would see what is raised between two cells.
        try:
            self.said = self._answer(change["new"]) if change["new"] else ""
        except Exception as error:
            self.said = f"This could not be kept: {error}"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """The buttons for pages that can show them; nothing for all others, where the question says how to answer."""
        shown = super()._repr_mimebundle_(**kwargs)
        if shown is not None:
            shown[0]["text/plain"] = ""
        return shown
