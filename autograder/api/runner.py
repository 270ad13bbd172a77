"""Runs the checks of a lesson against one submission's answers, and settles what a broken check leaves open."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

from autograder.answers import AskingAnswers, Failure
from autograder.api.judge import Judges
from autograder.api.last_phase import WatchedJudge, sealed
from autograder.api.registry import Check
from autograder.api.result import Result, Status
from autograder.api.verdict import verdict
from autograder.errors import CourseError, GraderError, SubmissionError

__all__ = ["SubmissionEnded", "blank", "run_checks", "settled"]


MAX_SENTENCE = 2_000
"""Letters of one part of a message."""


class SubmissionEnded(SubmissionError):
    """The student's process is gone: it was stopped at a limit, or it ended itself. `ran_out` is that of `Report`."""

    def __init__(self, text: str, ran_out: str = "") -> None:
        super().__init__(text)
        self.ran_out = ran_out


def run_checks(
    checks: Sequence[Check],
    points: Mapping[str, float],
    answers: AskingAnswers,
    judges: Judges,
    ungradable: Mapping[str, str] | None = None,
    limited: Callable[[], AbstractContextManager[object]] = nullcontext,
) -> tuple[Result, ...]:
    """One result for each check. Where a check may have broken, `settled` has the last word.

    Args:
        checks: In the order they should run.
        points: Points of each check, by name.
        answers: The submission.
        judges: Who judges models.
        ungradable: Exercises that cannot be graded, each with its reason.
        limited: What each check runs in, such as a limit on what it computes.

    Returns:
        Results in the order of `checks`. Student errors, our faults and an ended process all become
        results. A check that broke is held; those that need it run all the same.

    Raises:
        CourseError: A check asks for a judge that the course does not have.
        GraderError: The machine failed, and no check is to blame.
    """
    watched = {name: WatchedJudge(judge) for name, judge in judges.by_name.items()}
    answers = sealed(answers.ask, watched.values())
    resources = {"answers": answers, "diagnose": judges.diagnose, **watched}
    _refuse_unknown(checks, resources)
    reasons = dict(ungradable or {})
    done: dict[str, Result] = {}
    ended = ""
    for check in _hidden_last(checks, {name for name, judge in watched.items() if judge.hidden}):
        if reason := ended or reasons.get(check.exercise, ""):
            result = blank(check, points, Status.UNGRADABLE, reason)
        elif (blocked := _blocked(check, points, done)) is not None:
            result = blocked
        else:
            started = time.perf_counter()
            try:
                result = _run(check, points[check.name], resources, limited)
            except SubmissionEnded as error:
                ended = str(error)
                result = blank(check, points, Status.UNGRADABLE, ended)
            result = _timed(result, time.perf_counter() - started)
        done[check.name] = result
    return tuple(done[check.name] for check in checks)


def _refuse_unknown(checks: Sequence[Check], resources: Collection[str]) -> None:
    for check in checks:
        for name in check.asks_for:
            if name not in resources:
                raise CourseError(
                    f"{check.name} asks for `{name}`. What this course has is: {', '.join(resources)}.",
                    file=check.file,
                    line=check.line,
                    mend="Rename the parameter, or let `judges` of the course's subject give one of this name.",
                )


def _hidden_last(checks: Sequence[Check], judges: Collection[str]) -> list[Check]:
    """Checks that ask for one of these judges come last, with those that wait for them; else as written."""
    late: set[str] = set()
    for check in checks:
        if set(judges).intersection(check.asks_for) or late.intersection(check.needs):
            late.add(check.name)
    return sorted(checks, key=lambda check: check.name in late)


def blank(check: Check, points: Mapping[str, float], status: Status, found: str = "") -> Result:
    """A result without points."""
    return Result(
        check.name, check.exercise, check.title, status, 0, points[check.name], found=found, needs=check.needs
    )


def _blocked(check: Check, points: Mapping[str, float], done: Mapping[str, Result]) -> Result | None:
    """The result of a check whose needs are not met, or None if it may run."""
    for needed in check.needs:
        if done[needed].status in (Status.PASS, Status.HELD):
            continue
        if done[needed].status is Status.NOT_ATTEMPTED:
            return blank(check, points, Status.NOT_ATTEMPTED, done[needed].found)
        return blank(check, points, Status.SKIPPED, f"Waits for: {done[needed].title}")
    return None


def _run(
    check: Check,
    points: float,
    resources: Mapping[str, object],
    limited: Callable[[], AbstractContextManager[object]],
) -> Result:
    status, details = Status.PASS, Failure("", "", share=1.0)
    try:
        with limited():
            check.function(**{name: resources[name] for name in check.asks_for})
    except (SubmissionEnded, GraderError, KeyboardInterrupt):
        raise
    # Whatever else leaves a check, pytest's own outcomes and SystemExit too, ends this check and no other.
    except BaseException as error:
        status, details = verdict(error, check)
    return Result(
        check.name,
        check.exercise,
        check.title,
        status,
        points * details.share,
        points,
        _short(details.found),
        _short(details.expected),
        _short(details.cause),
        _short(details.next_step),
        details.misconception,
        check.needs,
        picture=details.picture,
    )


def _short(text: str) -> str:
    """A sentence that a person reads. It may quote what the student's process sent, and that may be long."""
    return text if len(text) <= MAX_SENTENCE else f"{text[:MAX_SENTENCE]} …"


def _timed(result: Result, seconds: float) -> Result:
    return replace(result, seconds=round(seconds, 4))


def settled(results: Sequence[Result], own: Sequence[Result] = (), why: str = "") -> tuple[Result, ...]:
    """The results, with what a broken check leaves open settled.

    A check that breaks on our own solution too costs nothing, and neither do those that need it. One that broke
    on this submission only is held, and so is what those that need it have earned.

    Args:
        results: As `run_checks` gives them: those that are held have broken.
        own: The results of our own solution, each check by itself; nothing if it was not tried.
        why: Why it could not be tried.
    """
    found = {result.check: result for result in own}
    done: dict[str, Result] = {}
    for result in results:
        if result.status is Status.HELD:
            result = _compared(result, found.get(result.check), why)
        else:
            result = _dependent(result, [done[name] for name in result.needs if name in done])
        done[result.check] = result
    return tuple(done.values())


def _compared(result: Result, own: Result | None, why: str) -> Result:
    """What a check that broke means, now that it is known how it ended on our own solution."""
    if own is not None and own.status is Status.HELD:
        return _ours(result)
    if own is not None and own.status is Status.PASS:
        return replace(result, cause="Our own solution does not break this check.")
    reason = why or (own.found if own else "")
    return replace(result, cause=f"Our own solution could not be tried: {reason}") if reason else result


def _dependent(result: Result, needs: Sequence[Result]) -> Result:
    open_ = [need for need in needs if need.status is Status.HELD]
    broken = [need for need in needs if need.status is Status.GRADER_FAULT]
    if open_ and result.points:
        earned = f"{result.points:g} of {result.max_points:g}"
        found = f"This check gives {earned} points, which wait for a decision about: {open_[0].title}"
        return replace(result, status=Status.HELD, points=0.0, found=found, expected="", cause="", next_step="")
    unmet = [need for need in needs if need.status not in (Status.PASS, Status.GRADER_FAULT)]
    if broken and not unmet and result.status in (Status.FAIL, Status.SKIPPED):
        found = f"This check needs another that is broken: {broken[0].title}"
        return _ours(replace(result, found=found, expected="", misconception="", picture=None))
    return result


def _ours(result: Result) -> Result:
    return replace(
        result,
        status=Status.GRADER_FAULT,
        points=result.max_points,
        cause="Our own solution breaks here too: this is a mistake in the course, not in your work.",
        next_step="Your points are safe. Your teacher will look.",
    )
