"""The proof of a course: all solutions that were tried, lesson by lesson, and what came of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from autograder.api.registry import Check, checks_of
from autograder.authoring.accepted import Accepted, load_accepted
from autograder.authoring.bank import Entry
from autograder.authoring.bench import run_trials
from autograder.authoring.ledger import Ledger
from autograder.authoring.mutants import Mutant
from autograder.authoring.trial import Outcome, Trial, TrialKind, trials
from autograder.errors import CourseError
from autograder.manifest import Course, Lesson

__all__ = ["Proof", "prove"]


@dataclass(frozen=True)
class Proof:
    """All that was tried in one lesson, and what came of it."""

    course: Course
    lesson: Lesson
    outcomes: Mapping[Trial, Outcome]

    @cached_property
    def checks(self) -> dict[str, Check]:
        """The checks of the lesson, by name."""
        return {check.name: check for check in checks_of(self.course, self.lesson)}

    @cached_property
    def entries(self) -> list[tuple[Entry, Outcome]]:
        """The solutions of the bank, right ones first."""
        return [(trial.of, outcome) for trial, outcome in self.outcomes.items() if isinstance(trial.of, Entry)]

    @cached_property
    def mutants(self) -> list[tuple[Mutant, Outcome]]:
        """The mutants of our solutions."""
        return [(trial.of, outcome) for trial, outcome in self.outcomes.items() if isinstance(trial.of, Mutant)]

    @cached_property
    def accepted(self) -> Accepted:
        """What the author accepts."""
        return load_accepted(self.course, self.lesson)

    def whole(self, kind: TrialKind) -> Outcome:
        """The outcome of the one trial of this kind in a lesson: of our solution, say, or of an empty notebook."""
        return next(outcome for trial, outcome in self.outcomes.items() if trial.kind is kind)

    def wrong(self, exercise: str) -> list[tuple[Entry, Outcome]]:
        """The wrong solutions of an exercise."""
        return [(e, outcome) for e, outcome in self.entries if e.exercise == exercise and not e.is_right]

    def fails_alone(self, check: str) -> int:
        """For how many wrong solutions and mutants this is the only check that fails."""
        tried = [outcome for entry, outcome in self.entries if not entry.is_right]
        tried += [outcome for _, outcome in self.mutants]
        return sum([result.check for result in outcome.failed] == [check] for outcome in tried)


def prove(course: Course, jobs: int, tell: Callable[[int, int], None], lessons: Sequence[Lesson] = ()) -> list[Proof]:
    """Try everything that is not in the course's ledger yet.

    Args:
        course: The course.
        jobs: How many solutions to try at once.
        tell: Called with how many of the new trials are done, and how many there are.
        lessons: Those to prove; all, if none is named.

    Raises:
        CourseError: The bank cannot be read, or our own solution does not run.
    """
    chosen = lessons or course.lessons
    every = [trial for lesson in chosen for trial in trials(course, lesson)]
    with Ledger.opened(course, keep=bool(lessons)) as ledger:
        found = {trial: ledger.find(trial) for trial in every}
        missing = [trial for trial, outcome in found.items() if outcome is None]
        for done, (trial, outcome) in enumerate(run_trials(course.root, missing, jobs), 1):
            ledger.add(trial, outcome)
            found[trial] = outcome
            tell(done, len(missing))
    outcomes = {trial: outcome for trial, outcome in found.items() if outcome is not None}
    if lost := [trial.name for trial in every if trial not in outcomes]:
        raise CourseError(f"{len(lost)} solutions were not tried to the end, {lost[0]} among them.", mend="Try again.")
    return [
        Proof(course, lesson, {trial: outcome for trial, outcome in outcomes.items() if trial.lesson == lesson.name})
        for lesson in chosen
    ]
