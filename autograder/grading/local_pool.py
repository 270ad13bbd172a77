"""Several graders at once, each a process of its own with its own box. One that dies takes only its own task."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from autograder.api import Judges
from autograder.api.result import Report, Status
from autograder.error_messages import in_words
from autograder.errors import CourseError, GraderError
from autograder.grading.fitter import Predictions
from autograder.grading.grade import grade_submission, refused
from autograder.grading.machine import machine_limits
from autograder.grading.pool import DIED, Done, Tick
from autograder.grading.submissions import Submission
from autograder.manifest import Course, Lesson, Limits
from autograder.sandbox import linux
from autograder.sandbox.box import Box, make_box
from autograder.sandbox.layers import Layer

__all__ = ["LocalPool"]

Grade = Callable[[Submission, Box, Limits | None], Report]

TICK_SECONDS = 0.5


class _Worker:
    """One grader and the task that it works on, with its position; None while it has none."""

    def __init__(self, box: Box, grade: Grade, others: Sequence[_Worker]) -> None:
        context = multiprocessing.get_context("fork")
        self.ours, theirs = context.Pipe()
        self.task: tuple[int, Submission] | None = None
        self.box = box
        # The fork has copies of our ends. While it holds one, the other end never learns that we are done.
        ours = [self.ours, *(other.ours for other in others)]
        self.process: BaseProcess = context.Process(target=_work, args=(box, grade, theirs, ours), daemon=True)
        self.process.start()
        theirs.close()

    def give(self, position: int, submission: Submission, limits: Limits | None) -> None:
        self.task = position, submission
        self.ours.send((submission, limits))

    def end(self) -> None:
        self.ours.close()
        self.process.join(10)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


class LocalPool:
    """Graders of this machine: see `autograder.grading.pool.Pool`.

    Args:
        course: The course.
        judges: Who judges models.
        boxes: Of one layer, launched or not. Each gets a process of its own for its grader; all are ended.
        predictions: A folder for what described models predict, which all who hand in the same model share; None
            if they share nothing.
    """

    def __init__(self, course: Course, judges: Judges, boxes: Sequence[Box], predictions: Path | None = None) -> None:
        self._course, self._judges, self._boxes = course, judges, boxes
        self._predictions = Predictions(predictions) if predictions else None

    @property
    def layer(self) -> Layer:
        """That of the boxes."""
        return self._boxes[0].layer

    @property
    def workers(self) -> int:
        """One for each box."""
        return len(self._boxes)

    def grade(self, submissions: Iterable[Submission], done: Done, tick: Tick) -> None:
        """Grade all of these, one at a time in each box. A grader that dies takes only its own submission."""
        self._run(submissions, self._boxes, {}, done, tick)

    def limits(self, lesson: Lesson) -> Limits:
        """What a submission may use here, when nothing else runs."""
        box = make_box(self._course, self.layer)
        try:
            return machine_limits(self._course, lesson, box, self._judges)
        finally:
            box.renew()

    def grade_alone(
        self, submissions: Sequence[Submission], limits: Mapping[str, Limits], done: Done, tick: Tick
    ) -> None:
        """Grade these one after another, in the first box."""
        self._run(submissions, self._boxes[:1], limits, done, tick)

    def close(self) -> None:
        """End the boxes."""
        for box in self._boxes:
            box.renew()

    def _grade_one(self, submission: Submission, box: Box, limits: Limits | None) -> Report:
        return grade_submission(self._course, submission, self._judges, box, limits, self._predictions)

    def _run(
        self,
        submissions: Iterable[Submission],
        boxes: Sequence[Box],
        limits: Mapping[str, Limits],
        done: Done,
        tick: Tick,
    ) -> None:
        waiting = ((position, item, limits.get(item.lesson.name)) for position, item in enumerate(submissions))
        with _workers() as workers:
            # No worker without a task: where all is stored already, none is started.
            for box, task in zip(boxes, waiting, strict=False):
                workers.append(_Worker(box, self._grade_one, workers))
                workers[-1].give(*task)
            while busy := [worker for worker in workers if worker.task]:
                for connection in wait([worker.ours for worker in busy], TICK_SECONDS):
                    worker = next(worker for worker in busy if worker.ours is connection)
                    worker = self._finish(worker, workers, done)
                    if following := next(waiting, None):
                        worker.give(*following)
                tick()

    def _finish(self, worker: _Worker, workers: list[_Worker], done: Done) -> _Worker:
        """Tell what a worker found; the worker that goes on, which is another one with a new box if this one died."""
        assert worker.task
        position, submission = worker.task
        report = _received(worker)
        if report is None:
            report = refused(self._course, submission, Status.HELD, DIED, self.layer)
            workers.remove(worker)
            worker.end()
            worker.box.renew()
            worker = _Worker(worker.box, self._grade_one, workers)
            workers.append(worker)
        worker.task = None
        done(position, report)
        return worker


@contextmanager
def _workers() -> Iterator[list[_Worker]]:
    """Workers that are put there, and ended at the end."""
    workers: list[_Worker] = []
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
