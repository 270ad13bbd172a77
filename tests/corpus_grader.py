"""The program that grades a corpus, as ``python -m tests.corpus_grader``.

A process of its own: its environment, its arguments and its memory hold secrets, and a
submission that reaches it may kill it without ending the tests.
"""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from autograder.api.result import Report
from autograder.grading.batch import Batch, grade_all
from autograder.grading.collection import find_submissions
from autograder.grading.judges import private_judges
from autograder.grading.local_pool import LocalPool
from autograder.grading.record import report_to_json
from autograder.grading.store import Store
from autograder.manifest import Course, load_course
from autograder.report.page import class_page, student_page
from autograder.report.table import csv_text, marks_table, summary
from autograder.sandbox.box import make_boxes
from autograder.sandbox.layers import layer_named

__all__ = ["main"]


def _grade(course: Course, job: dict[str, str]) -> tuple[dict[str, Report], float]:
    """The reports by the students' folders, and the most memory in MB that the grader or a worker ever had."""
    peaks = [0.0]

    def keep(report: Report) -> None:
        peaks.append(max(map(_peak_mb, ["self", *_children()])))
        print(ascii(report.student), report.points, report.seconds, flush=True)

    found = find_submissions(Path(job["submissions"]), course)
    store = Store(Path(job["results"]))
    boxes = make_boxes(course, layer_named(job["layer"]))
    reports = grade_all(Batch(course, found, LocalPool(course, private_judges(course), boxes), store), keep)
    folders = [submission.path.relative_to(job["submissions"]).parts[0] for submission in found]
    return dict(zip(folders, reports, strict=True)), max(peaks)


def _children() -> list[str]:
    """Our own child processes: the workers. What they start in their turn is the students' side."""
    return " ".join(path.read_text() for path in Path("/proc/self/task").glob("*/children")).split()


def _peak_mb(process: str) -> float:
    found = re.search(r"VmHWM:\s+(\d+)", Path("/proc", process, "status").read_text())
    return int(found.group(1)) / 1024 if found else 0.0


def _shown(course: Course, reports: list[Report]) -> Iterator[tuple[str, str]]:
    """Everything that somebody will read: a page for each student, one of the class, the tables, the summary."""
    for report in reports:
        yield f"page of {report.student}", student_page(course, report.student, [report])
    yield "page of the class", class_page(course, reports)
    yield "csv", csv_text(course, reports)
    console = Console(width=200, record=True, file=io.StringIO())
    console.print(marks_table(course, reports))
    console.print(summary(course, reports))
    yield "terminal", console.export_text(styles=True)


def main() -> None:
    """Grade what standard input says, and write what came of it as one JSON file."""
    job: dict[str, str] = json.loads(sys.stdin.readline())
    course = load_course(Path(job["course"]))
    reports, peak = _grade(course, job)
    outcome = {"reports": {name: report_to_json(report) for name, report in reports.items()}, "peak_mb": peak}
    # First without the pages: if one of them breaks, the records are there all the same.
    Path(job["outcome"]).write_text(json.dumps(outcome | {"shown": {}}))
    Path(job["outcome"]).write_text(json.dumps(outcome | {"shown": dict(_shown(course, list(reports.values())))}))


if __name__ == "__main__":
    main()
