"""What a check says when an answer is not right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

__all__ = ["Failure", "Misconception", "NotAttempted", "fail"]


@dataclass(frozen=True)
class Misconception:
    """A wrong idea that beginners are known to have.

    `id` is short and unique in the lesson, `cause` says what the student probably did or
    believed, and `next_step` is the sentence that repairs it.
    """

    id: str
    cause: str
    next_step: str


class Failure(Exception):
    """An answer is not right. Carries the parts of the message that the student reads."""

    def __init__(
        self,
        found: str,
        expected: str,
        cause: str = "",
        next_step: str = "",
        misconception: str = "",
    ) -> None:
        self.found, self.expected = found, expected
        self.cause, self.next_step = cause, next_step
        self.misconception = misconception
        super().__init__(f"{found} Expected: {expected}")


class NotAttempted(Exception):
    """The student has not written this part yet. The text names what is missing."""


def fail(
    found: str,
    expected: str,
    *,
    because: Misconception | None = None,
    cause: str = "",
    next_step: str = "",
) -> NoReturn:
    """End a check: the answer is not right.

    Args:
        found: What the student's work gave, as a sentence with the numbers.
        expected: What the exercise asks for. Never the answer itself.
        because: The misconception that this answer shows, if it is a known one.
        cause: The likely cause, where no misconception is named.
        next_step: What to do now, where no misconception is named.

    Raises:
        Failure: Always.
    """
    if because is not None:
        raise Failure(found, expected, because.cause, because.next_step, because.id)
    raise Failure(found, expected, cause, next_step)
