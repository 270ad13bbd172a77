"""The kernel of a page: runs cells, answers its buttons, and says what happened since it was last asked."""

from __future__ import annotations

import io
import json
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import Any

from autograder.browser.host import Host, scripts
from autograder.browser.shell import make_shell
from autograder.browser.streams import Stream
from autograder.browser.wide_integers import accept_wide_integers
from autograder.manifest import load_course
from autograder.report.medium import Medium
from autograder.study.memory import VARIABLE, Memory

__all__ = ["CALLS", "Kernel"]

CALLS = ("check", "hint", "solution")
"""What a page has buttons for."""
FAST = "COURSE_FAST"
"""The variable with which a long search is a short one."""


class Kernel:
    """A page's Python.

    Args:
        post: Takes a text for the page, in JSON: what a cell prints, displays, or stops with.
        folder: An empty folder, for what is remembered and for what cells write.
        lesson: The name of the lesson.
        events: What is remembered of the learner already, as a file of events.
        fast: Whether long searches are short ones.
    """

    def __init__(
        self, post: Callable[[str], None], folder: str, lesson: str, events: str = "", fast: bool = False
    ) -> None:
        import autograder

        self._post, self._streams = post, tuple[Stream, ...]()
        work = Path(folder) / lesson
        work.mkdir(parents=True, exist_ok=True)
        os.chdir(work)
        os.environ[VARIABLE] = str(Path(folder) / "memory")
        os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
        if fast:
            os.environ[FAST] = "1"
        self._host = Host(self._send)
        self._host.install()
        self._shell = make_shell(self._send)
        self._shell.kernel = self
        self._memory = self._remembering(events)
        self._known = len(events.encode())
        # Cells may put something else in their places.
        self._calls = {name: getattr(autograder, name) for name in CALLS}

    def scripts(self) -> str:
        """The scripts and style sheets that a widget may bring, as a list in JSON: see `autograder.browser.host`."""
        return json.dumps(scripts())

    def warm_up(self, source: str) -> None:
        """Import what a lesson imports first, away from its names. What fails is said where a cell does it."""
        with suppress(Exception), redirect_stderr(io.StringIO()):
            exec(compile(source, "<imports>", "exec"), {"__name__": "imports"})
        accept_wide_integers()

    def run(self, source: str, cell: str = "") -> bool:
        """Run a cell. Returns whether it ended without an error.

        Args:
            source: Its source.
            cell: Its id.
        """
        accept_wide_integers()
        with self._printing():
            result = self._shell.run_cell(source, store_history=False, cell_id=cell or None)
        return bool(result.success)

    def call(self, name: str, exercise: str) -> bool:
        """Check an exercise, give its next hint or its solution, as a cell with this call would.

        Returns:
            Whether there was something to show.

        Raises:
            KeyboardInterrupt: It was stopped, even if it went on then.
        """
        from IPython.display import display

        if name not in CALLS:
            return False
        size = len(self._remembered())
        with self._printing(), _stops() as stops:
            card = self._calls[name](exercise)
            if stops:
                # To who judges, a stop is an error of the learner's code like any other.
                os.truncate(self._memory.file, size)
                raise KeyboardInterrupt
            display(card)
        return True

    def widget(self, number: int, changed: str, message: str) -> None:
        """What the page has done with a widget, in JSON: its new state, and a message or ``null``."""
        with self._printing():
            self._host.take(number, json.loads(changed), json.loads(message))

    def learn(self, events: str) -> bool:
        """Remember what the page has read from a file of events as well, if there is anything."""
        content = self._remembered() + events.encode()
        self._memory.folder.mkdir(parents=True, exist_ok=True)
        self._memory.file.write_bytes(content)
        self._known = len(content)
        return bool(events)

    def new_events(self) -> str:
        """What was remembered since this was last asked: lines of a file of events."""
        content = self._remembered()
        # A cell may have deleted what was there.
        new = content[self._known if self._known <= len(content) else 0 :]
        self._known = len(content)
        return new.decode("utf-8", "replace")

    def _remembered(self) -> bytes:
        return self._memory.file.read_bytes() if self._memory.file.is_file() else b""

    def _remembering(self, events: str) -> Memory:
        from autograder.study import watch
        from autograder.study.session import session

        watch()
        session.medium = Medium.PAGE
        memory = Memory(load_course().name)
        memory.folder.mkdir(parents=True, exist_ok=True)
        memory.file.write_text(events, encoding="utf-8", newline="")
        return memory

    def _send(self, message: dict[str, Any]) -> None:
        # What was printed before it comes before it.
        for stream in self._streams:
            stream.flush()
        self._post(json.dumps(message, default=repr))

    @contextmanager
    def _printing(self) -> Any:
        streams = [Stream(lambda text, name=name: self._print(name, text)) for name in ("stdout", "stderr")]  # type: ignore[misc]
        self._streams = tuple(streams)
        try:
            with redirect_stdout(streams[0]), redirect_stderr(streams[1]):
                yield
        finally:
            for stream in streams:
                stream.end()
            self._streams = ()

    def _print(self, name: str, text: str) -> None:
        self._post(json.dumps({"type": "stream", "name": name, "text": text}))


@contextmanager
def _stops() -> Iterator[list[int]]:
    """The stops that come meanwhile."""
    stops: list[int] = []

    def stop(number: int, _: object) -> None:
        stops.append(number)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield stops
    finally:
        signal.signal(signal.SIGINT, before)
