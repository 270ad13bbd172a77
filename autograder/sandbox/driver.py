"""What a fork of the warm process does for one submission: runs the cells, then answers questions until the end."""

from __future__ import annotations

import contextlib
import importlib
import math
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from types import FrameType
from typing import Any

from autograder.answers import fitcache
from autograder.answers.responder import Responder, TimeLimit, describe_error
from autograder.manifest import load_course
from autograder.sandbox.output import Capture, open_figures
from autograder.sandbox.wire import Channel, WireError
from autograder.subject import subject_of

__all__ = ["INTERRUPT", "new_luck", "new_shell", "one_core_each", "serve", "warm_up", "warm_up_more"]

INTERRUPT = getattr(signal, "SIGUSR2", signal.SIGINT)
"""The signal by which the grader's clock ends a cell or a question. Students' code may want the alarm for itself.

On Windows, only this one wakes up code that sleeps."""

WARM = ("matplotlib.pyplot", "matplotlib.backends.backend_agg", "numpy", "autograder.study")
"""What submissions to any course import."""


def warm_up(fits: str) -> None:
    """Import what submissions import, so that each fork has it already.

    Args:
        fits: The file of the fit cache, or an empty string.
    """
    _fork_by_default()
    for name in (*WARM, *subject_of(load_course()).warm_imports):
        importlib.import_module(name)
    one_core_each()
    if fits:
        fitcache.install()
        fitcache.load(fits)


def warm_up_more() -> None:
    """Do a little of what notebooks do: see `Subject.warm_up`.

    This can wait until there is time for it: a fork that comes before does it for itself.
    """
    subject_of(load_course()).warm_up()
    open_figures()


def serve(shell: Any, channel: Channel, limits: dict[str, Any], enter: Callable[[], None]) -> None:
    """Serve one submission: go behind the wall, receive the job, run it, answer until the wire closes."""
    try:
        enter()
    except OSError as error:
        channel.send({"failed": str(error)})
        return
    channel.send({"ready": True})
    with contextlib.suppress(WireError):
        _serve(shell, channel, limits)


def _serve(shell: Any, channel: Channel, limits: dict[str, Any]) -> None:
    interrupts = _Interrupts()
    while True:
        message: dict[str, Any] = channel.receive()
        if "cells" in message:
            _run_cells(shell, channel, message, limits, interrupts)
            responder = Responder(shell.user_ns)
            continue
        # The responder turns everything that student code raises into a reply, an interrupt included.
        with interrupts.after(limits["question_seconds"]):
            reply = responder.answer(message["question"])
        channel.send({"nonce": message["nonce"], "reply": reply})


def _run_cells(
    shell: Any, channel: Channel, job: dict[str, Any], limits: dict[str, Any], interrupts: _Interrupts
) -> None:
    """Run some cells, and say after each how it went. Others may follow, after those that were run before."""
    for number, source in enumerate(job["cells"]):
        output = Capture(limits["output_kb"] * 1024)
        with output.captured():
            error = _run_cell(shell, source, interrupts.after(limits["cell_seconds"]))
        figures = open_figures()
        channel.send({"cell": number, "error": error, "output": output.text, "figures": figures})
    channel.send({"done": True, **fitcache.reused(), "recorded": fitcache.recorded(job["record"])})


def new_shell() -> Any:
    """An IPython shell without a screen, a history or a profile."""
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    class Shell(InteractiveShell):  # type: ignore[misc]
        """A shell without a screen: `%matplotlib inline` and the like are accepted and do nothing."""

        def enable_gui(self, gui: str | None = None) -> None:
            """There is no event loop to join."""

        def enable_matplotlib(self, gui: str | None = None) -> tuple[str, str]:
            """Figures stay with the Agg backend."""
            return "agg", "agg"

        def system(self, cmd: str) -> None:
            """Run what follows a `!`. IPython itself would want a terminal, which no layer offers."""
            ended = subprocess.run(
                self.var_expand(cmd, depth=1), shell=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
            )
            print(ended.stdout.decode(errors="replace"), end="")
            self.user_ns["_exit_code"] = ended.returncode

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    shell = Shell.instance(config=config)
    shell.history_manager.outputs = _Forgotten()
    shell.run_cell("pass", store_history=False)  # What IPython loads with its first cell, each fork has already.
    return shell


class _Forgotten(dict[int, list[Any]]):
    """IPython's own copy of what cells print, which would grow as long as a loop prints. We have what we keep of it."""

    def __missing__(self, count: int) -> list[Any]:
        return []


def _run_cell(shell: Any, source: str, limit: AbstractContextManager[None]) -> str:
    """Run one cell within its limit; return what stopped it in one line, or an empty string."""
    try:
        with limit:
            outcome = shell.run_cell(source, store_history=False)
        error = outcome.error_before_exec or outcome.error_in_exec
    except TimeLimit as limit:
        error = limit
    if error is None:
        return ""
    raised = describe_error(error)
    return f"{raised.type_name}: {raised.message}"[:500]


def one_core_each() -> None:
    """Let joblib run its tasks one after another: a submission has one core, and processes cost seconds.

    The results are the same; `n_jobs` is a matter of speed only.
    """
    from joblib import register_parallel_backend
    from joblib._parallel_backends import SequentialBackend

    for name in ("loky", "threading", "multiprocessing"):
        register_parallel_backend(name, SequentialBackend)


def new_luck() -> None:
    """Submissions must not share their random numbers: work without a seed would look as if it had one."""
    import numpy as np

    random.seed()
    np.random.seed()


def _fork_by_default() -> None:
    """Let `multiprocessing` start processes by a fork where a notebook chooses no other way, as Python up to 3.13 does.

    Later ones ask a server of forks. It knows no function of the notebook, and nothing of a wall's semaphores.
    """
    if sys.platform == "linux":
        # Imported here: a Python of WebAssembly has no processes.
        import multiprocessing

        # `set_start_method` would choose once and for all, and refuse a notebook's own choice.
        default: Any = multiprocessing.context
        default._default_context._default_context = multiprocessing.get_context("fork")


PAUSE_SECONDS = 1
"""After an interrupt, what it raised has this long to come through before the next one counts."""


class _Interrupts:
    """What the signal of the grader's clock does: it ends what runs now, if that has taken at least its limit.

    The signal may come late, when the next cell runs already; that one must not pay for it.
    """

    def __init__(self) -> None:
        self._over, self._seconds = math.inf, 0.0
        signal.signal(INTERRUPT, self._ring)

    @contextlib.contextmanager
    def after(self, seconds: float) -> Iterator[None]:
        """Let code be interrupted from its limit on, in seconds."""
        self._over, self._seconds = time.monotonic() + seconds, seconds
        try:
            yield
        finally:
            self._over = math.inf

    def _ring(self, number: int, frame: FrameType | None) -> None:
        if time.monotonic() >= self._over:
            self._over = time.monotonic() + PAUSE_SECONDS
            raise TimeLimit(f"it did not end within {self._seconds:g} seconds")
