"""What a check says when an answer is not right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

__all__ = ["Failure", "Misconception", "NotAttempted", "Picture", "fail"]


@dataclass(frozen=True)
class Misconception:
    """A wrong idea that beginners are known to have.

    `id` is short and unique in the lesson, `cause` says what the student probably did or
    believed, and `next_step` is the sentence that repairs it.
    """

    id: str
    cause: str
    next_step: str


@dataclass(frozen=True)
class Picture:
    """A picture that goes with a message: a PNG that we made, in base64, and what it shows in words."""

    png: str
    alt: str


class Failure(Exception):
    """An answer is not right. Carries the parts of the message that the student reads.

    `share` is the part of the check's points, 0 to 1, that is earned all the same.
    """

    def __init__(
        self,
        found: str,
        expected: str,
        cause: str = "",
        next_step: str = "",
        misconception: str = "",
        share: float = 0.0,
        picture: Picture | None = None,
    ) -> None:
        self.found, self.expected = found, expected
        self.cause, self.next_step = cause, next_step
        self.misconception = misconception
        self.share, self.picture = share, picture
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
    share: float = 0.0,
    picture: Picture | None = None,
) -> NoReturn:
    """End a check: the answer is not right.

    Args:
        found: What the student's work gave, as a sentence with the numbers.
        expected: What the exercise asks for. Never the answer itself.
        because: The misconception that this answer shows, if it is a known one.
        cause: The likely cause, where no misconception is named.
        next_step: What to do now, where no misconception is named.
        share: The part of the check's points that is earned all the same, 0 to 1.
        picture: What says more than words, if anything does.

    Raises:
        Failure: Always.
    """
    if because is not None:
        raise Failure(found, expected, because.cause, because.next_step, because.id, share, picture)
    raise Failure(found, expected, cause, next_step, "", share, picture)
