"""The process that `OwnBox` starts: connects to the grader, runs the notebook's cells, and answers questions."""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
import threading
from _thread import interrupt_main
from typing import Any

from autograder.sandbox import driver
from autograder.sandbox.limits import set_some_limits
from autograder.sandbox.wire import Channel, at_once

__all__ = ["main"]


def main() -> None:
    """Run the job that the first line on standard input describes. The lines after it are the grader's word."""
    said = os.fdopen(os.dup(0), "rb", buffering=0)
    job = json.loads(said.readline())
    _leave_nothing_to_read()
    wire = socket.create_connection(("127.0.0.1", job["port"]))
    at_once(wire)
    wire.sendall(job["word"].encode())
    try:
        shell = driver.new_shell()
        driver.warm_up("")
        if job["has_time"]:
            driver.warm_up_more()
        threading.Thread(target=_obey, args=(said,), daemon=True).start()
        driver.serve(shell, Channel(wire), job["limits"], lambda: set_some_limits(job["limits"]))
    finally:
        os._exit(0)  # Threads and exit handlers that the student left behind must not keep us.


def _leave_nothing_to_read() -> None:
    """`input()` finds the end, as it does when a notebook is graded."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)


def _obey(said: Any) -> None:
    """Interrupt the main thread whenever the grader says so, and end when the grader is gone."""
    main = threading.main_thread().ident
    assert main is not None
    while said.readline():
        if sys.platform == "win32":
            interrupt_main(driver.INTERRUPT)
        else:
            signal.pthread_kill(main, driver.INTERRUPT)  # Wakes up code that waits, too.
    os._exit(0)
