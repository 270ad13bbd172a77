"""Which number stands for which student in an address: one where names are shown, and another where they are not."""

from __future__ import annotations

import random
from collections.abc import Iterable

__all__ = ["Seats"]


class Seats:
    """The students of a session. A number once given stays, whoever hands in later.

    Args:
        seed: What shuffles the numbers that stand instead of names, so that their order tells nothing.
    """

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._named: list[str] = []
        self._hidden: list[str] = []
        self._numbers: dict[bool, dict[str, int]] = {True: {}, False: {}}

    def add(self, students: Iterable[str]) -> None:
        """Give numbers to those who have none yet."""
        new = sorted(set(students) - self._numbers[False].keys())
        self._named += new
        self._random.shuffle(new)
        self._hidden += new
        self._numbers = {
            hidden: {student: number for number, student in enumerate(seats, 1)}
            for hidden, seats in ((False, self._named), (True, self._hidden))
        }

    @property
    def students(self) -> frozenset[str]:
        """Everybody who has a number."""
        return frozenset(self._named)

    def number(self, student: str, hidden: bool) -> int:
        """The number of a student."""
        return self._numbers[hidden][student]

    def student(self, number: int, hidden: bool) -> str | None:
        """Who has a number, if anybody does."""
        seats = self._hidden if hidden else self._named
        return seats[number - 1] if 1 <= number <= len(seats) else None
