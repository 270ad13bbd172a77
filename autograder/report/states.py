"""How a student stands, in words that the class page shows, counts and filters by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from autograder.api.result import Report, Status
from autograder.bridges.roll import Roll
from autograder.manifest import Lesson
from autograder.report.changes import changes_of

__all__ = ["STATES", "count_states", "states_of"]

NOTHING, MISSING, LATE, UNGRADABLE = "handed in nothing", "a notebook is missing", "late", "cannot be graded"
HELD, FAULT, DECIDED, STRANGER, COMPLETE = "held", "our mistake", "decided by hand", "not in the roster", "complete"
STATES = (NOTHING, MISSING, LATE, UNGRADABLE, HELD, FAULT, DECIDED, STRANGER, COMPLETE)
"""In the order in which they are shown. None holds a comma: that stands between them."""


def states_of(student: str, mine: Mapping[str, Report], lessons: Sequence[Lesson], roll: Roll) -> list[str]:
    """How a student stands; there may be several words, and there is one at least.

    Complete is who has a notebook, or is excused, for every lesson, and of which nothing waits for a person: nothing is
    held, hit by a mistake of ours, or cannot be graded.

    Args:
        student: The student.
        mine: The student's reports, by the name of the lesson.
        lessons: The lessons of the class.
        roll: The people and the rules of the class.
    """
    if not mine:
        return [NOTHING]
    statuses = {result.status for report in mine.values() for result in report.results}
    free = roll.excused_of(student)
    holds = {
        MISSING: any(lesson.name not in mine and lesson.name not in free for lesson in lessons),
        LATE: any(report.lateness for report in mine.values()),
        UNGRADABLE: Status.UNGRADABLE in statuses,
        HELD: any(report.held for report in mine.values()),
        FAULT: Status.GRADER_FAULT in statuses,
        DECIDED: bool(changes_of(mine.values())),
        STRANGER: bool(roll.names) and student not in roll.names,
    }
    holds[COMPLETE] = not any(holds[state] for state in (MISSING, UNGRADABLE, HELD, FAULT))
    return [state for state in STATES if holds.get(state)]


def count_states(found: Iterable[Sequence[str]]) -> dict[str, int]:
    """How many students stand so, in the order of `STATES`; states that nobody is in are left out."""
    counts = Counter(state for states in found for state in states)
    return {state: counts[state] for state in STATES if counts[state]}
