"""What grading costs: against a bare fork, against nbgrader, with more workers, from the store, with the fit cache.

    python benchmarks/grading.py                    all but the long ones
    python benchmarks/grading.py light lesson4      only these parts
    python benchmarks/grading.py tuning many        the long ones: 20 full searches twice, 1000 submissions

Times are wall seconds for one submission unless said otherwise, as median (smallest to largest) over runs that
take turns, so that a busy machine is busy for all of them. Work on a machine that does nothing else.
"""

from __future__ import annotations

import itertools
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
os.environ["MPLBACKEND"] = "Agg"
os.environ.setdefault("COURSE_FAST", "1")

import nbformat

from autograder.answers import live_answers
from autograder.checking import PublicJudge, run_checks
from autograder.grading.batch import grade_all
from autograder.grading.fits import prepare_fits
from autograder.grading.grade import grade_notebook, heldout_judge
from autograder.grading.store import Store
from autograder.grading.submissions import Submission
from autograder.manifest import Course, Lesson, load_course
from autograder.notebook import DEMO_TAG, Notebook, read_notebook, rebuild
from autograder.sandbox import driver
from autograder.sandbox.box import Box
from autograder.sandbox.layers import Layer
from autograder.sandbox.probe import choose_layer

ROOT = Path(__file__).resolve().parent.parent
RUNS = 11
NBGRADER_FEW, NBGRADER_MANY = 2, 5


def main() -> None:
    """Run the parts that are named, or the short ones."""
    parts: dict[str, Callable[[Course, Layer], None]] = {
        "light": light, "lesson4": lesson_4, "jobs": more_jobs, "regrade": regrade, "help": help_text,
        "tuning": tuning, "many": many,
    }  # fmt: skip
    course = load_course(ROOT)
    layer = choose_layer(course)
    print(f"Isolation: {layer.title}; {os.cpu_count()} cores.")
    for name in sys.argv[1:] or ["light", "lesson4", "jobs", "regrade", "help"]:
        print(f"\n## {name}")
        parts[name](course, layer)


def light(course: Course, layer: Layer) -> None:
    """Lessons 1 and 2: the wall, the wire, the checks and the record, against a bare fork, and against nbgrader."""
    for number in ("1", "2"):
        compare(course, course.lesson(number), layer)


def lesson_4(course: Course, layer: Layer) -> None:
    """The tuning lesson with three draws, one worker and two, against nbgrader."""
    lesson, n = course.lesson("4"), 8
    with tempfile.TemporaryDirectory() as folder:
        shared = prepare_fits(course, [lesson], layer, Path(folder))
        compare(course, lesson, layer, runs=5, fits=shared)
        for fits, words in ((shared, "with the fit cache"), (None, "without it")):
            one, two = (timed(lambda j=j, f=fits: batch(course, layer, lesson, n, j, fits=f))[0] / n for j in (1, 2))  # type: ignore[misc]
            print(f"{words}: -j 1 {one:.2f} s, -j 2 {two:.2f} s for a submission, of {n}; starting the boxes counts")


def compare(course: Course, lesson: Lesson, layer: Layer, runs: int = RUNS, fits: Path | None = None) -> None:
    """A bare fork without and with the checks, our grading, and nbgrader: one table for one lesson.

    With the file of a fit cache, grading that uses it has a line of its own.
    """
    solution = course.source(lesson).with_suffix(".ipynb")
    judge = heldout_judge(course)
    shell = warm_shell()
    cells = [cell.source for cell in rebuilt(course, lesson).cells]
    times: dict[str, list[float]] = {"bare fork, cells": [], "bare fork, cells and checks": [], "behind the wall": []}
    with Box(course, layer) as box, Box(course, layer, 1, fits) as sharing:
        grade_notebook(course, lesson, solution, judge, box)
        for _ in range(runs):
            times["bare fork, cells"].append(timed(lambda: forked(lambda: run_cells(shell, cells)))[0])
            times["bare fork, cells and checks"].append(
                timed(lambda: forked(lambda: run_and_check(course, lesson, shell, cells)))[0]
            )
            times["behind the wall"].append(timed(lambda: grade_notebook(course, lesson, solution, judge, box))[0])
            if fits:
                seconds = timed(lambda: grade_notebook(course, lesson, solution, judge, sharing))[0]
                times.setdefault("behind the wall, fit cache", []).append(seconds)
    times["nbgrader autograde"] = nbgrader_times(course, lesson)
    times["nbgrader, no demonstrations"] = nbgrader_times(course, lesson, demos=False)
    ours = statistics.median(times["behind the wall"])
    print(f"lesson {lesson.number}{'':<26}median (spread)            behind the wall is")
    for name, found in times.items():
        print(f"  {name:<30}{spread(found):<28}{ours / statistics.median(found):.2f} × this")


def more_jobs(course: Course, layer: Layer) -> None:
    """Two workers against one, on lesson 1, in turns."""
    lesson, n = course.lesson("1"), 60
    found: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(3):
        for jobs in found:
            found[jobs].append(timed(lambda j=jobs: batch(course, layer, lesson, n, j))[0])  # type: ignore[misc]
    start = statistics.median(timed(lambda: batch(course, layer, lesson, 1, 1))[0] for _ in range(3))
    print(f"{n} submissions: -j 1 {spread(found[1])} s, -j 2 {spread(found[2])} s; one alone {start:.2f} s")
    with_start = statistics.median(found[1]) / statistics.median(found[2])
    without = (statistics.median(found[1]) - start) / (statistics.median(found[2]) - start)
    print(f"-j 2 is {with_start:.2f} × as fast, and {without:.2f} × without the start of the boxes")


def regrade(course: Course, layer: Layer) -> None:
    """An unchanged class of 200 again: every record is read, nothing runs."""
    lesson, n = course.lesson("1"), 200
    with tempfile.TemporaryDirectory() as folder:
        first = timed(lambda: batch(course, layer, lesson, n, 1, Store(Path(folder))))[0]
        again = [timed(lambda: batch(course, layer, lesson, n, 1, Store(Path(folder))))[0] for _ in range(5)]
    print(
        f"{n} submissions: first {first:.1f} s, again {spread(again)} s: "
        f"{first / statistics.median(again):.0f} × faster"
    )


def tuning(course: Course, layer: Layer) -> None:
    """Twenty submissions of the tuning lesson with all 50 draws, two workers, with and without the fit cache.

    It takes half an hour, so it is measured in seconds of computing, which a busy machine does not change much.
    """
    os.environ["COURSE_FAST"] = "0"
    lesson, n = course.lesson("4"), int(os.environ.get("TUNING", "20"))
    with tempfile.TemporaryDirectory() as folder:
        recording, fits = computed(lambda: prepare_fits(course, [lesson], layer, Path(folder)))
        cached, (reports, _) = computed(lambda: batch(course, layer, lesson, n, 2, fits=fits))
        plain, (others, _) = computed(lambda: batch(course, layer, lesson, n, 2))
    same = [[(r.check, r.points) for r in report.results] for report in (*reports, *others)]
    print(f"{n} submissions, computing: without {plain:.0f} s; with {cached:.0f} s, and {recording:.0f} s for our run")
    print(
        f"with the cache: {(cached + recording) / plain:.2f} of the cost, {cached / plain:.2f} once our run is stored"
    )
    print(f"the same marks: {all(marks == same[0] for marks in same)}; {reports[0].notes[-1]}")


def many(course: Course, layer: Layer) -> None:
    """A thousand submissions of lesson 1 in one batch: time and memory must not grow with the number."""
    seconds: list[float] = []
    n, whole, workers = int(os.environ.get("MANY", "1000")), [], []

    def note() -> None:
        seconds.append(time.perf_counter())
        if len(seconds) % 50 == 0:
            whole.append(tree_mb(os.getpid()))
            workers.append(sum(tree_mb(pid) for pid in children(os.getpid())))

    batch(course, layer, course.lesson("1"), n, 1, each=note)
    steps = [b - a for a, b in itertools.pairwise(seconds)]
    quarters = [statistics.median(steps[i * n // 4 : (i + 1) * n // 4]) for i in range(4)]
    print("seconds for one, by quarter of the batch:", ", ".join(f"{value:.3f}" for value in quarters))
    print("memory, MB, after each 50: of the worker with its box", ", ".join(f"{mb:.0f}" for mb in workers))
    print("  and with the grader itself, which keeps all reports", ", ".join(f"{mb:.0f}" for mb in whole))


def help_text(course: Course, layer: Layer) -> None:
    """`course --help`, as a whole process."""
    command = [str(Path(sys.executable).parent / "course"), "--help"]
    found = [timed(lambda: subprocess.run(command, capture_output=True, check=True))[0] * 1000 for _ in range(RUNS)]
    print(f"course --help: {spread(found, 0)} ms")


# --- what is timed ---


def batch(
    course: Course,
    layer: Layer,
    lesson: Lesson,
    n: int,
    jobs: int,
    store: Store | None = None,
    fits: Path | None = None,
    each: Callable[[], None] = lambda: None,
) -> tuple[Any, None]:
    """Grade the reference n times, as n students."""
    solution = course.source(lesson).with_suffix(".ipynb")
    submissions = [Submission(f"student-{i:04}", lesson, solution) for i in range(n)]
    judge = heldout_judge(course)
    reports = grade_all(course, submissions, judge, lambda report: each(), jobs, layer.name, store, fits)
    assert all(report.points == lesson.points for report in reports), "the reference lost points"
    return reports, None


def warm_shell() -> Any:
    """A shell as the warm process has it, in this process."""
    if not hasattr(warm_shell, "shell"):
        warm_shell.shell = driver.new_shell()  # type: ignore[attr-defined]
        driver.warm_up("")
    return warm_shell.shell  # type: ignore[attr-defined]


def rebuilt(course: Course, lesson: Lesson) -> Any:
    """The cells that grading runs for the reference solution."""
    release: Notebook = read_notebook(course.release(lesson))
    return rebuild(release, read_notebook(course.source(lesson).with_suffix(".ipynb")), lesson)


def run_cells(shell: Any, cells: Iterable[str]) -> None:
    """The cells, as a notebook would run them."""
    for source in cells:
        shell.run_cell(source, store_history=False).raise_error()


def run_and_check(course: Course, lesson: Lesson, shell: Any, cells: Iterable[str]) -> None:
    """The cells, then the checks in the same process."""
    run_cells(shell, cells)
    run_checks(course.checks(lesson), lesson.check_points, live_answers(shell.user_ns), PublicJudge())


def forked(work: Callable[[], None]) -> None:
    """Do some work in a fork of this process, without any wall."""
    child = os.fork()
    if child == 0:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        work()
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0


def nbgrader_times(course: Course, lesson: Lesson, demos: bool = True) -> list[float]:
    """Seconds for one submission of `nbgrader autograde`: what some more of them add to few.

    Without `demos`, cells that only show something are taken out of the notebooks before. Our grading leaves them out.
    """
    found = []
    for _ in range(2):
        few, many_ = (nbgrader_run(course, lesson, n, demos) for n in (NBGRADER_FEW, NBGRADER_MANY))
        found.append((many_ - few) / (NBGRADER_MANY - NBGRADER_FEW))
    return found


def nbgrader_run(course: Course, lesson: Lesson, n: int, demos: bool) -> float:
    """Grade the reference n times with nbgrader, in a course folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("course.yaml", "nbgrader_config.py"):
            shutil.copy(course.root / name, root)
        for name in ("solutions", "lessons"):
            shutil.copytree(course.root / name / lesson.name, root / name / lesson.name)
        (root / "data").symlink_to(course.root / "data")
        for number in range(n):
            target = root / "submitted" / f"s{number}" / lesson.name
            target.mkdir(parents=True)
            notebook = nbformat.read(course.source(lesson).with_suffix(".ipynb"), as_version=4)
            notebook.cells = [c for c in notebook.cells if demos or DEMO_TAG not in c.metadata.get("tags", [])]
            nbformat.write(notebook, target / f"{lesson.name}.ipynb")
        nbgrader(root, "generate_assignment", lesson.name, "--create", "--force")
        return timed(lambda: nbgrader(root, "autograde", lesson.name))[0]


def nbgrader(root: Path, *args: str) -> None:
    """Run nbgrader in a course folder."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = os.environ | {"PATH": path, "PYTHONPATH": str(ROOT), "JUPYTER_PLATFORM_DIRS": "1"}
    subprocess.run([sys.executable, "-m", "nbgrader", *args], cwd=root, env=env, capture_output=True, check=True)


# --- small things ---


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Wall seconds, and what came of it."""
    started = time.perf_counter()
    result = work()
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
    total = 0.0
    try:
        rollup = Path("/proc", str(pid), "smaps_rollup").read_text()
        total = next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / 1024
        total += sum(map(tree_mb, children(pid)))
    except OSError:
        pass  # It ended while we looked.
    return total


if __name__ == "__main__":
    main()
