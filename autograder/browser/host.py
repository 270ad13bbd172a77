"""Widgets in a page: what stands in for anywidget, which a browser does not have.

A widget of a lesson is a class with traits that page and Python share, and a script that shows it. The page runs the
scripts of this package, and no others: what a cell displays may come from anybody.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any

import traitlets

from autograder.location import PACKAGE

__all__ = ["WIDGET", "AnyWidget", "Host", "scripts"]

WIDGET = "application/vnd.course.widget+json"
"""The MIME type under which a page is told which widget to show."""
_numbers = count(1)


class Host:
    """The widgets of one page.

    Args:
        send: Takes what the page is to be told.
    """

    def __init__(self, send: Callable[[dict[str, Any]], None]) -> None:
        self._send, self._widgets = send, dict[int, AnyWidget]()

    def install(self) -> None:
        """From now on, ``import anywidget`` finds what stands in for it."""
        host = self

        class Hosted(AnyWidget):
            def __init__(self, **state: Any) -> None:
                super().__init__(**state)
                host.add(self)

        module = ModuleType("anywidget")
        module.AnyWidget = Hosted  # type: ignore[attr-defined]
        sys.modules["anywidget"] = module

    def add(self, widget: AnyWidget) -> None:
        """Tell the page from now on how a widget changes."""
        self._widgets[widget.number] = widget
        names = list(widget.state())
        widget.observe(lambda change: self._changed(widget, change["name"]), names)

    def take(self, number: int, changed: Mapping[str, Any], message: Mapping[str, Any] | None) -> None:
        """What the page has done with a widget: changed its state, or sent a message."""
        widget = self._widgets.get(number)
        if widget is None:
            return
        for name in changed.keys() & widget.state().keys():
            widget.set_trait(name, changed[name])
        if message is not None:
            widget.receive(message)

    def _changed(self, widget: AnyWidget, name: str) -> None:
        self._send({"type": "widget", "id": widget.number, "state": {name: getattr(widget, name)}})


class AnyWidget(traitlets.HasTraits):  # type: ignore[misc]
    """A widget: traits with the tag ``sync`` are shared with the page."""

    _esm = ""
    _css = ""

    def __init__(self, **state: Any) -> None:
        super().__init__(**state)
        self.number = next(_numbers)
        self._listeners: list[Callable[[Any, Mapping[str, Any], Any], None]] = []

    def state(self) -> dict[str, Any]:
        """The traits that the page shares, by name."""
        return {name: getattr(self, name) for name in self.trait_names(sync=True)}

    def on_msg(self, listener: Callable[[Any, Mapping[str, Any], Any], None]) -> None:
        """Call this with the widget and each message of the page."""
        self._listeners.append(listener)

    def receive(self, message: Mapping[str, Any]) -> None:
        """A message of the page."""
        for listener in self._listeners:
            listener(self, message, [])

    def _repr_mimebundle_(self, **options: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """What the page needs to show it."""
        return {WIDGET: {"id": self.number, "esm": self._esm, "css": self._css, "state": self.state()}}, {}


def scripts() -> list[str]:
    """The scripts of the widgets in this package, and their styles. They are asked for before any cell has run."""
    return [file.read_text(encoding="utf-8") for file in _files(PACKAGE)]


def _files(folder: Path) -> Iterator[Path]:
    for pattern in ("*/*.js", "*/*.css"):
        yield from sorted(folder.glob(pattern))
