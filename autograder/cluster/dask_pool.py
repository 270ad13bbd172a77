"""Graders of other machines: see `autograder.grading.pool.Pool`. Home alone stores, and home alone seals."""

from __future__ import annotations

import json
import queue
import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from autograder.api.result import Report, Status
from autograder.cluster import tasks
from autograder.cluster.gone import GONE, scheduler_there
from autograder.cluster.messages import Died, Parcel
from autograder.cluster.recheck import Recheck
from autograder.cluster.roll_call import CALL_SECONDS
from autograder.errors import CourseError, GraderError, SubmissionError, UsageError
from autograder.grading.grade import refused
from autograder.grading.pool import DIED, Done, Tick
from autograder.grading.record import report_from_json
from autograder.grading.submissions import Submission
from autograder.manifest import Course, Lesson, Limits
from autograder.notebook import read_bytes
from autograder.sandbox.layers import Layer

if TYPE_CHECKING:
    from distributed import Client, Future

    from autograder.cluster.roll_call import RollCall

__all__ = ["DaskPool"]

AHEAD = 2
"""Submissions for each worker that are on their way or being graded: what home holds in memory."""
PATIENCE_SECONDS = 300
"""How long home waits for a worker when the last one is gone."""
LOST = (
    "Three machines were lost while they worked on this submission, the last one with nothing else to do. "
    "A person must look."
)


@dataclass
class _Task:
    """A submission at a worker, or on its way. `first` is what `by` has found, where one of `others` looks again."""

    position: int
    submission: Submission
    parcel: Parcel
    future: Future[Any]
    first: Report | None = None
    by: str = ""
    others: Sequence[str] = ()


class DaskPool:
    """Graders of a cluster.

    Args:
        course: The course.
        client: Connected to the scheduler.
        roll_call: Knows the workers that may grade, and lets others join.
        recheck: Which submissions are graded by two of them.
    """

    def __init__(self, course: Course, client: Client, roll_call: RollCall, recheck: Recheck) -> None:
        self._course, self._client, self._workers, self._recheck = course, client, roll_call, recheck
        self._finished: queue.SimpleQueue[Future[Any]] = queue.SimpleQueue()

    @property
    def layer(self) -> Layer:
        """That of all its workers."""
        return self._workers.layer

    @property
    def workers(self) -> int:
        """Those that may grade now."""
        return self._workers.number

    def grade(self, submissions: Iterable[Submission], done: Done, tick: Tick) -> None:
        """Grade all of these, a few at each worker at a time. What lost two workers is tried once more, alone."""
        lost = self._run(enumerate(submissions), {}, done, tick, lambda: AHEAD * self._workers.number)
        self._run_alone(lost, {}, done, tick)

    def limits(self, lesson: Lesson) -> Limits:
        """What a submission may use at the worker that `grade_alone` takes."""
        found: Limits = self._answer("limits", lesson.name, self._workers.first)
        return found

    def grade_alone(
        self, submissions: Sequence[Submission], limits: Mapping[str, Limits], done: Done, tick: Tick
    ) -> None:
        """Grade these one after another."""
        self._run_alone(enumerate(submissions), limits, done, tick)

    def make_fits(self, lessons: Sequence[str]) -> str:
        """The fit cache of these lessons, as JSON, made by one of the workers before any submission."""
        return str(self._answer("fits", tuple(lessons), self._workers.first))

    def close(self) -> None:
        """Nothing of home's runs anywhere. The cluster stays, for the next command."""
        self._recheck.tell_all()

    def _answer(self, verb: str, what: Any, worker: str | None = None) -> Any:
        """What one worker answers."""
        future = self._submit(verb, what, worker)
        try:
            with scheduler_there():
                answer = future.result()
        finally:
            future.release()
        if isinstance(answer, Died):
            raise GraderError(f"the grader of a worker ended without a word when it was asked for {verb}")
        return answer

    def _submit(self, verb: str, what: Any, workers: str | Sequence[str] | None = None) -> Future[Any]:
        with scheduler_there():
            return self._client.submit(
                tasks.ask,
                verb,
                what,
                key=f"{verb}-{secrets.token_hex(8)}",  # Its own for each try: nothing is taken for done before.
                resources={tasks.SLOT: 1},
                workers=workers,
                pure=False,
            )

    def _run_alone(
        self, placed: Iterable[tuple[int, Submission]], limits: Mapping[str, Limits], done: Done, tick: Tick
    ) -> None:
        """One after another; a person must look at what loses its workers even so."""
        for position, submission in self._run(placed, limits, done, tick, lambda: 1):
            done(position, refused(self._course, submission, Status.HELD, LOST, self.layer))

    def _run(
        self,
        placed: Iterable[tuple[int, Submission]],
        limits: Mapping[str, Limits],
        done: Done,
        tick: Tick,
        most: Callable[[], int],
    ) -> list[tuple[int, Submission]]:
        """Grade these, with their positions, so many at a time; those that lost their workers."""
        waiting, running, lost = iter(placed), dict[str, _Task](), list[tuple[int, Submission]]()
        patience, is_more = _Patience(), True
        try:
            while is_more or running:
                patience.see(self._workers.call())
                while is_more and len(running) < most():
                    one = next(waiting, None)
                    is_more = one is not None
                    if one and (task := self._sent(*one, limits, done)):
                        self._begin(task, running)
                for task, report in self._ended(running):
                    if second := self._second(task, report):
                        self._begin(second, running)
                    elif counts := self._counts(task, report):
                        done(task.position, counts)
                    else:
                        lost.append((task.position, task.submission))
                    task.future.release()
                tick()
        finally:
            with suppress(GraderError), scheduler_there():  # If it is gone, nothing runs.
                for task in running.values():
                    task.future.cancel()
        return lost

    def _sent(self, position: int, submission: Submission, limits: Mapping[str, Limits], done: Done) -> _Task | None:
        """Send a submission to a worker; None if there is nothing to send, and its report is told at once."""
        parcel = self._parcel(submission, limits)
        if isinstance(parcel, Report):
            done(position, parcel)
            return None
        return _Task(position, submission, parcel, self._submit("grade", parcel))

    def _begin(self, task: _Task, running: dict[str, _Task]) -> None:
        running[str(task.future.key)] = task
        task.future.add_done_callback(self._finished.put)

    def _ended(self, running: dict[str, _Task]) -> Iterator[tuple[_Task, Report | None]]:
        """What runs no more, with its report; None where it lost its workers."""
        for future in self._ready():
            if task := running.pop(str(future.key), None):  # Else we do not wait for it any more.
                yield task, self._report(task.submission, future)
        for task in [one for one in running.values() if one.first and self._workers.are_gone(one.others)]:
            with scheduler_there():
                task.future.cancel()
            yield running.pop(str(task.future.key)), None

    def _second(self, task: _Task, report: Report | None) -> _Task | None:
        """The same once more on another machine, if this submission is one of those, and if there is another."""
        if report is None or task.first is not None or not self._recheck.wants(task.parcel, report):
            return None
        by = self._where(task)
        others = self._workers.others(by) if by else []
        if not others:
            return None
        future = self._submit("grade", replace(task.parcel, afresh=True), others)
        return replace(task, future=future, first=report, by=by, others=others)

    def _counts(self, task: _Task, report: Report | None) -> Report | None:
        """The report that counts, of the one or the two that there are."""
        if task.first is None:
            return report
        by = (self._workers.name_of(task.by), self._workers.name_of(self._where(task)))
        return self._recheck.compared(task.parcel, task.first, report, by)

    def _where(self, task: _Task) -> str:
        """The address of the worker that has done it, as the scheduler knows it; empty if it is gone."""
        with scheduler_there():
            found = self._client.who_has([task.future])
        return next((str(address) for addresses in found.values() for address in addresses), "")

    def _ready(self) -> list[Future[Any]]:
        """What has ended; waits a little for the first one."""
        found = []
        try:
            found.append(self._finished.get(timeout=CALL_SECONDS))
            while True:
                found.append(self._finished.get_nowait())
        except queue.Empty:
            return found

    def _parcel(self, submission: Submission, limits: Mapping[str, Limits]) -> Parcel | Report:
        """What is sent; or the report, where there is nothing to send."""
        problem = submission.problem
        try:
            content = b"" if problem else read_bytes(submission.path, self._course.limits.submission_mb)
        except SubmissionError as error:
            problem = str(error)
        if problem:
            return refused(self._course, submission, Status.UNGRADABLE, problem, self.layer)
        lesson = submission.lesson.name
        return Parcel(submission.student, lesson, submission.path.name, content, submission.remark, limits.get(lesson))

    def _report(self, submission: Submission, future: Future[Any]) -> Report | None:
        """The report of a task that ended; None if its workers were lost.

        Raises:
            CourseError: The course itself is broken.
            GraderError: A worker failed, or the scheduler is gone.
        """
        from distributed import KilledWorker

        if future.status == "finished":
            with scheduler_there():
                answer = future.result()
            if isinstance(answer, Died):
                return refused(self._course, submission, Status.HELD, DIED, self.layer)
            return report_from_json(json.loads(answer))
        if future.status != "error":
            raise GraderError(GONE)
        with scheduler_there():
            error = future.exception()
        if isinstance(error, KilledWorker):
            return None
        if isinstance(error, (CourseError, UsageError)):
            raise error
        raise GraderError(f"a worker failed: {error}")


class _Patience:
    """How long nobody was there to grade."""

    def __init__(self) -> None:
        self._since = time.monotonic()

    def see(self, workers: int) -> None:
        """Told how many there are.

        Raises:
            GraderError: Nobody was there for too long.
        """
        if workers:
            self._since = time.monotonic()
        elif time.monotonic() - self._since > PATIENCE_SECONDS:
            minutes = PATIENCE_SECONDS // 60
            raise GraderError(f"no worker was there for {minutes} minutes. Start some: the same command goes on")
