"""What grading on several machines costs and bears; all of them are processes of this one.

    python -m benchmarks.cluster                               every row of the table
    python -m benchmarks.cluster --only overhead               one of: overhead, two, killed, many, equal
    python -m benchmarks.cluster --only two --submissions 20   with fewer submissions

Notebooks are our solutions, each with a model and a text of its own, so that no cache answers. Times are wall seconds;
what is compared takes turns, so that a busy machine is busy for both. Work on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
os.environ["MPLBACKEND"] = "Agg"
os.environ.setdefault("COURSE_FAST", "1")

import nbformat

from autograder.authoring.build import build_lesson
from autograder.cli.pools import Where, pool_of
from autograder.cluster import home
from autograder.cluster.home import Address, joined
from autograder.grading.batch import Batch, grade_all
from autograder.grading.collection import find_submissions
from autograder.grading.judges import private_judges
from autograder.grading.local_pool import LocalPool
from autograder.grading.pool import Pool
from autograder.grading.store import Store
from autograder.grading.submissions import Submission
from autograder.manifest import Course, Lesson, load_course
from autograder.sandbox.box import make_boxes
from autograder.sandbox.layers import Layer
from autograder.sandbox.probe import choose_layer
from benchmarks.measure import machine, own_mb, timed
from tests.cluster.clusters import Cluster, cluster_of, plain
from tests.cluster.hostile import graded_on_two_roads
from tests.corpus_tools import Entry, crossing_pairs, entries

ROOT = Path(__file__).resolve().parent.parent
home.FIRST_WORKER_SECONDS = 600  # A busy machine is slow to start one.
TINY = ROOT / "tests" / "tiny_course"
TURNS = 5
WARM = 4
NUMBERS = {"overhead": 100, "two": 100, "killed": 120, "many": 2000, "equal": 100}


def main() -> None:
    """Print the rows that are asked for."""
    rows: dict[str, Callable[[Course, Layer, int], None]] = {
        "overhead": overhead, "two": two_workers, "killed": killed, "many": many, "equal": equal,
    }  # fmt: skip
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", choices=rows, action="append", help="this row; may be given again")
    parser.add_argument("--submissions", type=int, help="so many in place of the table's number")
    asked = parser.parse_args()
    course = load_course(ROOT)
    layer = choose_layer(course)
    print(f"{machine()}; {layer.name}")
    for name in asked.only or rows:
        print(f"\n## {name}", flush=True)
        seconds, _ = timed(rows[name], course, layer, asked.submissions or NUMBERS[name])
        print(f"({seconds:.0f} s)", flush=True)


def overhead(course: Course, layer: Layer, n: int) -> None:
    """One worker against the local pool with one grader, in turns; from the first report of a turn to its last.

    The local grader begins anew with each turn, and a worker does not: that is no part of what is compared.
    """
    for lesson in (course.lesson("1"), course.lesson("3")):
        with (
            tempfile.TemporaryDirectory() as place,
            cluster_of(Path(place), course, 1, isolation=layer.name) as cluster,
            far(course, cluster, layer) as dask,
        ):
            found = {"local": 0.0, "dask": 0.0}
            for part in parts(varied(course, lesson, n, Path(place))):
                found["local"] += graded(course, part, local(course, layer, Path(place)), since_first=True)
                found["dask"] += graded(course, part, dask, since_first=True)
        more = 100 * (found["dask"] / found["local"] - 1)
        print(f"lesson {lesson.number}, {n}: local {found['local']:.1f} s, Dask {found['dask']:.1f} s: {more:+.1f} %")


def two_workers(course: Course, layer: Layer, n: int) -> None:
    """Two workers against one, on lesson 1, in turns; each has graded some before."""
    with tempfile.TemporaryDirectory() as place, ExitStack() as stack:
        clusters = {}
        for number in (1, 2):
            Path(place, str(number)).mkdir()
            how = cluster_of(Path(place, str(number)), course, number, isolation=layer.name)
            clusters[number] = stack.enter_context(how)
        found = dict.fromkeys(clusters, 0.0)
        pools = {number: stack.enter_context(far(course, one, layer, number)) for number, one in clusters.items()}
        work = varied(course, course.lesson("1"), n + WARM, Path(place))
        for pool in pools.values():
            graded(course, work[n:], pool)
        for part in parts(work[:n]):
            for number, pool in pools.items():
                found[number] += graded(course, part, pool)
    print(f"{n}: one worker {found[1]:.1f} s, two {found[2]:.1f} s: {found[1] / found[2]:.2f} times as fast")


def killed(course: Course, layer: Layer, n: int) -> None:
    """Three workers, each killed once, and the scheduler once; what was begun twice, and whether records are right."""
    deaths = 4
    with tempfile.TemporaryDirectory() as name:
        place, begun = Path(name), Path(name, "begun")
        work = varied(course, course.lesson("1"), n, place / "class")
        near = {one.student: one for one in grade_all(Batch(course, work, local(course, layer, place)))}
        with counted_cluster(place, course, layer, begun) as (cluster, workers):
            command, at = grading(place, cluster, layer), iter(range(1, deaths + 1))
            for number, process in enumerate(list(workers), 1):
                wait_for(place, command, next(at) * n // (deaths + 1))
                process.kill()
                workers.append(counted(cluster, layer, begun, f"new{number}"))
            wait_for(place, command, next(at) * n // (deaths + 1))
            cluster.process.kill()
            said = command.communicate()[0]
        print(f"the scheduler was killed: exit code {command.returncode}, {said.strip().splitlines()[-1]!r}")
        stored = len(Store(place / "out").files())
        with counted_cluster(place, course, layer, begun) as (cluster, _):
            command = grading(place, cluster, layer)
            command.communicate()
        records = [record.report for record in Store(place / "out").records() if record.is_true and record.report]
        right = sum(points(report) == points(near[report.student]) for report in records)
        repeated = len(begun.read_text().splitlines()) - n
    print(f"{n} submissions, {stored} stored before the scheduler died; again: exit code {command.returncode}")
    print(f"{len(records)} records, {right} right; {repeated} begun again for {deaths} deaths: {repeated / deaths:.1f}")


def many(course: Course, layer: Layer, n: int) -> None:
    """Many notebooks of the tiny course through four workers: memory at home and of the scheduler meanwhile."""
    at_home, scheduler, done = [], [], 0
    with tempfile.TemporaryDirectory() as name:
        tiny = tiny_course(Path(name, "course"))
        work = varied(tiny, tiny.lessons[0], n, Path(name, "class"))
        with cluster_of(Path(name), tiny, 4, isolation=layer.name) as cluster:

            def note(report: Any) -> None:
                nonlocal done
                done += 1
                if done % max(1, n // 10) == 0:
                    at_home.append(own_mb(os.getpid()))
                    scheduler.append(own_mb(cluster.process.pid))

            with far(tiny, cluster, layer, 4) as pool:
                seconds, _ = timed(grade_all, Batch(tiny, work, pool, Store(Path(name, "out"))), note)
    print(f"{n} through 4 workers: {seconds:.0f} s, {60 * n / seconds:.0f} a minute")
    print(f"MB after each tenth, at home:     {', '.join(f'{mb:.0f}' for mb in at_home)}")
    print(f"MB after each tenth, scheduler:   {', '.join(f'{mb:.0f}' for mb in scheduler)}")


def equal(course: Course, layer: Layer, n: int) -> None:
    """Records of the sample class and of the corpus, made on workers and at home, but for times and who made them."""
    work = find_submissions(course.root / "examples", course)[:n]
    with tempfile.TemporaryDirectory() as name, cluster_of(Path(name), course, 2, isolation=layer.name) as cluster:
        where = (Where(layer.name, scheduler=Address(str(cluster.file))), Where(layer.name, 2))
        both = []
        for number, one in enumerate(where):
            with pool_of(course, course.lessons, one, Path(name, f"fits{number}")) as pool:
                both.append([plain(report) for report in grade_all(Batch(course, work, pool))])
    same = sum(one == other for one, other in zip(*both, strict=True))
    print(f"the sample class: {same} of {len(work)} records are equal")
    with tempfile.TemporaryDirectory(prefix="corpus-", ignore_cleanup_errors=True) as name:
        roads = graded_on_two_roads(of_the_corpus(n), layer.name, Path(name))
    different = [one for one, report in roads.far.items() if plain(report) != plain(roads.near[one])]
    marks = sum(points(report) == points(roads.near[one]) for one, report in roads.far.items())
    print(f"of the corpus: {len(roads.far) - len(different)} of {len(roads.far)} records are equal, {marks} marks")
    print(f"not equal: {', '.join(different) or 'none'}")


# --- what is graded, and where ---


def of_the_corpus(n: int) -> list[Entry]:
    """About so many entries of the corpus; who crosses comes with the one who is crossed."""
    alone = [entry for entry in entries() if not entry.student]
    step = max(1, len(alone) // n)
    return [entry for entry in alone if entry.kind != "crossing"][::step] + crossing_pairs(alone, step)


def varied(course: Course, lesson: Lesson, n: int, folder: Path) -> list[Submission]:
    """Our solution n times, as n students, each with a seed for its models and a text of its own."""
    found, notebook = [], nbformat.read(course.solution(lesson), as_version=4)
    cells = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("solution")]
    sources = [cell.source for cell in cells]
    for number in range(n):
        student = f"s{number:05}"
        for cell, source in zip(cells, sources, strict=True):
            seeded = re.sub(r"random_state=\d+", f"random_state={1000 + number}", source)
            cell.source = f"{seeded}\n# {student}"
        path = folder / student / f"{lesson.name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, path)
        found.append(Submission(student, lesson, path))
    return found


def parts(work: list[Submission]) -> list[list[Submission]]:
    """The turns of those who are compared."""
    return [part for part in (work[turn::TURNS] for turn in range(TURNS)) if part]


def local(course: Course, layer: Layer, place: Path) -> LocalPool:
    """One grader here, whose box has begun."""
    boxes = make_boxes(course, layer, 1)
    boxes[0].launch()
    return LocalPool(course, private_judges(course), boxes, place)


@contextmanager
def far(course: Course, cluster: Cluster, layer: Layer, workers: int = 1) -> Iterator[Pool]:
    """The workers of a cluster, all of them there."""
    with joined(course, Address(str(cluster.file)), layer.name, None, lambda line: None) as pool:
        while pool.workers < workers:
            time.sleep(0.2)
            pool._workers._ask()  # type: ignore[attr-defined]
        yield pool


def graded(course: Course, work: list[Submission], pool: Pool, since_first: bool = False) -> float:
    """Wall seconds for some submissions, or for those after the first."""
    at = [time.perf_counter()]
    reports = grade_all(Batch(course, work, pool), lambda report: at.append(time.perf_counter()))
    assert not [report.remark for report in reports if report.held], "points are held"
    return at[-1] - at[since_first]


def points(report: Any) -> list[tuple[str, str, float]]:
    """What each check gave."""
    return [(result.check, str(result.status), result.points) for result in report.results]


def tiny_course(root: Path) -> Course:
    """The tiny course of the tests, with the real data."""
    shutil.copytree(TINY, root)
    (root / "data").symlink_to(ROOT / "data")
    course = load_course(root)
    build_lesson(course, course.lessons[0])
    return course


# --- a cluster whose members die ---


@contextmanager
def counted_cluster(
    place: Path, course: Course, layer: Layer, begun: Path
) -> Iterator[tuple[Cluster, list[subprocess.Popen[str]]]]:
    """A cluster of three workers that write down what they begin; for those that are killed, add others."""
    with cluster_of(place, course, 0, isolation=layer.name) as cluster:
        workers = [counted(cluster, layer, begun, f"old{number}") for number in range(3)]
        try:
            yield cluster, workers
        finally:
            for worker in workers:
                worker.send_signal(signal.SIGTERM)
            for worker in workers:
                worker.wait()


def counted(cluster: Cluster, layer: Layer, begun: Path, name: str) -> subprocess.Popen[str]:
    """One such worker."""
    return cluster.start(cluster.address, name, str(begun), layer.name, module="benchmarks.counted_worker")


def grading(place: Path, cluster: Cluster, layer: Layer) -> subprocess.Popen[str]:
    """`course grade`, as an instructor runs it."""
    where = ("--scheduler", str(cluster.file), "--isolation", layer.name, "--no-fit-cache")
    return cluster.start("grade", str(place / "class"), "--out", str(place / "out"), *where)


def wait_for(place: Path, command: subprocess.Popen[str], records: int) -> None:
    """Until so many records are stored, or the command has ended."""
    while len(list((place / "out").glob("s*/*.json"))) < records and command.poll() is None:
        time.sleep(0.02)


if __name__ == "__main__":
    main()
