"""What a cell prints, on its way to the page: in pieces that a page can take, and no more than somebody can read."""

from __future__ import annotations

import io
import time
from collections.abc import Callable

__all__ = ["LONGEST", "Stream"]

LONGEST = 100_000
"""Characters that one run of a cell may print to one stream; the rest is counted."""
PIECE = 8_000
"""Characters that are sent together, at the most."""
WAIT = 0.1
"""Seconds after which what was printed is sent, so that a long run shows how far it is."""


class Stream(io.TextIOBase):
    """In place of ``sys.stdout`` while a cell runs.

    Args:
        send: Takes a piece of text.
    """

    def __init__(self, send: Callable[[str], None]) -> None:
        self._send, self._parts, self._waiting = send, list[str](), 0
        self._total, self._sent_at = 0, time.monotonic()

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, text: str) -> int:
        """Take a text; it is sent when it is long enough, or when the last piece was sent some time ago."""
        room = max(0, LONGEST - self._total)
        self._total += len(text)
        if room and text:
            self._parts.append(text[:room])
            self._waiting += min(len(text), room)
            if self._waiting >= PIECE or time.monotonic() - self._sent_at >= WAIT:
                self.flush()
        return len(text)

    def flush(self) -> None:
        """Send what waits."""
        if self._parts:
            text = "".join(self._parts)
            self._parts.clear()
            self._waiting, self._sent_at = 0, time.monotonic()
            self._send(text)

    def end(self) -> None:
        """Send what waits, and how much was left out."""
        self.flush()
        if self._total > LONGEST:
            self._send(f"\n… {self._total - LONGEST:,} more characters were printed, and are left out here.\n")
