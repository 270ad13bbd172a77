"""What the benchmarks share: a clock, processor seconds and memory of a tree of processes, a spread, the machine."""

from __future__ import annotations

import os
import statistics
import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any


def timed(work: Callable[..., Any], *args: Any, **kwargs: Any) -> tuple[float, Any]:
    """Wall seconds of a call, and what came of it."""
    started = time.perf_counter()
    result = work(*args, **kwargs)
    return time.perf_counter() - started, result


def computed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Processor seconds of all processes that some work starts, and what came of it.

    Looked at twice a second, process by process: the kernel does not hand on the seconds of a box that was killed.
    """
    over = threading.Event()
    seen = tree_seconds(os.getpid())
    before = sum(seen.values())

    def watch() -> None:
        while not over.wait(0.5):
            seen.update(tree_seconds(os.getpid()))

    watcher = threading.Thread(target=watch)
    watcher.start()
    result = work()
    over.set()
    watcher.join()
    return sum(seen.values()) - before, result


def tree_seconds(pid: int) -> dict[tuple[int, str], float]:
    """Processor seconds so far of a process and of all below it, by number and time of start."""
    try:
        fields = Path("/proc", str(pid), "stat").read_text().rpartition(")")[2].split()
        found = {(pid, fields[19]): sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")}
        for child in children(pid):
            found |= tree_seconds(child)
        return found
    except OSError:
        return {}  # It ended while we looked.


def spread(values: list[float], digits: int = 3) -> str:
    """Median, smallest and largest."""
    low, high = min(values), max(values)
    return f"{statistics.median(values):.{digits}f} ({low:.{digits}f} to {high:.{digits}f})"


def children(pid: int) -> list[int]:
    """The child processes of a process."""
    return [int(c) for f in Path("/proc", str(pid), "task").glob("*/children") for c in f.read_text().split()]


def tree_mb(pid: int) -> float:
    """Memory of a process and all below it, each shared page counted once (proportional set size), in MB."""
    try:
        return own_mb(pid) + sum(map(tree_mb, children(pid)))
    except OSError:
        return 0.0  # It ended while we looked.


def own_mb(pid: int) -> float:
    """Memory of a process alone, its part of shared pages with it (proportional set size), in MB."""
    try:
        rollup = Path("/proc", str(pid), "smaps_rollup").read_text()
        return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / 1024
    except OSError:
        return 0.0  # It ended while we looked.


def machine() -> str:
    """When and where something is measured, how busy that was, and what was called."""
    info = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.partition(":")[2].strip() for line in info if line.startswith("model name")), "unknown")
    command = " ".join(["python", "-m", f"benchmarks.{Path(sys.argv[0]).stem}", *sys.argv[1:]])
    load = os.getloadavg()[0]
    return f"{datetime.now():%d %B %Y, %H:%M}; {os.cpu_count()} cores ({model}), load {load:.1f}; {command}"
