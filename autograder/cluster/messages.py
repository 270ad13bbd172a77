"""What travels between home and the workers. All of it is plain data, so that both sides know what they send."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from autograder.manifest import Limits

__all__ = ["BY", "Died", "Hello", "Parcel", "Passport"]

BY = "Graded by the worker "
"""How the note of a report begins that says who made it."""


@dataclass(frozen=True)
class Hello:
    """What home tells each worker before its first notebook. It stays in the memory of the worker's grader.

    `private` are the private data of the course by name, and `fits` is the fit cache, if there is one.
    """

    private: Mapping[str, bytes] = field(repr=False)  # Dask writes arguments into logs.
    fits: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Passport:
    """What a worker says of itself: its name, its layer with the proof that it holds, and what its marks are made from.

    `inputs` are what marks depend on, in words that both sides can compare: the digests of each lesson, of public data,
    and the version of each installed distribution.
    """

    name: str
    layer: str
    proof: str
    inputs: Mapping[str, str]


@dataclass(frozen=True)
class Parcel:
    """A submission on its way. `limits` are given where others than the course's count.

    `afresh` is true where a spot check may not rest on what other workers have shared.
    """

    student: str
    lesson: str
    file: str
    content: bytes = field(repr=False)
    remark: str = ""
    limits: Limits | None = None
    afresh: bool = False


@dataclass(frozen=True)
class Died:
    """In place of an answer: the grader of a worker ended without a word. The worker has another one by now."""
