"""Runs the checks of a lesson against one submission's answers, cheap ones first as written."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

from autograder.answers import AskingAnswers, Failure, NotAttempted
from autograder.checking.judge import Judge
from autograder.checking.last_phase import WatchedJudge, sealed
from autograder.checking.registry import Check
from autograder.checking.result import Result, Status
from autograder.errors import GraderError

__all__ = ["SubmissionEnded", "blank", "run_checks"]


MAX_SENTENCE = 2_000
"""Letters of one part of a message."""


class SubmissionEnded(Exception):
    """The student's process is gone: it was stopped at a limit, or it ended itself."""


def run_checks(
    checks: Sequence[Check],
    points: Mapping[str, float],
    answers: AskingAnswers,
    judge: Judge,
    ungradable: Mapping[str, str] | None = None,
) -> tuple[Result, ...]:
    """One result for each check.

    Args:
        checks: In the order they should run.
        points: Points of each check, by name.
        answers: The submission.
        judge: Who judges models.
        ungradable: Exercises that cannot be graded, each with its reason.

    Returns:
        Results in the order of `checks`. Student errors, faults of a check and an ended process
        all become results.

    Raises:
        GraderError: The machine failed while a check asked: nothing is known of the submission then.
    """
    watched = WatchedJudge(judge)
    resources = {"answers": sealed(answers.ask, watched), "judge": watched}
    reasons = dict(ungradable or {})
    done: dict[str, Result] = {}
    ended = ""
    for check in _images_last(checks):
        if reason := ended or reasons.get(check.exercise, ""):
            result = blank(check, points, Status.UNGRADABLE, reason)
        elif (blocked := _blocked(check, points, done)) is not None:
            result = blocked
        else:
            started = time.perf_counter()
            try:
                result = _run(check, points[check.name], resources)
            except SubmissionEnded as error:
                ended = str(error)
                result = blank(check, points, Status.UNGRADABLE, ended)
            result = _timed(result, time.perf_counter() - started)
        done[check.name] = result
    return tuple(done[check.name] for check in checks)


def _images_last(checks: Sequence[Check]) -> list[Check]:
    """Checks that show held-out images come last, with those that wait for them; else the order is as written."""
    late: set[str] = set()
    for check in checks:
        if "judge" in check.asks_for or late.intersection(check.needs):
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
        if done[needed].status is Status.PASS:
            continue
        if done[needed].status is Status.NOT_ATTEMPTED:
            return blank(check, points, Status.NOT_ATTEMPTED, done[needed].found)
        return blank(check, points, Status.SKIPPED, f"Waits for: {done[needed].title}")
    return None


def _run(check: Check, points: float, resources: Mapping[str, object]) -> Result:
    status, earned, details = Status.PASS, points, Failure("", "")
    try:
        check.function(**{name: resources[name] for name in check.asks_for})
    except NotAttempted as missing:
        status, earned, details = Status.NOT_ATTEMPTED, 0.0, Failure(str(missing), "")
    except Failure as failure:
        status, earned, details = Status.FAIL, points * failure.share, failure
    except (SubmissionEnded, GraderError):
        raise
    # Whatever else leaves a check is our fault, and must not cost the student anything.
    except Exception as error:
        status, details = Status.GRADER_FAULT, _fault(error)
    return Result(
        check.name,
        check.exercise,
        check.title,
        status,
        earned,
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


def _fault(error: Exception) -> Failure:
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    where = "" if frame is None else f" ({frame.tb_frame.f_code.co_filename}:{frame.tb_lineno})"
    return Failure(
        f"This check broke: {type(error).__name__}: {error}{where}",
        "a check that ends with pass or fail.",
        "This is a mistake in the course, not in your work. Your points are safe.",
        "Send this message to your teacher.",
    )


def _timed(result: Result, seconds: float) -> Result:
    return replace(result, seconds=round(seconds, 4))
