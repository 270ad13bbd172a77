"""A program in a pseudo-terminal, as somebody sees it who sits before it."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

__all__ = ["Terminal", "heed_ctrl_c"]

CONTROLS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r")
SECONDS = 60


def heed_ctrl_c() -> None:
    """For a new process: tests that run in the background have inherited to ignore Ctrl+C, and would hand that on."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """Runs `course` with these arguments. What was seen once is not looked at again."""

    def __init__(self, *arguments: str, folder: Path, variables: dict[str, str]) -> None:
        import pty
        import termios

        self._ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (50, 120))
        self.running = subprocess.Popen(
            [sys.executable, "-m", "autograder", *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=folder,
            env=os.environ | {"TERM": "xterm"} | variables,
            start_new_session=True,
            preexec_fn=heed_ctrl_c,
        )
        os.close(theirs)
        self._said = b""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.running.poll() is None:
            os.killpg(self.running.pid, signal.SIGKILL)
        self.running.wait()
        os.close(self._ours)

    def sees(self, *words: str) -> str:
        """Wait until these words stand there, in this order; gives all that was said until then."""
        end = time.monotonic() + SECONDS
        while True:
            text = CONTROLS.sub("", self._said.decode(errors="replace"))
            # A line may end between two of them: that is for the width of the terminal to say.
            found = re.search(".*?".join(re.escape(word).replace(r"\ ", r"\s+") for word in words), text, re.DOTALL)
            if found:
                self._said = text[found.end() :].encode()
                return text[: found.end()]
            assert time.monotonic() < end and self._more(), f"{words} did not come: {text[-2000:]}"

    def presses(self, key: str) -> None:
        """Press a key."""
        os.write(self._ours, key.encode())

    def ends(self) -> int:
        """Wait for the end; gives the exit code."""
        while self._more():
            pass
        return self.running.wait(SECONDS)

    def _more(self) -> bool:
        """Read what was said meanwhile; whether there can be more."""
        if not select.select([self._ours], [], [], SECONDS)[0]:
            return False
        try:
            self._said += os.read(self._ours, 65536)
        except OSError:  # Nobody holds the other end any more.
            return False
        return True
