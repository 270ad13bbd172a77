"""Several attempts of one student at one lesson, where the best one counts: all are graded, and one is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from autograder.api.result import Report
from autograder.grading.store import Store
from autograder.grading.submissions import Submission

__all__ = ["best_attempts", "every_attempt"]


def every_attempt(submissions: Iterable[Submission]) -> Iterator[Submission]:
    """Each submission, after the attempts before it."""
    for submission in submissions:
        yield from (*submission.attempts, submission)


def best_attempts(
    submissions: Sequence[Submission],
    reports: Sequence[Report],
    judged: Callable[[Sequence[Report]], Sequence[Report]],
    store: Store,
) -> list[Report]:
    """The report that counts for each submission, kept in the store: the most points after lateness, then the newest.

    Points that are held are taken for given: a person may give them.

    Args:
        submissions: One for each student and lesson.
        reports: Those of `every_attempt`, in its order.
        judged: Says how late reports are.
        store: Where the reports that count are kept.
    """
    found, left = [], iter(reports)
    for submission in submissions:
        tried = list(every_attempt([submission]))
        mine = list(islice(left, len(tried)))
        if len(tried) == 1:
            found += mine
            continue
        number, note = _best(judged(mine))
        best = replace(mine[number], notes=(*mine[number].notes, note))
        earlier = store.read(best.student, best.lesson)
        if earlier is None or replace(earlier, lateness=None) != best:
            store.save(best, tried[number])
            earlier = best
        found.append(earlier)
    return found


def _best(reports: Sequence[Report]) -> tuple[int, str]:
    """Which of these it is, and what to say of that."""
    points = [report.counted + report.held for report in reports]
    best = max(range(len(points)), key=lambda number: (points[number], number))
    each = ", ".join(f"{one:g}" for one in points)
    return best, f"The best of {len(points)} attempts counts, number {best + 1}. By age, {each} points count for them."
