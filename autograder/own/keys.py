"""Keys, one by one and at once, while the program does something else.

`click.getchar` cannot do this: while it waits, the terminal is raw, and neither lines nor Ctrl-C mean what they should.
"""

from __future__ import annotations

import contextlib
import os
import select
import sys
import threading
import time
from collections.abc import Callable, Iterator

__all__ = ["keys"]

POLL_SECONDS = 0.1
GONE = "q"
"""What is told when the terminal was closed."""


@contextlib.contextmanager
def keys(tell: Callable[[str], None]) -> Iterator[bool]:
    """Call `tell` with each key, in a thread of its own. Gives whether there are any: not without a terminal."""
    if not (sys.stdin and sys.stdin.isatty()):
        yield False
        return
    over = threading.Event()
    thread = threading.Thread(target=_listen, args=(tell, over), daemon=True)
    with _at_once():
        thread.start()
        try:
            yield True
        finally:
            over.set()
            thread.join()


def _listen(tell: Callable[[str], None], over: threading.Event) -> None:
    while not over.is_set():
        for key in _pressed():
            tell(key)


@contextlib.contextmanager
def _at_once() -> Iterator[None]:
    """Let keys arrive without Return and unseen. Ctrl-C still interrupts."""
    if sys.platform == "win32":
        yield
        return
    import termios
    import tty

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    tty.setcbreak(terminal)
    try:
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _pressed() -> str:
    """The keys that were pressed; waits for a moment if there are none."""
    if sys.platform == "win32":
        import msvcrt

        if msvcrt.kbhit():
            return msvcrt.getwch().replace("\x03", GONE)
        time.sleep(POLL_SECONDS)
        return ""
    if not select.select([sys.stdin], [], [], POLL_SECONDS)[0]:
        return ""
    try:
        return os.read(sys.stdin.fileno(), 64).decode(errors="replace") or GONE
    except OSError:
        return GONE
