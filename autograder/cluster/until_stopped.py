"""Runs until it is told to stop: by Ctrl+C, or by SIGTERM, as a service is."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable

__all__ = ["stop_signals", "until_stopped"]


def stop_signals() -> asyncio.Event:
    """Is set by a signal from now on, also where a shell that started us in the background ignores Ctrl+C."""
    told = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    return told


async def until_stopped(running: Awaitable[object], told: asyncio.Event) -> None:
    """Wait for this to end, or for a signal."""
    ends = [asyncio.ensure_future(running), asyncio.ensure_future(told.wait())]
    try:
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for end in ends:
            end.cancel()
