"""The matrix of causes: which misconception is named for wrong solutions of which misconception, as a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from autograder.authoring.proof import Proof
from autograder.manifest import Exercise

__all__ = ["Told", "causes_page", "told_causes"]

HEAD = """\
# True cause and cause told

Each row is a misconception that wrong solutions of the bank were written to show; each column is the misconception of
that number, as a failed check named it. A field says for how many solutions. A number beside the diagonal is a cause
that is told though it is not the one that the solution was written to show. The reason why it is true all the same
stands below the table. The last column counts solutions with a failed check that names none: its message says what was
found and leaves the cause open.
"""


@dataclass(frozen=True)
class Told:
    """A cause that was told for a wrong solution, and its true one. `cause` is empty if a check named none."""

    exercise: str
    solution: str
    true: str
    cause: str

    @property
    def id(self) -> str:
        """As `accepted.yaml` names it."""
        return f"{self.solution}/{self.cause}"

    @property
    def is_other(self) -> bool:
        """Whether another cause than the true one was named."""
        return self.cause not in ("", self.true)


def told_causes(proof: Proof) -> list[Told]:
    """What was told for each wrong solution of a lesson, each cause once."""
    return [
        Told(entry.exercise, entry.name, entry.misconception, cause)
        for entry, outcome in proof.entries
        if not entry.is_right
        for cause in sorted({result.misconception or "" for result in outcome.failed})
    ]


def causes_page(proofs: Sequence[Proof]) -> str:
    """The page, in Markdown."""
    parts = [HEAD]
    for proof in proofs:
        told = told_causes(proof)
        parts.append(f"## Lesson {proof.lesson.number}: {proof.lesson.title}\n")
        for exercise in proof.lesson.exercises:
            parts += _exercise(proof, exercise, [item for item in told if item.exercise == exercise.id])
    return "\n".join(parts)


def _exercise(proof: Proof, exercise: Exercise, told: Sequence[Told]) -> Iterator[str]:
    # Every true cause has a row; a cause of another exercise has a column only.
    rows = sorted({item.true for item in told})
    columns = [*rows, *sorted({item.cause for item in told} - {*rows, ""}), ""]
    count = Counter((item.true, item.cause) for item in told)
    yield f"### {exercise.id} {exercise.title}\n"
    yield f"| | true cause | {' | '.join(str(n) for n, cause in enumerate(columns, 1) if cause)} | none named |"
    yield f"|--:|---|{':-:|' * len(columns)}"
    for number, row in enumerate(rows, 1):
        yield f"| {number} | {row} | {' | '.join(str(count[row, column] or '') for column in columns)} |"
    yield ""
    for number, cause in enumerate(columns[len(rows) : -1], len(rows) + 1):
        yield f"{number} is {cause}.\n"
    for item in (item for item in told if item.is_other):
        reason = proof.accepted.causes.get(item.id, "No reason is given.")
        yield f"- {item.solution.partition('-')[2]}, told {item.cause}: {reason}\n"
