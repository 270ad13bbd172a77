"""What runs in WebAssembly: imports the libraries once, and then, in each copy of that state, serves one notebook."""

from __future__ import annotations

import gc
import os
import struct
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.sandbox import driver
from autograder.sandbox.layers import HOME
from autograder.sandbox.output import Capture
from autograder.sandbox.wire import Channel, Deadline, WireClosed

__all__ = ["serve", "warm_up"]

SLICE = 0.1
"""Seconds of sleep after which Python may notice that it was interrupted."""

_kept: dict[str, Any] = {}
"""What the copies begin with."""


class _DoorChannel(Channel):
    """The wire, by way of the only call that leads out of WebAssembly: a length asks for bytes, the rest is sent."""

    def __init__(self, call: Callable[[bytes], bytes]) -> None:
        self._call = call

    def _read(self, length: int, deadline: Deadline | None) -> bytes:
        parts = bytearray()
        while len(parts) < length:
            part = self._call(b"r" + struct.pack(">I", length - len(parts)))
            if not part:
                raise WireClosed("the other side closed the wire")
            parts += part
        return bytes(parts)

    def _write(self, data: bytes, deadline: Deadline | None) -> None:
        if self._call(b"w" + data) != b"ok":
            raise WireClosed("the other side closed the wire")


def warm_up() -> None:
    """Import what notebooks import, and do for the first time what they do."""
    os.chdir(HOME)
    _kept["shell"] = driver.new_shell()
    driver.warm_up("")
    driver.warm_up_more()
    # The first traceback looks at every module, which takes seconds here.
    with Capture(0).captured():
        _kept["shell"].run_cell("1 / 0", store_history=False)
    _close_fonts()
    _sleep_in_slices()
    _read_by_python()


def serve(limits: dict[str, Any]) -> None:
    """Serve one notebook until its grader is gone."""
    import _host  # type: ignore[import-not-found]

    driver.serve(_kept["shell"], _DoorChannel(_host.call), limits, driver.new_luck)


def _close_fonts() -> None:
    """Copies have this one's memory, and not its open files."""
    from matplotlib import font_manager

    font_manager._get_font.cache_clear()  # type: ignore[attr-defined]
    gc.collect()


def _sleep_in_slices() -> None:
    """There are no signals: what interrupts Python here is seen between two steps of it, and a sleep is one step."""
    whole = time.sleep

    def sleep(seconds: Any, /) -> None:
        """As `time.sleep`."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > SLICE:
            whole(SLICE)
        whole(max(left, 0) if seconds >= 0 else seconds)

    time.sleep = sleep


def _read_by_python() -> None:
    """`numpy.fromfile` wants a second descriptor of a file, which there is not."""

    def fromfile(file: Any, dtype: Any = float, count: int = -1, sep: str = "", offset: int = 0, **like: Any) -> Any:
        """As `numpy.fromfile`."""
        if not hasattr(file, "read"):
            with open(file, "rb") as opened:
                return fromfile(opened, dtype, count, sep, offset, **like)
        file.seek(offset, os.SEEK_CUR)
        if sep:
            return np.fromstring(file.read(), dtype, count, sep=sep)
        size = np.dtype(dtype).itemsize
        read = file.read(-1 if count < 0 else count * size)
        return np.frombuffer(read[: len(read) // size * size], dtype).copy()

    np.fromfile = fromfile  # type: ignore[assignment]
