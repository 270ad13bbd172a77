"""Runs trials, each in a process of its own, several at once.

Each lesson has a process that runs the reference once. It forks, and its forks fork a child for each
trial, so that nothing a solution does stays, and so that one that never ends can be stopped. The
bank is our own code: there is no wall here.
"""

from __future__ import annotations

import contextlib
import gc
import os
import resource
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, Pipe, wait
from multiprocessing.process import BaseProcess
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Lock, Semaphore
from pathlib import Path
from typing import Any

from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from autograder.answers import fitcache
from autograder.authoring.build import changed_files
from autograder.authoring.reference import Reference
from autograder.authoring.trial import Outcome, Trial, TrialKind
from autograder.errors import CourseError
from autograder.manifest import Course, load_course
from autograder.sandbox.linux import die_with_parent

__all__ = ["run_trials"]

CPU_SECONDS = 120
"""Four times what the slowest trial needs: our own search of lesson 4."""
PATIENCE = 20
"""See `run_trials`."""
MEMORY_GB = 8
"""What one trial may use."""


def run_trials(
    root: Path, trials: Iterable[Trial], jobs: int, cpu_seconds: int = CPU_SECONDS, patience: int = PATIENCE
) -> Iterator[tuple[Trial, Outcome]]:
    """Run trials, `jobs` at once, and give each with its outcome as soon as it is there.

    Args:
        root: The folder of the course.
        trials: What to try.
        jobs: How many at once.
        cpu_seconds: What one trial may compute. Processor time, so that a busy machine does no harm.
        patience: A trial that waits, and does not compute, is stopped after so many times its seconds.

    Raises:
        CourseError: The reference of a lesson does not run, or does not earn every point.
    """
    # A server forks the lessons' processes: this process may have threads, which do not survive a fork.
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    slots = context.BoundedSemaphore(jobs)
    # The locks are kept here: one that nobody holds is gone before the process can open it.
    lanes: dict[Connection, _Lane] = {}
    processes: list[BaseProcess] = []
    for lesson, group in groupby(sorted(trials, key=_lane_of), key=_lane_of):
        receive, send = context.Pipe(duplex=False)
        lane = _Lane(
            root, lesson, tuple(group), jobs if lesson else 1, cpu_seconds, patience, slots, send, context.Lock()
        )
        # A daemon: it ends with us, and joblib does not start processes of its own in it.
        processes.append(context.Process(target=lane.run, daemon=True))
        processes[-1].start()
        send.close()
        lanes[receive] = lane
    try:
        while lanes:
            for reader in wait(list(lanes)):
                assert isinstance(reader, Connection)
                try:
                    yield _received(reader.recv())
                except EOFError:
                    del lanes[reader]
    finally:
        for process in processes:
            _end(process)


def _end(process: BaseProcess) -> None:
    """End the process of a lesson and all that it forked: they are a group of their own."""
    assert process.pid is not None
    with contextlib.suppress(ProcessLookupError):  # It has ended, or is not a group yet.
        os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.join()


def _lane_of(trial: Trial) -> str:
    """The lesson whose process runs this trial; nothing for the building of notebooks, which has its own."""
    return "" if trial.kind is TrialKind.BUILD else trial.lesson


def _received(message: tuple[Trial, Outcome] | CourseError) -> tuple[Trial, Outcome]:
    if isinstance(message, CourseError):
        raise message
    return message


@dataclass(frozen=True)
class _Lane:
    """The process of a lesson, and its trials. A trial takes a slot while it runs."""

    root: Path
    lesson: str
    trials: tuple[Trial, ...]
    width: int
    cpu_seconds: int
    patience: int
    slots: Semaphore
    send: Connection
    sending: Lock

    def run(self) -> None:
        """Prepare what all trials need, and run them."""
        os.setsid()
        os.environ["COURSE_ROOT"] = str(self.root)
        load_course.cache_clear()
        _hush()
        # A pool of threads does not survive a fork: the child would wait for it for ever.
        threadpool_limits(1)
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            try:
                with self.slots:
                    work = self._prepare(load_course())
            except CourseError as error:
                self.send.send(error)
                return
            gc.freeze()  # What is there stays: a child that looks through all of it would copy its pages.
            # What runs by itself takes longest; whoever is free takes the next one.
            trials = sorted(self.trials, key=lambda trial: bool(trial.exercise))
            taken = get_context("fork").Value("i", 0)
            _wait_for([_fork(partial(self._try_all, work, trials, taken)) for _ in range(self.width)])

    def _prepare(self, course: Course) -> Callable[[Trial], Outcome]:
        if not self.lesson:
            return partial(_built, course)
        try:
            fitcache.install()
            reference = Reference(course, course.lesson(self.lesson))
            fitcache.keep_own()
            return partial(_tried, reference)
        except CourseError:
            raise
        # Whatever else our own solution raises: the author must see it.
        except Exception as error:
            what = f"our own solution of {self.lesson} stops: {type(error).__name__}: {error}"
            raise CourseError(what, file=course.source(course.lesson(self.lesson))) from error

    def _try_all(self, work: Callable[[Trial], Outcome], trials: Sequence[Trial], taken: Synchronized[int]) -> None:
        while (number := _next(taken)) < len(trials):
            trial = trials[number]
            with self.slots:
                outcome = _apart(partial(work, trial), self.cpu_seconds, self.patience)
            with self.sending:
                self.send.send((trial, outcome))


def _next(taken: Synchronized[int]) -> int:
    with taken.get_lock():
        taken.value += 1
        return taken.value - 1


def _hush() -> None:
    """Throw away what lessons and solutions print."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nothing, stream)


def _built(course: Course, trial: Trial) -> Outcome:
    """Whether the notebooks are what their source makes of them."""
    old = changed_files(course, course.lesson(trial.lesson))
    return Outcome(", ".join(str(path.relative_to(course.root)) for path in old))


def _tried(reference: Reference, trial: Trial) -> Outcome:
    if trial.kind is TrialKind.REFERENCE and not reference.is_quick:
        return Outcome()  # It would not be here if our solution had not earned every point.
    try:
        if trial.kind is TrialKind.OUTSIDE:
            results = reference.as_cell(trial.sources[0], trial.name, trial.exercise)
        elif trial.exercise:
            source, cell = (*trial.sources, "")[:2]
            results = reference.replaced(source, trial.name, trial.exercise, cell=cell)
        else:
            results = reference.alone(trial.sources, trial.name)
    # A solution may raise anything, as its cell would in a notebook.
    except BaseException as error:
        return Outcome(f"{type(error).__name__}: {error}"[:500])
    return Outcome(lost=tuple(replace(result, picture=None) for result in results if result.status != "pass"))


def _apart(work: Callable[[], Outcome], cpu_seconds: int, patience: int) -> Outcome:
    """The outcome of some work in a forked child, which is stopped at a limit of time with all that it started."""
    receive, send = Pipe(duplex=False)

    def limited() -> None:
        os.setpgid(0, 0)
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_GB << 30, MEMORY_GB << 30))
        send.send(work())

    child = _fork(limited)
    send.close()
    try:
        ended = receive.poll(patience * cpu_seconds)
        outcome = receive.recv() if ended else Outcome("It waits for something, and does not end.")
    except EOFError:
        outcome = Outcome(f"It did not end within {cpu_seconds} s of computing, or it ended its process.")
    finally:
        receive.close()
        for end in (os.killpg, os.kill):  # Its group, if it came to have one, and itself.
            with contextlib.suppress(ProcessLookupError):
                end(child, signal.SIGKILL)
        _, _, used = os.wait4(child, 0)
    return replace(outcome, seconds=round(used.ru_utime + used.ru_stime, 2))


def _fork(work: Callable[[], None]) -> int:
    """Do some work in a forked child, which ends after it, or with us. Gives the child's number."""
    child = os.fork()
    if not child:
        try:
            _end_with_parent()
            work()
        finally:
            os._exit(0)
    return child


def _wait_for(children: Iterable[int]) -> None:
    """Return when these have ended, or when the program that wants to know has: it may be killed."""
    program = parent_process()
    assert program is not None, "this is the process of a lesson"
    waiting: set[Any] = {os.pidfd_open(child) for child in children} if sys.platform == "linux" else set()
    while waiting:
        ready = wait([*waiting, program.sentinel])
        if program.sentinel in ready:
            return
        waiting -= {*ready}
    for child in children:
        os.waitpid(child, 0)


def _end_with_parent() -> None:
    """Leave nothing that goes on computing if the process of the lesson ends, or is killed."""
    if sys.platform == "linux":
        die_with_parent()
