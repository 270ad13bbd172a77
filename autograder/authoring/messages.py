"""A page of all messages that wrong solutions get, for the author to read in one go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from autograder.api.result import Result
from autograder.authoring.bank import Entry
from autograder.authoring.proof import Proof
from autograder.authoring.trial import Outcome

__all__ = ["messages_page"]

TEMPORARY = re.compile(r"/tmp\w{8}\b")
"""The name of a temporary folder, which is another one each time."""
HEAD = """\
# All messages

What a student reads for each wrong solution of the bank: the check that fails, what was found, what was expected, the
likely cause, and the next step. Checks that wait for a failed one are left out.
"""


def messages_page(proofs: Sequence[Proof]) -> str:
    """The page, in Markdown."""
    parts = [HEAD]
    for proof in proofs:
        parts.append(f"## Lesson {proof.lesson.number}: {proof.lesson.title}\n")
        for exercise in proof.lesson.exercises:
            parts.append(f"### {exercise.id} {exercise.title}\n")
            parts += [part for entry, outcome in proof.wrong(exercise.id) for part in _solution(entry, outcome)]
    return "\n".join(parts)


def _solution(entry: Entry, outcome: Outcome) -> Iterator[str]:
    yield f"**{entry.name.partition('-')[2]}**: {entry.about}\n"
    for result in outcome.failed:
        yield _message(result)


def _message(result: Result) -> str:
    lines = [
        f"✗ {result.title}",
        f"Found: {result.found}",
        f"Expected: {result.expected}",
        f"Likely cause: {result.cause}",
        f"Next step: {result.next_step}",
    ]
    # Two spaces at the end break the line in Markdown; a message may have lines of its own.
    whole = "\n".join(f"> {' '.join(line.split())}  " for line in lines) + "\n"
    return TEMPORARY.sub("/…", whole)
