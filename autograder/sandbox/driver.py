"""The program of the student's process: runs the cells, then answers questions until the end.

Started by `autograder.sandbox.process` as ``python -I -m autograder.sandbox.driver``.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from types import FrameType
from typing import Any

from autograder.answers.responder import Responder, TimeLimit
from autograder.sandbox.wire import Channel, WireClosed

__all__ = ["main"]


def main(read_fd: int, write_fd: int) -> None:
    """Serve one submission: receive the job, run it, answer questions until the wire closes."""
    channel = Channel(read_fd, write_fd)
    job: dict[str, Any] = channel.receive()
    _limit_memory(job["memory_mb"])
    shell = _shell()
    for name, source in job["cells"]:
        channel.send({"cell": name, "error": _run_cell(shell, source, job["cell_seconds"])})
    channel.send({"done": True})
    responder = Responder(shell.user_ns)
    while True:
        message = channel.receive()
        # The responder turns everything that student code raises into a reply, this alarm included.
        with _alarm(job["question_seconds"]):
            reply = responder.answer(message["question"])
        channel.send({"nonce": message["nonce"], "reply": reply})


def _shell() -> Any:
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    class Shell(InteractiveShell):  # type: ignore[misc]
        """A shell without a screen: `%matplotlib inline` and the like are accepted and do nothing."""

        def enable_gui(self, gui: str | None = None) -> None:
            """There is no event loop to join."""

        def enable_matplotlib(self, gui: str | None = None) -> tuple[str, str]:
            """Figures stay with the Agg backend."""
            return "agg", "agg"

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    return Shell.instance(config=config)


def _run_cell(shell: Any, source: str, seconds: float) -> str:
    """Run one cell; return what stopped it in one line, or an empty string."""
    try:
        with _alarm(seconds):
            outcome = shell.run_cell(source, store_history=False)
    except TimeLimit as limit:
        return f"TimeoutError: {limit}"
    error = outcome.error_before_exec or outcome.error_in_exec
    if error is None:
        return ""
    if isinstance(error, TimeLimit):
        return f"TimeoutError: {error}"
    return f"{type(error).__name__}: {error}"[:500]


@contextlib.contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Interrupt code that takes too long. The grader's own clock stands behind this one."""

    def ring(number: int, frame: FrameType | None) -> None:
        raise TimeLimit(f"it did not end within {seconds:g} seconds")

    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _limit_memory(megabytes: int) -> None:
    import resource

    size = megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    with contextlib.suppress(WireClosed):
        main(int(sys.argv[1]), int(sys.argv[2]))
    # Threads and exit handlers that the student left behind must not keep us.
    os._exit(0)
