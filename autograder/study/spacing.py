"""When a question comes back: when it is about to be forgotten.

When that is, the library fsrs says: an answer that was right is called good, another one again. Its random fuzz and its
steps of minutes are off, so the same events give the same days.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from autograder.study.memory import Event

__all__ = ["due_again"]


def due_again(answers: Sequence[Event]) -> datetime:
    """When a question is due that was answered so, in this order: once or more."""
    # Imported here: it takes longer than a check may wait for it.
    from fsrs import Card, Rating, Scheduler

    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, before = Card(card_id=1), datetime.min.replace(tzinfo=UTC)
    for answer in answers:
        # Where a clock was set back, no time has passed.
        before = max(before, datetime.fromisoformat(answer.time).astimezone(UTC))
        card, _ = scheduler.review_card(card, Rating.Good if answer.result == "right" else Rating.Again, before)
    return card.due
