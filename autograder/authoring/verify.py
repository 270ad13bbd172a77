"""The author's gate: what must hold of a course before its marks can be defended."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import ModuleType
from typing import Any

from autograder.api import Misconception
from autograder.api.result import Result, Status
from autograder.authoring.bank import UNNAMED, Entry
from autograder.authoring.causes import told_causes
from autograder.authoring.proof import Proof
from autograder.authoring.trial import Outcome, TrialKind
from autograder.errors import CourseError

__all__ = ["RULES", "problems"]

MIN_WRONG, MIN_RIGHT, MIN_CHECKS = 3, 3, 2
"""For each exercise."""
MIN_WRONG_OF_LESSON = 8


def problems(proofs: Iterable[Proof]) -> list[CourseError]:
    """Everything that does not hold, each with the file to open and what mends it."""
    return [problem for proof in proofs for rule in RULES for problem in rule(proof)]


def misconceptions_are_shown(proof: Proof) -> Iterator[CourseError]:
    """One misconception has one id and one text, and a wrong solution that shows it."""
    known = [found for module in _modules(proof) for found in _misconceptions(vars(module))]
    shown = {result.misconception for _, outcome in proof.entries for result in outcome.failed}
    for id, count in Counter(misconception.id for misconception in set(known)).items():
        if count > 1:
            where = _written(proof, f'"{id}"')
            yield CourseError(f"{count} misconceptions are called {id!r}.", **where, mend="Rename one.")
        elif id not in shown:
            exercise = proof.lesson.exercises[0].id
            yield CourseError(
                f"no wrong solution shows the misconception {id!r}.",
                **_written(proof, f'"{id}"'),
                mend=f"Add one: `course new-misconception {exercise} --name {id}`, with its own exercise.",
            )


def _modules(proof: Proof) -> list[ModuleType]:
    """The modules with the checks of the lesson, and with what they share."""
    assert proof.checks, "they are imported now"
    files = {str(file) for file in proof.course.check_files(proof.lesson)}
    return [module for module in list(sys.modules.values()) if getattr(module, "__file__", None) in files]


def _written(proof: Proof, words: str) -> dict[str, Any]:
    """Where words stand in the files with the checks of the lesson."""
    files = proof.course.check_files(proof.lesson)
    texts = [(file, file.read_text(encoding="utf-8")) for file in files]
    file, text = next(((file, text) for file, text in texts if words in text), texts[0])
    return {"file": file, "line": _line_of(text, words)}


def _misconceptions(value: Any) -> list[Misconception]:
    if isinstance(value, Misconception):
        return [value]
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return [found for item in items for found in _misconceptions(item)]


def whole_lessons_count_right(proof: Proof) -> Iterator[CourseError]:
    """Notebooks are up to date; our solution earns all; untouched work earns nothing and is not called wrong."""
    source = proof.course.source(proof.lesson)
    if old := proof.whole(TrialKind.BUILD).problem:
        yield CourseError(
            f"not what this source makes: {old}.", file=source, mend=f"Run `course build {proof.lesson.name}`."
        )
    reference = proof.whole(TrialKind.REFERENCE)
    if reference.is_noticed:
        yield CourseError(
            f"our own solution does not earn every point. {_why(reference)}", file=source, mend="Correct it."
        )
    for kind, what in (
        (TrialKind.STARTER, "the students' notebook, untouched,"),
        (TrialKind.NOTHING, "an empty notebook"),
    ):
        outcome = proof.whole(kind)
        other = [result for result in outcome.lost if result.status is not Status.NOT_ATTEMPTED]
        if outcome.problem or other or len(outcome.lost) < len(proof.checks):
            passed = len(proof.checks) - len(outcome.lost)
            yield CourseError(
                f"{what} is not `not attempted` in every check: {passed} pass. {outcome.problem}{_list(other)}",
                file=source,
                mend="Let each check ask for something of the student's first.",
            )


def banks_are_large_enough(proof: Proof) -> Iterator[CourseError]:
    """Each exercise has checks, wrong and right solutions enough."""
    count = Counter((entry.exercise, entry.is_right) for entry, _ in proof.entries)
    manifest = proof.course.root / "course.yaml"
    for exercise in proof.lesson.exercises:
        for found, least, what in (
            (count[exercise.id, False], MIN_WRONG, "wrong solutions"),
            (count[exercise.id, True], MIN_RIGHT, "right solutions unlike ours"),
            (len(exercise.checks), MIN_CHECKS, "checks"),
        ):
            if found < least:
                mend = f"Add {least - found}: `course new-misconception {exercise.id}`, or see docs/authors.md."
                yield CourseError(f"exercise {exercise.id} has {found} {what}, not {least}.", file=manifest, mend=mend)
    wrong = sum(number for (_, is_right), number in count.items() if not is_right)
    if wrong < MIN_WRONG_OF_LESSON:
        yield CourseError(
            f"lesson {proof.lesson.number} has {wrong} wrong solutions, not {MIN_WRONG_OF_LESSON}.",
            file=manifest,
            mend=f"Add {MIN_WRONG_OF_LESSON - wrong}.",
        )


def right_solutions_pass(proof: Proof) -> Iterator[CourseError]:
    """A right solution earns every point, however unlike ours it is."""
    for entry, outcome in proof.entries:
        if entry.is_right and outcome.is_noticed:
            yield CourseError(
                f"this right solution is refused. {_why(outcome)}",
                file=entry.file,
                mend="Let the check accept it, or move the file if it is wrong.",
            )


def wrong_solutions_fail_as_themselves(proof: Proof) -> Iterator[CourseError]:
    """A wrong solution fails in its own exercise only, and its own misconception is named, if it has a name."""
    for entry, outcome in proof.entries:
        if entry.is_right:
            continue
        elsewhere = [result for result in outcome.lost if result.exercise != entry.exercise]
        if outcome.problem:
            yield CourseError(f"this solution stops: {outcome.problem}", file=entry.file, mend="Let it run.")
        elif not outcome.failed:
            yield CourseError("no check refuses this wrong solution.", file=entry.file, mend="Add or sharpen a check.")
        elif elsewhere:
            yield CourseError(
                f"it loses marks in other exercises: {_list(elsewhere)}",
                file=entry.file,
                mend="Let it change its own exercise only.",
            )
        elif entry.misconception not in {UNNAMED, *(result.misconception for result in outcome.failed)}:
            yield CourseError(
                f"it fails, but its misconception {entry.misconception!r} is not named: {_list(outcome.failed)}",
                file=entry.file,
                line=_line_of(entry.source, "# misconception:"),
                mend="Let the check recognise it: `fail(..., because=...)`.",
            )


def messages_are_complete(proof: Proof) -> Iterator[CourseError]:
    """Each message has all four parts, for whatever solution it is."""
    for trial, outcome in proof.outcomes.items():
        for result in outcome.failed:
            parts = ("found", "expected", "cause", "next_step")
            if lacking := [part for part in parts if not getattr(result, part)]:
                yield CourseError(
                    f"for {trial.kind} {trial.name} its message {result.found!r} has no {', no '.join(lacking)}.",
                    **_place(proof, result.check),
                    mend="Give `fail` all four parts.",
                )


def misconceptions_read_differently(proof: Proof) -> Iterator[CourseError]:
    """Two misconceptions of an exercise never read the same."""
    twins: dict[tuple[str, ...], Entry] = {}
    for entry, outcome in proof.entries:
        if entry.is_right or not outcome.failed:
            continue
        key = (entry.exercise, *(f"{result.check} {result.found} {result.cause}" for result in outcome.failed))
        twin = twins.setdefault(key, entry)
        if twin.misconception != entry.misconception:
            yield CourseError(
                f"it reads the same as {twin.name}, another misconception.",
                file=entry.file,
                mend="Let the check tell them apart, or give both the same name.",
            )


def checks_do_not_break(proof: Proof) -> Iterator[CourseError]:
    """No check breaks, whatever it is given."""
    told = set()
    for trial, outcome in proof.outcomes.items():
        for result in outcome.lost:
            if result.status is Status.HELD and result.check not in told:
                told.add(result.check)
                yield CourseError(
                    f"{result.check} breaks for {trial.kind} {trial.name}: {result.found}",
                    **_place(proof, result.check),
                    mend="Let it end with `fail(...)`.",
                )


def mutants_are_noticed(proof: Proof) -> Iterator[CourseError]:
    """Each mutant is noticed, or its reason is given; each reason belongs to one that is not noticed."""
    source = proof.course.source(proof.lesson)
    text, accepted = source.read_text(encoding="utf-8"), proof.accepted
    alive = {mutant.id: mutant for mutant, outcome in proof.mutants if not outcome.is_noticed}
    for id, mutant in alive.items():
        if id not in accepted.mutants:
            yield CourseError(
                f"no check notices the mutant {id}: {mutant.change}.",
                file=source,
                line=_line_of(text, mutant.place),
                mend=f"Sharpen a check, or give the reason in {accepted.file}.",
            )
    for id in (id for id in accepted.mutants if id not in alive):
        yield CourseError(
            f"the mutant {id} does not exist any more, or a check notices it.",
            file=accepted.file,
            line=accepted.line(id),
            mend="Take the line out.",
        )


def checks_are_needed(proof: Proof) -> Iterator[CourseError]:
    """Each check is the only one that fails for some solution, or its reason is given."""
    file = proof.accepted.file
    useless = [name for name in proof.checks if not proof.fails_alone(name)]
    for name in (name for name in useless if name not in proof.accepted.checks):
        yield CourseError(
            f"{name} is never the only check that fails.",
            **_place(proof, name),
            mend=f"Add a wrong solution that only it refuses, take it out, or give the reason in {file}.",
        )
    for name in (name for name in proof.accepted.checks if name not in useless):
        yield CourseError(
            f"the check {name} does not exist any more, or it does fail alone.",
            file=file,
            line=proof.accepted.line(name),
            mend="Take the line out.",
        )


def told_causes_are_true(proof: Proof) -> Iterator[CourseError]:
    """A cause that is told is the true one, or the reason why it is true as well is given."""
    others = {told.id: told for told in told_causes(proof) if told.is_other}
    files = {entry.name: entry.file for entry, _ in proof.entries}
    for id, told in others.items():
        if id not in proof.accepted.causes:
            yield CourseError(
                f"it is told that its cause is {told.cause!r}. It was written to show {told.true!r}.",
                file=files[told.solution],
                mend="Let the check name a cause only where it is shown, or give the reason why both are true in "
                f"{proof.accepted.file} under `causes:`, as {id}.",
            )
    for id in (id for id in proof.accepted.causes if id not in others):
        yield CourseError(
            f"no check tells {id} any more.",
            file=proof.accepted.file,
            line=proof.accepted.line(id),
            mend="Take the line out.",
        )


def _place(proof: Proof, check: str) -> dict[str, Any]:
    """Where a check stands."""
    return {"file": proof.checks[check].file, "line": proof.checks[check].line}


def _line_of(text: str, words: str) -> int:
    return next((number for number, line in enumerate(text.splitlines(), 1) if words in line), 1)


def _why(outcome: Outcome) -> str:
    return outcome.problem or _list(outcome.lost)


def _list(results: Sequence[Result]) -> str:
    return "; ".join(f"{result.check}: {result.found} {result.misconception}".strip() for result in results)


RULES: tuple[Callable[[Proof], Iterator[CourseError]], ...] = (
    misconceptions_are_shown,
    whole_lessons_count_right,
    banks_are_large_enough,
    right_solutions_pass,
    wrong_solutions_fail_as_themselves,
    messages_are_complete,
    misconceptions_read_differently,
    checks_do_not_break,
    mutants_are_noticed,
    checks_are_needed,
    told_causes_are_true,
)
"""What must hold of each lesson."""
