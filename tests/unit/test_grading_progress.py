"""The bar of `course grade` says how much is done, by how many workers, how fast, and how long it still takes."""

from __future__ import annotations

import io
import re

from rich.console import Console

from autograder.api.result import Report
from autograder.report.progress import grading_progress


def test_the_bar_has_workers_that_come_and_go_rate_and_time_left() -> None:
    now, workers, total = 0.0, 3, 10
    seen = io.StringIO()
    console = Console(file=seen, force_terminal=True, width=140, color_system=None, get_time=lambda: now)
    with grading_progress(console, lambda: total, lambda: workers) as (done, tick):
        for number in range(5):
            now += 2
            done(Report("01", f"s{number}", ()))
        assert re.search(r"Graded s4 .*5/10 3 workers 30/min 0:00:\d\d 0:00:10", last_line(seen))
        workers = 1
        tick()
        assert "5/10 1 worker 30/min" in last_line(seen)
        workers, total = 0, 12
        tick()
        assert "5/12 no worker 30/min" in last_line(seen)


def last_line(seen: io.StringIO) -> str:
    return re.split(r"[\r\n]", seen.getvalue().rstrip())[-1]
