"""A share of a class, the same one on each machine that asks for it: no server says who grades whom."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from autograder.errors import UsageError

__all__ = ["Shard", "shard_named"]

MOST = 100_000


@dataclass(frozen=True)
class Shard:
    """The share `number`, from 1, of `total`.

    A student belongs to one of them by a digest of her name, with all that she has handed in: whoever else is in the
    class, and in whatever order it is read. So attempts of which one counts, and earlier records, stay together.
    """

    number: int
    total: int

    def __str__(self) -> str:
        return f"{self.number}/{self.total}"

    def has(self, student: str) -> bool:
        """Whether this student belongs to it."""
        digest = hashlib.sha256(student.encode("utf-8", "surrogateescape")).digest()
        return int.from_bytes(digest[:8], "big") % self.total == self.number - 1


def shard_named(text: str) -> Shard:
    """The shard that a text such as ``2/8`` names.

    Raises:
        UsageError: It names none.
    """
    found = re.fullmatch(r"([1-9][0-9]{0,5})/([1-9][0-9]{0,5})", text)
    if not found or int(found[1]) > int(found[2]) or int(found[2]) > MOST:
        raise UsageError(f"{text!r} is no shard. Give a number and how many there are, such as 1/8, 2/8 to 8/8.")
    return Shard(int(found[1]), int(found[2]))
