"""Standard output and errors that lose nothing: characters that they cannot hold, and readers that have left."""

from __future__ import annotations

import codecs
import io
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

__all__ = ["flush", "steady_streams"]

LOOK_ALIKE = {"✓": "+", "✗": "x", "×": "x", "○": "o", "–": "-", "→": ">", "…": ".", "’": "'", "•": "*", "█": "#"}
"""One for one, so that tables stay in line."""
HANDLER = "course-look-alike"


class _Steady(io.FileIO):
    """A stream to somebody who may leave, as `head` does: the command goes on, and its work is done in full."""

    is_lost = False

    def write(self, data: ReadableBuffer, /) -> int:
        if not self.is_lost:
            try:
                return super().write(data)
            except OSError as error:
                self.is_lost = True  # Told once: Python tries again at the end.
                if not isinstance(error, BrokenPipeError):
                    error.filename = "standard output" if self.fileno() == 1 else "standard error"
                    raise
        return memoryview(data).nbytes


def steady_streams() -> None:
    """Let standard output and errors take every character, and outlast their readers."""
    codecs.register_error(HANDLER, _look_alike)
    sys.stdout, sys.stderr = _steady(sys.stdout), _steady(sys.stderr)


def flush() -> None:
    """Write what is still held back.

    Raises:
        OSError: It cannot be written.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()


def _steady(stream: TextIO) -> TextIO:
    if not isinstance(stream, io.TextIOWrapper):
        return stream  # A notebook's, or none at all.
    stream.reconfigure(errors=HANDLER)
    raw = getattr(stream.buffer, "raw", stream.buffer)  # The same under PYTHONUNBUFFERED.
    if type(raw) is not io.FileIO:
        return stream
    stream.flush()
    buffer = io.BufferedWriter(_Steady(stream.fileno(), "w", closefd=False))
    return io.TextIOWrapper(
        buffer, stream.encoding, HANDLER, line_buffering=stream.line_buffering, write_through=stream.write_through
    )


def _look_alike(error: UnicodeError) -> tuple[str, int]:
    """What stands for characters that an encoding does not have."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_stand_in, error.object[error.start : error.end])), error.end


def _stand_in(character: str) -> str:
    return LOOK_ALIKE.get(character) or character.encode("ascii", "backslashreplace").decode()
