"""Conversations: what a check asked of a solution of the bank, and what it was told."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from autograder.answers import AskingAnswers, Built, Own, Question, Reply, Responder
from autograder.api.registry import Check, checks_of
from autograder.authoring.bank import execute, load_bank, over, reference_namespace
from autograder.digits.diagnose import diagnose
from autograder.digits.judge import PublicJudge
from autograder.manifest import Course, Lesson
from autograder.sandbox.wire import _pack

__all__ = ["Conversation", "Turn", "arguments_of", "key_of", "record", "recorded_checks", "subject_of"]


@dataclass(frozen=True)
class Turn:
    """One question of a check, by its digest and its subject, and the reply."""

    key: str
    subject: str
    reply: Reply


@dataclass(frozen=True)
class Conversation:
    """All turns between a check and one solution. The solution of the course itself is called "reference"."""

    check: str
    solution: str
    turns: tuple[Turn, ...]


TOO_LONG = {
    "test_forest_reads_what_prepare_gives",
    "test_contestant_beats_the_default_forest",
    "test_suspicious_finds_the_liars",
    "test_forest_reads_strangers",
}
"""Checks that ask about hundreds of real digits: their conversations are too large to keep, and are not fuzzed.

The checks that they wait for read replies with the same functions, and are.
"""


def recorded_checks(course: Course, lesson: Lesson) -> list[Check]:
    """The checks of a lesson whose conversations are kept."""
    return [check for check in checks_of(course, lesson) if check.name not in TOO_LONG]


def record(course: Course, lesson: Lesson) -> dict[str, list[Conversation]]:
    """The conversations of each check with the reference, first, and with each solution of its exercise in the bank."""
    quick = {entry.exercise: entry.source for entry in load_bank(course, lesson, ["quick"])}
    reference = reference_namespace(course, lesson, quick)
    checks = recorded_checks(course, lesson)
    found = {check.name: [_converse(check, "reference", reference)] for check in checks}
    for entry in load_bank(course, lesson):
        namespace = over(reference)
        execute(entry.source, entry.name, namespace, quick.get(entry.exercise, ""))
        for check in (check for check in checks if check.exercise == entry.exercise):
            found[check.name].append(_converse(check, entry.name, namespace))
    return found


def _converse(check: Check, solution: str, namespace: dict[str, Any]) -> Conversation:
    turns: list[Turn] = []
    responder = Responder(namespace)

    def ask(question: Question) -> Reply:
        reply = responder.answer(question)
        turns.append(Turn(key_of(question), subject_of(question), reply))
        return reply

    arguments = arguments_of(check, ask)
    try:
        check.function(**arguments)
    except Exception:
        # How it ended does not matter here; a check that breaks is found when this conversation is replayed.
        pass
    return Conversation(check.name, solution, tuple(turns))


def arguments_of(check: Check, ask: Callable[[Question], Reply]) -> dict[str, Any]:
    """What a check is called with where replies come from `ask`.

    Raises:
        KeyError: It asks for a judge that no recorded check has: see `TOO_LONG`.
    """
    resources = {"answers": AskingAnswers(ask), "judge": PublicJudge(), "diagnose": diagnose}
    return {name: resources[name] for name in check.asks_for}


def key_of(question: Question) -> str:
    """The same for the same question with the same arguments."""
    blobs: list[bytes] = []
    header = json.dumps(_pack(question, blobs))
    return hashlib.sha256(b"".join([header.encode(), *blobs])).hexdigest()[:16]


def subject_of(question: Question) -> str:
    """The verb and the name that a question is about, without arguments."""
    names = [question.subject] if isinstance(question.subject, str) else _names(question.subject)
    return " ".join([question.verb, *names])


def _names(argument: Own | Built) -> Iterator[str]:
    yield argument.function if isinstance(argument, Own) else argument.path
    inner = [*argument.args, *(argument.params.values() if isinstance(argument, Built) else ())]
    for part in inner:
        if isinstance(part, Own | Built):
            yield from _names(part)
