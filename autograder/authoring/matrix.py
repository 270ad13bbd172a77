"""The kill matrix: which check refuses which wrong solution, as a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from autograder.authoring.mutants import Mutant
from autograder.authoring.proof import Proof
from autograder.authoring.trial import Outcome
from autograder.manifest import Exercise

__all__ = ["matrix_page"]

HEAD = """\
# Which check refuses which wrong solution

Each row is a wrong solution of the bank, each column a check of its exercise. ✗ means that the check fails, and · that
it passes. An empty field is a check that was not run, because it needs one that failed. A mutant is our own solution
with one small thing changed by a machine. A check is worth having if it is the only one that fails for some solution.
"""


def matrix_page(proofs: Sequence[Proof]) -> str:
    """The page, in Markdown."""
    parts = [HEAD, *_totals(proofs)]
    for proof in proofs:
        parts.append(f"\n## Lesson {proof.lesson.number}: {proof.lesson.title}")
        for exercise in proof.lesson.exercises:
            parts += ["", *_exercise(proof, exercise)]
        parts += _survivors(proof)
    return "\n".join(parts) + "\n"


def _totals(proofs: Sequence[Proof]) -> Iterator[str]:
    yield "| lesson | checks | wrong solutions | right solutions | mutants | noticed | not noticed, with a reason |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    sums: Counter[int] = Counter()
    for proof in proofs:
        wrong = sum(not entry.is_right for entry, _ in proof.entries)
        noticed = sum(outcome.is_noticed for _, outcome in proof.mutants)
        tried = len(proof.mutants)
        row = [len(proof.checks), wrong, len(proof.entries) - wrong, tried, noticed, tried - noticed]
        sums.update(dict(enumerate(row)))
        yield f"| {proof.lesson.number} | {' | '.join(map(str, row))} |"
    yield f"| all | {' | '.join(str(sums[n]) for n in range(6))} |"


def _exercise(proof: Proof, exercise: Exercise) -> Iterator[str]:
    names = list(exercise.checks)
    yield f"### {exercise.id} {exercise.title}"
    yield ""
    for number, name in enumerate(names, 1):
        yield f"{number}. {proof.checks[name].title} (`{name}`)"
    yield ""
    yield f"| solution | {' | '.join(str(number) for number, _ in enumerate(names, 1))} |"
    yield f"|---|{':-:|' * len(names)}"
    for entry, outcome in proof.wrong(exercise.id):
        yield f"| {entry.name.partition('-')[2]} | {' | '.join(_field(outcome, name) for name in names)} |"
    tried = [outcome for mutant, outcome in proof.mutants if mutant.exercise == exercise.id]
    stopped = sum(bool(outcome.problem) for outcome in tried)
    for what, chosen in (
        (f"{len(tried)} mutants" + (f", of which {stopped} do not run" if stopped else ""), tried),
        ("solutions and mutants that fail here alone", None),
    ):
        counts = [proof.fails_alone(n) if chosen is None else _refused(chosen, n) for n in names]
        yield f"| **{what}** | {' | '.join(map(str, counts))} |"


def _refused(outcomes: Sequence[Outcome], check: str) -> int:
    return sum(check in {result.check for result in outcome.failed} for outcome in outcomes)


def _field(outcome: Outcome, check: str) -> str:
    if check in {result.check for result in outcome.failed}:
        return "✗"
    return "" if check in {result.check for result in outcome.lost} else "·"


def _survivors(proof: Proof) -> Iterator[str]:
    """The mutants that no check notices, and the checks that never fail alone, by reason."""
    alive = [mutant for mutant, outcome in proof.mutants if not outcome.is_noticed]
    groups: dict[str, list[Mutant]] = {}
    for mutant in alive:
        groups.setdefault(proof.accepted.mutants.get(mutant.id, "No reason is given."), []).append(mutant)
    if groups:
        yield f"\n### Mutants of lesson {proof.lesson.number} that no check notices"
    for reason, found in groups.items():
        yield f"\n{reason}\n"
        for mutant in found:
            yield f"- {mutant.exercise}, {mutant.operator}: {mutant.change}"
    for check, reason in proof.accepted.checks.items():
        yield f"\nThe check `{check}` never fails alone. {reason}"
