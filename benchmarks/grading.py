"""What grading costs: one more submission of a class, a bare fork, nbgrader, more workers, a class that is stored.

    python -m benchmarks.grading                    all but the long ones
    python -m benchmarks.grading more bare          only these parts
    python -m benchmarks.grading class nbgrader     40 students with five lessons; what nbgrader takes for lesson 1
    python -m benchmarks.grading verify             `course verify` without a ledger
    python -m benchmarks.grading tuning many        20 full searches; 1000 notebooks

The unit is lesson 1 as an old commit graded it: see `yardstick`. Times are wall seconds unless said otherwise, as
median (smallest to largest) over runs that take turns, so that a busy machine is busy for all of them. Work on a
machine that does nothing else.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import cache, partial
from pathlib import Path
from typing import Any

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
os.environ["MPLBACKEND"] = "Agg"
os.environ.setdefault("COURSE_FAST", "1")

import nbformat

from autograder.answers import live_answers
from autograder.api.registry import checks_of
from autograder.api.result import Report
from autograder.api.runner import run_checks
from autograder.grading.batch import Batch, grade_all
from autograder.grading.fits import fits_of, prepare_fits
from autograder.grading.fitter import Predictions
from autograder.grading.grade import grade_notebook, grade_submission
from autograder.grading.judges import private_judges
from autograder.grading.local_pool import LocalPool
from autograder.grading.store import Store
from autograder.grading.submissions import Submission
from autograder.manifest import Course, Lesson, load_course
from autograder.notebook import DEMO_TAG, read_notebook, rebuild
from autograder.sandbox import driver
from autograder.sandbox.box import Box, make_boxes
from autograder.sandbox.layers import Layer
from autograder.sandbox.probe import choose_layer
from autograder.subject import subject_of
from benchmarks.measure import children, computed, spread, timed, tree_mb
from benchmarks.yardstick import yardstick

ROOT = Path(__file__).resolve().parent.parent
RUNS = 11
NBGRADER_FEW, NBGRADER_MANY = 2, 5
COURSE = (sys.executable, "-m", "autograder")
SHORT = ("more", "bare", "jobs", "start", "regrade", "help")


def main() -> None:
    """Run the parts that are named, or the short ones."""
    parts: dict[str, Callable[[Course, Layer], None]] = {
        "more": one_more, "bare": bare, "jobs": more_jobs, "start": start, "regrade": regrade, "help": help_text,
        "class": whole_class, "nbgrader": nbgrader_lesson_1, "verify": verify, "tuning": tuning, "many": many,
    }  # fmt: skip
    course = load_course(ROOT)
    layer = choose_layer(course)
    print(f"Isolation: {layer.title}; {os.cpu_count()} cores.")
    for name in sys.argv[1:] or SHORT:
        print(f"\n## {name}")
        parts[name](course, layer)


def one_more(course: Course, layer: Layer) -> None:
    """One more submission of each lesson behind the wall, in units; the whole class shares what was fitted before.

    Beside it, the same submission where nobody has handed in such a model before.
    """
    judge, total = private_judges(course), 0.0
    print(f"{'lesson':<8}{'one more, s':<26}{'units':<8}{'a model of its own, s':<26}{'units':<8}unit, s")
    with yardstick(ROOT, layer.name) as unit, tempfile.TemporaryDirectory() as place:
        for lesson in course.lessons:
            with shared_box(course, lesson, layer, Path(place)) as box:
                submission, known = Submission("ana", lesson, course.solution(lesson)), Predictions()
                units: list[float] = []
                same: list[float] = []
                other: list[float] = []
                grade_submission(course, submission, judge, box, None, known)
                for _ in range(RUNS):
                    units.append(unit.seconds())
                    for kept, found in ((known, same), (Predictions(), other)):
                        seconds, report = timed(grade_submission, course, submission, judge, box, None, kept)
                        assert report.points == lesson.points, "the reference lost points"
                        found.append(seconds)
            one = statistics.median(units)
            ratio, alone = statistics.median(same) / one, statistics.median(other) / one
            total += ratio
            print(f"{lesson.number:<8}{spread(same):<26}{ratio:<8.2f}{spread(other):<26}{alone:<8.2f}{spread(units)}")
    print(f"a student with all {len(course.lessons)} lessons: {total:.1f} units")


def shared_box(course: Course, lesson: Lesson, layer: Layer, folder: Path) -> Box:
    """A box with the fit cache of a lesson, which was filled before."""
    fits = fits_of(course, [lesson], folder)
    (box,) = make_boxes(course, layer, fits=fits.file if fits else None)
    if fits is not None:
        prepare_fits(fits, [box])
    return box


def bare(course: Course, layer: Layer) -> None:
    """Lessons 1 and 2 against a bare fork of a warm process that runs the same cells and the same checks."""
    judge, shell = private_judges(course), warm_shell()
    for lesson in course.lessons[:2]:
        cells = [cell.source for cell in rebuilt_cells(course, lesson)]
        walled: list[float] = []
        forks: list[float] = []
        with Box(course, layer) as box:
            grade_notebook(course, lesson, course.solution(lesson), judge, box)
            for _ in range(RUNS):
                forks.append(timed(forked, partial(run_and_check, course, lesson, shell, cells))[0])
                walled.append(timed(grade_notebook, course, lesson, course.solution(lesson), judge, box)[0])
        ratio = statistics.median(walled) / statistics.median(forks)
        print(f"lesson {lesson.number}: bare fork {spread(forks)}, behind the wall {spread(walled)}: {ratio:.2f} times")


def nbgrader_lesson_1(course: Course, layer: Layer) -> None:
    """What `nbgrader autograde` takes for one more submission of lesson 1, beside ours."""
    lesson, judge = course.lesson("1"), private_judges(course)
    with Box(course, layer) as box:
        again = partial(grade_notebook, course, lesson, course.solution(lesson), judge, box)
        again()
        ours = [timed(again)[0] for _ in range(RUNS)]
    print(f"ours: {spread(ours)} s")
    for demos, words in ((True, "nbgrader"), (False, "nbgrader, demonstrations taken out")):
        found = nbgrader_times(course, lesson, demos)
        print(f"{words}: {spread(found, 1)} s, {statistics.median(found) / statistics.median(ours):.1f} times ours")


def more_jobs(course: Course, layer: Layer) -> None:
    """Two workers against one, on lesson 1, in turns: from boxes that are ready, and with the start of the boxes."""
    lesson, n = course.lesson("1"), 60
    found: dict[tuple[int, bool], list[float]] = {(jobs, ready): [] for ready in (True, False) for jobs in (1, 2)}
    for _ in range(3):
        for (jobs, ready), times in found.items():
            boxes = make_boxes(course, layer, jobs)
            if ready:
                for box in boxes:
                    box.__enter__()
            times.append(timed(batch, course, lesson, n, boxes)[0])
    for ready, words in ((True, "boxes ready, as after the probe"), (False, "boxes started in that time")):
        one, two = found[1, ready], found[2, ready]
        ratio = statistics.median(one) / statistics.median(two)
        print(f"{n} submissions, {words}: -j 1 {spread(one, 1)} s, -j 2 {spread(two, 1)} s: {ratio:.2f} times as fast")


def start(course: Course, layer: Layer) -> None:
    """`course grade`, from its start until the first notebook runs: when its record is stored, less what it took."""
    lesson, found = course.lesson("1"), []
    for _ in range(5):
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "class", "ana").mkdir(parents=True)
            shutil.copy(course.solution(lesson), Path(folder, "class", "ana"))
            command = [*COURSE, "grade", f"{folder}/class", "--out", f"{folder}/out", "-j", "2"]
            began = time.perf_counter()
            process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            record = Path(folder, "out", "ana", f"{lesson.name}.json")
            while not record.exists() and process.poll() is None:
                time.sleep(0.005)
            found.append(time.perf_counter() - began - json.loads(record.read_text())["seconds"])
            process.wait()
    print(f"until the first notebook runs: {spread(found, 1)} s")


def whole_class(course: Course, layer: Layer) -> None:
    """Forty students with all five lessons, two workers, from nothing; and what 200 would take."""
    students = int(os.environ.get("STUDENTS", "40"))
    with tempfile.TemporaryDirectory() as place:
        began, fits = time.perf_counter(), fits_of(course, course.lessons, Path(place))
        assert fits is not None
        boxes = make_boxes(course, layer, 2, fits.file)
        prepare_fits(fits, boxes)
        ready = time.perf_counter() - began
        work = [Submission(f"s{n:03}", at, course.solution(at)) for n in range(students) for at in course.lessons]
        seconds, _ = timed(checked, course, work, boxes, Path(place))
    print(f"our own runs for the fit cache: {ready:.0f} s; {students} students, {len(work)} notebooks: {seconds:.0f} s")
    print(f"{seconds / len(work):.2f} s for a notebook; 200 students: {200 / students * seconds / 60:.1f} minutes")


def verify(course: Course, layer: Layer) -> None:
    """`course verify` without a ledger, in a copy of the course."""
    with tempfile.TemporaryDirectory() as folder:
        tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for name in tracked.splitlines():
            Path(folder, name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, Path(folder, name))
        env = os.environ | {"PYTHONPATH": folder}
        subprocess.run([*COURSE, "build"], cwd=folder, env=env, check=True, capture_output=True)
        command = [*COURSE, "verify", "-j", "2"]
        seconds, ended = timed(subprocess.run, command, cwd=folder, env=env, capture_output=True, text=True)
    print(f"course verify, cold, -j 2: {seconds:.0f} s, {ended.stdout.strip().splitlines()[-1]}")


def regrade(course: Course, layer: Layer) -> None:
    """An unchanged class of 200 again: every record is read, nothing runs."""
    lesson, n = course.lesson("1"), 200
    with tempfile.TemporaryDirectory() as folder:
        first = timed(batch, course, lesson, n, make_boxes(course, layer), Store(Path(folder)))[0]
        again = [timed(batch, course, lesson, n, make_boxes(course, layer), Store(Path(folder)))[0] for _ in range(5)]
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
        fits = fits_of(course, [lesson], Path(folder))
        assert fits is not None
        boxes = make_boxes(course, layer, 2, fits.file)
        recording, _ = computed(lambda: prepare_fits(fits, boxes))
        cached, reports = computed(lambda: batch(course, lesson, n, boxes))
        plain, others = computed(lambda: batch(course, lesson, n, make_boxes(course, layer, 2)))
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

    batch(course, course.lesson("1"), n, make_boxes(course, layer), each=note)
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
    lesson: Lesson,
    n: int,
    boxes: list[Box],
    store: Store | None = None,
    each: Callable[[], None] = lambda: None,
) -> list[Report]:
    """Grade the reference n times, as n students."""
    submissions = [Submission(f"student-{i:04}", lesson, course.solution(lesson)) for i in range(n)]
    return checked(course, submissions, boxes, None, store, each)


def checked(
    course: Course,
    submissions: list[Submission],
    boxes: list[Box],
    shared: Path | None,
    store: Store | None = None,
    each: Callable[[], None] = lambda: None,
) -> list[Report]:
    """Grade solutions of ours, which have every point."""
    judge = private_judges(course)
    reports = grade_all(
        Batch(course, submissions, LocalPool(course, judge, boxes, shared), store), lambda report: each()
    )
    assert all(report.points == report.max_points for report in reports), "the reference lost points"
    return reports


@cache
def warm_shell() -> Any:
    """A shell as the warm process has it, in this process."""
    shell = driver.new_shell()
    driver.warm_up("")
    driver.warm_up_more()
    return shell


def rebuilt_cells(course: Course, lesson: Lesson) -> Any:
    """The cells that grading runs for the reference solution."""
    return rebuild(read_notebook(course.release(lesson)), read_notebook(course.solution(lesson)), lesson).cells


def run_cells(shell: Any, cells: Iterable[str]) -> None:
    """The cells, as a notebook would run them."""
    for source in cells:
        shell.run_cell(source, store_history=False).raise_error()


def run_and_check(course: Course, lesson: Lesson, shell: Any, cells: Iterable[str]) -> None:
    """The cells, then the checks in the same process."""
    run_cells(shell, cells)
    run_checks(
        checks_of(course, lesson),
        lesson.check_points,
        live_answers(shell.user_ns),
        subject_of(course).judges(course, None),
    )


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
            notebook = nbformat.read(course.solution(lesson), as_version=4)
            notebook.cells = [c for c in notebook.cells if demos or DEMO_TAG not in c.metadata.get("tags", [])]
            nbformat.write(notebook, target / f"{lesson.name}.ipynb")
        nbgrader(root, "generate_assignment", lesson.name, "--create", "--force")
        return float(timed(nbgrader, root, "autograde", lesson.name)[0])


def nbgrader(root: Path, *args: str) -> None:
    """Run nbgrader in a course folder."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = os.environ | {"PATH": path, "PYTHONPATH": str(ROOT), "JUPYTER_PLATFORM_DIRS": "1"}
    subprocess.run([sys.executable, "-m", "nbgrader", *args], cwd=root, env=env, capture_output=True, check=True)


if __name__ == "__main__":
    main()
