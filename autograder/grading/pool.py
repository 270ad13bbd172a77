"""Several graders at once, each a process of its own with its own box. One that dies takes only its own task."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from autograder.api.result import Report, Status
from autograder.error_messages import in_words
from autograder.errors import CourseError, GraderError
from autograder.grading.grade import refused
from autograder.grading.submissions import Submission
from autograder.manifest import Course, Limits
from autograder.sandbox import linux
from autograder.sandbox.box import Box

__all__ = ["run_all"]

Grade = Callable[[Submission, Box, Limits | None], Report]

TICK_SECONDS = 0.5
DIED = "The grader ended without a word while it worked on this submission. A person must look."


class _Worker:
    """One grader and the task that it works on: a position in the list, or -1."""

    def __init__(self, box: Box, grade: Grade, others: Sequence[_Worker]) -> None:
        context = multiprocessing.get_context("fork")
        self.ours, theirs = context.Pipe()
        self.task = -1
        self.box = box
        # The fork has copies of our ends. While it holds one, the other end never learns that we are done.
        ours = [self.ours, *(other.ours for other in others)]
        self.process: BaseProcess = context.Process(target=_work, args=(box, grade, theirs, ours), daemon=True)
        self.process.start()
        theirs.close()

    def give(self, position: int, submission: Submission, limits: Limits | None) -> None:
        self.task = position
        self.ours.send((submission, limits))

    def end(self) -> None:
        self.ours.close()
        self.process.join(10)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


def run_all(
    course: Course,
    submissions: Sequence[Submission],
    boxes: Sequence[Box],
    grade: Grade,
    done: Callable[[int, Report], None],
    tick: Callable[[], None],
    limits: Mapping[str, Limits] | None = None,
) -> None:
    """Grade all submissions, one at a time in each box.

    Args:
        course: The course.
        submissions: What to grade.
        boxes: Each is used, and started if it was not launched, in the process of its own grader.
        grade: Grades one in a box, with limits if others than the course's count.
        done: Called with position and report as soon as one is ready, in any order.
        tick: Called now and then, so that a progress bar can move.
        limits: By lesson, where they are others than the course's.

    Raises:
        CourseError: The course itself is broken.
        GraderError: A box does not start.
    """
    limits = limits or {}
    waiting = [(position, item, limits.get(item.lesson.name)) for position, item in enumerate(submissions)][::-1]
    with _workers(boxes[: len(submissions)], grade) as workers:
        for worker in workers:
            worker.give(*waiting.pop())
        while busy := [worker for worker in workers if worker.task >= 0]:
            for connection in wait([worker.ours for worker in busy], TICK_SECONDS):
                worker = next(worker for worker in busy if worker.ours is connection)
                position = worker.task
                report = _received(worker)
                if report is None:
                    report = refused(course, submissions[position], Status.HELD, DIED, worker.box)
                    workers.remove(worker)
                    worker.end()
                    worker.box.renew()
                    worker = _Worker(worker.box, grade, workers)
                    workers.append(worker)
                done(position, report)
                worker.task = -1
                if waiting:
                    worker.give(*waiting.pop())
            tick()


@contextmanager
def _workers(boxes: Sequence[Box], grade: Grade) -> Iterator[list[_Worker]]:
    workers: list[_Worker] = []
    for box in boxes:
        workers.append(_Worker(box, grade, workers))
    try:
        yield workers
    finally:
        for worker in workers:
            worker.end()
            worker.box.renew()


def _received(worker: _Worker) -> Report | None:
    """What the worker sent; None if it died."""
    try:
        found = worker.ours.recv()
    except (EOFError, ConnectionError):
        return None
    if isinstance(found, Exception):
        raise found
    assert isinstance(found, Report)
    return found


def _work(box: Box, grade: Grade, connection: Connection, parents_ends: Sequence[Connection]) -> None:
    """The life of a worker: grade what comes, until the parent closes its end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        linux.die_with_parent()
    for end in parents_ends:
        end.close()
    try:
        with box:
            while True:
                submission, limits = connection.recv()
                connection.send(grade(submission, box, limits))
    except (EOFError, ConnectionError):
        return  # The parent was stopped, and does not listen any more.
    except CourseError as error:
        connection.send(CourseError(str(error)))
    # Whatever else goes wrong with a box is the machine's fault or ours, and no reason to hold anybody's points.
    except Exception as error:
        connection.send(GraderError(str(error) if isinstance(error, GraderError) else in_words(error)))
