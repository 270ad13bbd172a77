"""How a large class begins, and what it takes in memory.

    python -m benchmarks.large_class [--files N] [--runs N] [--records N]

Runs `course grade` on a folder of ten notebooks of lesson 1 and on one of ten thousand, in turns, and prints how long
it takes until the bar is drawn and until the first record is stored; then the memory of its main process, in which all
reports end, as records are stored.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from autograder.grading.store import Store
from autograder.manifest import load_course
from benchmarks.measure import machine, own_mb, spread

__all__ = ["main"]

POLL_SECONDS = 0.02
STEPS = 10


@click.command()
@click.option("--files", default=10_000, show_default=True, help="Notebooks of the large class.")
@click.option("--runs", default=5, show_default=True, help="How often each class begins.")
@click.option("--records", default=600, show_default=True, help="So many are graded while memory is watched.")
def main(files: int, runs: int, records: int) -> None:
    """Measure and print."""
    # What a shell has put into the background ignores Ctrl-C, and so would what we start.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory() as place:
        folders = [_class(Path(place, str(size)), size) for size in (10, files)]
        begun: list[list[float]] = [[], []]
        for _ in range(runs):
            for folder, seconds in zip(folders, begun, strict=True):
                seconds.append(_begins(folder))
        for folder, seconds in zip(folders, begun, strict=True):
            print(f"{folder.name} notebooks: the first record is stored after {spread(seconds, 1)} s", flush=True)
        _memory(folders[1], records)


def _class(folder: Path, size: int) -> Path:
    """A class that handed in our solution of lesson 1, so many times."""
    solution = load_course().solution(load_course().lessons[0])
    for number in range(size):
        (folder / f"student{number:05}").mkdir(parents=True)
        shutil.copy(solution, folder / f"student{number:05}")
    return folder


def _begins(folder: Path) -> float:
    """Seconds until the first record of a class is stored."""
    with _grading(folder) as (out, process):
        started = time.perf_counter()
        _wait(out, process, 1)
        return time.perf_counter() - started


def _memory(folder: Path, records: int) -> None:
    """Print the memory of the main process, a few times until so many records are stored."""
    with _grading(folder) as (out, process):
        for step in range(1, STEPS + 1):
            _wait(out, process, records * step / STEPS)
            print(f"{_stored(out):>6} records stored: {own_mb(process.pid):.0f} MB in the main process")


@contextmanager
def _grading(folder: Path) -> Iterator[tuple[Path, subprocess.Popen[bytes]]]:
    """`course grade` of a folder, which is stopped at the end; where its records come."""
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, "-m", "autograder", "grade", str(folder), "--out", place, "-j", "2"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                yield Path(place), process
            finally:
                process.send_signal(signal.SIGINT)
                process.wait()


def _wait(out: Path, process: subprocess.Popen[bytes], records: float) -> None:
    """Until so many records are stored."""
    while _stored(out) < records:
        if process.poll() is not None:
            raise SystemExit(f"course grade ended with {process.returncode} before it had stored {records:g} records")
        time.sleep(POLL_SECONDS)


def _stored(out: Path) -> int:
    return len(Store(out).files())


if __name__ == "__main__":
    main()
