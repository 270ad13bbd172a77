"""IPython's shell for a page: what is shown goes to the page, as MIME bundles, and figures have words beside them."""

from __future__ import annotations

import logging
import warnings
from base64 import b64encode
from collections.abc import Callable, Mapping
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.formatters import DisplayFormatter
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Any as AnyTrait
from traitlets import Type
from traitlets.config import Config

from autograder.browser.tracebacks import short_traceback

__all__ = ["PageShell", "make_shell"]

Send = Callable[[dict[str, Any]], None]
"""Takes what the page is to be told."""
KINDS = (
    "application/vnd.course.widget+json",
    "application/vnd.autograder.results+json",
    "text/html",
    "text/markdown",
    "image/svg+xml",
    "image/png",
    "image/jpeg",
    "text/plain",
)
"""What is sent of a bundle."""
LARGEST = 10_000_000
"""Characters of all that is sent of a bundle."""
WORDS = 500
"""Characters that stand for a figure."""


class _Publisher(DisplayPublisher):  # type: ignore[misc]
    """Sends what cells display."""

    def publish(self, data: Mapping[str, Any], metadata: Mapping[str, Any] | None = None, **options: Any) -> None:
        self.shell.show(data, metadata or {})

    def clear_output(self, wait: bool = False) -> None:
        self.shell.send({"type": "clear"})


class _Hook(DisplayHook):  # type: ignore[misc]
    """Sends what the last line of a cell is."""

    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: Mapping[str, Any], md_dict: Mapping[str, Any] | None = None) -> None:
        self.shell.show(format_dict, md_dict or {})


class _Formatter(DisplayFormatter):  # type: ignore[misc]
    """Puts words beside figures."""

    def format(self, obj: Any, include: Any = None, exclude: Any = None) -> tuple[dict[str, Any], dict[str, Any]]:
        data, metadata = super().format(obj, include, exclude)
        if "image/png" in data and (words := _words_of(obj)):
            metadata = {**metadata, "image/png": {**metadata.get("image/png", {}), "alt": words}}
        return data, metadata


class PageShell(InteractiveShell):  # type: ignore[misc]
    """The shell of one page."""

    display_pub_class = Type(_Publisher)
    displayhook_class = Type(_Hook)
    kernel = AnyTrait()
    """Something: a lesson asks whether there is a page that can show a widget."""
    send: Send

    def init_display_formatter(self) -> None:
        """Ours, which knows words for figures."""
        self.display_formatter = _Formatter(parent=self)
        self.configurables.append(self.display_formatter)

    def show(self, data: Mapping[str, Any], metadata: Mapping[str, Any]) -> None:
        """Send what a page can show of a bundle."""
        shown = {kind: _as_text(data[kind]) for kind in KINDS if kind in data}
        if sum(len(text) for text in shown.values() if isinstance(text, str)) > LARGEST:
            shown = {"text/plain": "… This is more than a page can show."}
        alt = metadata.get("image/png", {}).get("alt", "") if isinstance(metadata, Mapping) else ""
        self.send({"type": "display", "data": shown, "alt": alt})

    def ask_exit(self) -> None:
        """What ``quit()`` asks for."""
        print("There is nothing to quit: Python ends with the page.")

    def _showtraceback(self, etype: type, evalue: BaseException, stb: Any) -> None:
        self.send({"type": "error", "name": etype.__name__, "text": short_traceback(evalue)})


def make_shell(send: Send) -> PageShell:
    """The shell of this process, which sends what it shows.

    Args:
        send: Takes what the page is to be told.
    """
    PageShell.send = staticmethod(send)
    # Nothing of a cell is kept but what the page keeps: there is no history.
    config = Config({"HistoryManager": {"enabled": False}})
    shell: PageShell = PageShell.instance(config=config, colors="NoColor", xmode="Minimal", autoawait=False)
    shell.Completer.use_jedi = False
    # There is no terminal to leave: the error itself says that the cell ended.
    warnings.filterwarnings("ignore", message="To exit: use 'exit'")
    # It says in red that fonts are looked at, which takes a moment once.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    return shell


def _as_text(value: Any) -> Any:
    return b64encode(value).decode() if isinstance(value, bytes) else value


def _words_of(figure: Any) -> str:
    """What is written in a Matplotlib figure: titles and names of axes, as words for who cannot see it."""
    try:
        axes = [" ".join(part.split()) for ax in figure.axes for part in _texts(ax) if part.strip()]
        title = figure.get_suptitle() if hasattr(figure, "get_suptitle") else ""
        words = "; ".join([*([title] if title else []), *axes])
    # Whatever it is, it is no figure of Matplotlib.
    except Exception:
        return ""
    return f"Figure: {words or 'without words'}"[:WORDS]


def _texts(ax: Any) -> list[str]:
    x, y = ax.get_xlabel(), ax.get_ylabel()
    named = f"{x or 'x'} against {y or 'y'}" if x or y else ""
    return [ax.get_title(), named]
