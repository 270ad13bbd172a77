"""What the simulation of `many_machines` rests on: seconds of notebooks, and what one submission costs in between.

Scheduler and home are measured as they are, with workers that answer at once: processor seconds, so that a busy machine
changes little, and for home the time that it waits for its disk.

    python -m benchmarks.many_machines_costs ADDRESS NAME FILE     such a worker: each report is the one in FILE
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
import tracemalloc
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
os.environ["MPLBACKEND"] = "Agg"
os.environ.setdefault("COURSE_FAST", "1")

from autograder.api.result import Report
from autograder.cli.pools import Where, pool_of
from autograder.cluster import home, worker
from autograder.cluster.grader import answer_to
from autograder.cluster.handshake import inputs_of
from autograder.cluster.home import Address, joined
from autograder.cluster.messages import Passport
from autograder.grading.batch import Batch, grade_all
from autograder.grading.collection import find_submissions
from autograder.grading.record import report_from_json, report_to_json
from autograder.grading.store import Store
from autograder.grading.submissions import Submission
from autograder.manifest import Course, load_course
from autograder.sandbox.layers import layer_named
from benchmarks.measure import machine, tree_seconds
from tests.cluster.clusters import cluster_of

ROOT = Path(__file__).resolve().parent.parent
home.FIRST_WORKER_SECONDS = 600  # A busy machine is slow to start one.
FILE = "COURSE_REPORT"
SUBMISSIONS, SAVES = 1000, 200


def notebooks() -> dict[str, Any]:
    """Seconds of each notebook of the sample class, one after another, which share what was fitted before."""
    course = load_course(ROOT)
    work = find_submissions(course.root / "examples", course)
    with tempfile.TemporaryDirectory() as place, pool_of(course, course.lessons, Where(), Path(place)) as pool:
        reports = grade_all(Batch(course, work, pool))
    found = {
        lesson.name: [round(one.seconds, 2) for one in reports if one.lesson == lesson.name]
        for lesson in course.lessons
    }
    return {"notebooks_measured": machine(), "lesson_seconds": found}


def submissions() -> dict[str, Any]:
    """Milliseconds of one submission at the scheduler and at home, and what its report takes there."""
    course = load_course(ROOT)
    work = Submission("ana", course.lessons[0], course.solution(course.lessons[0]))
    with tempfile.TemporaryDirectory() as place, pool_of(course, [work.lesson], Where(), None) as pool:
        (usual,) = grade_all(Batch(course, [work], pool))
        scheduler, here = between(course, usual, Path(place))
        waits = disk(course, usual, Path(place))
    return {
        "submissions_measured": machine(),
        "scheduler_ms": round(1000 * scheduler, 2),
        "home_ms": round(1000 * (here + waits), 2),
        "disk_ms": round(1000 * waits, 2),
        "report_kb": round(memory_kb(usual), 1),
    }


def between(course: Course, report: Report, place: Path) -> tuple[float, float]:
    """Processor seconds of the scheduler and of home for one submission of usual size."""
    file, lesson = place / "report.json", course.lesson(report.lesson)
    file.write_text(json.dumps(report_to_json(report)))
    work = [Submission(f"s{number:05}", lesson, course.solution(lesson)) for number in range(SUBMISSIONS)]
    with cluster_of(place, course, 0) as cluster:
        module = "benchmarks.many_machines_costs"
        workers = [cluster.start(cluster.address, f"w{number}", str(file), module=module) for number in range(2)]
        with joined(course, Address(str(cluster.file)), "none", None, lambda line: None) as pool:
            before = own_seconds(cluster.process.pid), time.process_time()
            grade_all(Batch(course, work, pool, Store(place / "out")))
            after = own_seconds(cluster.process.pid), time.process_time()
    for process in workers:
        process.communicate()
    scheduler, here = ((b - a) / SUBMISSIONS for a, b in zip(before, after, strict=True))
    return scheduler, here


def own_seconds(pid: int) -> float:
    """Processor seconds so far of a process alone."""
    return next(iter(tree_seconds(pid).values()))  # It comes first.


def disk(course: Course, report: Report, place: Path) -> float:
    """Seconds in which home waits for its disk while it stores one report, at the median."""
    store, found = Store(place / "saved"), []
    for number in range(SAVES):
        wall, computed = time.perf_counter(), time.process_time()
        store.save(replace(report, student=f"s{number}"))
        found.append(time.perf_counter() - wall - (time.process_time() - computed))
    return max(0.0, statistics.median(found))


def memory_kb(report: Report) -> float:
    """What one report takes while home keeps it."""
    text = json.dumps(report_to_json(report))
    tracemalloc.start()
    kept = [report_from_json(json.loads(text)) for _ in range(100)]
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return size / len(kept) / 1000


def serve_at_once(connection: Connection, root: Path, isolation: str, slot: int, name: str) -> None:
    """The life of a grader that knows the answer."""
    passport = Passport(name, "none", "it grades nothing", inputs_of(load_course(root), layer_named("none").title))
    data = json.loads(Path(os.environ[FILE]).read_text())
    answer_to(
        connection,
        {
            "ready": lambda _: passport,
            "admit": lambda _: passport,
            "grade": lambda parcel: json.dumps(data | {"student": parcel.student}),
        },
    )


def main() -> None:
    """Join as any worker does."""
    address, name, os.environ[FILE] = sys.argv[1:]
    worker.run_workers(worker.Settings(address, load_course().root, "none", 1, name=name), serve_at_once)


if __name__ == "__main__":
    main()
