"""Which workers may grade: each is asked for its passport when it comes, and sent away if its marks could differ."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from autograder.cluster import tasks
from autograder.cluster.gone import scheduler_there
from autograder.cluster.grader import ENDED
from autograder.cluster.handshake import differences, inputs_of
from autograder.cluster.messages import Died, Hello, Passport
from autograder.errors import GraderError, UsageError
from autograder.manifest import Course
from autograder.sandbox.layers import LAYERS, Layer, layer_named

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["CALL_SECONDS", "RollCall"]

CALL_SECONDS = 0.5
"""How often the scheduler is asked who is there, however quickly reports come."""
WALLS = [layer.name for layer in LAYERS if layer.name != "none"]
MEND = "If its machine may be thrown away, give home --isolation "


class RollCall:
    """The workers of a scheduler that may grade.

    Args:
        course: The course, as it is at home.
        client: Connected to the scheduler.
        hello: What each of them is told.
        isolation: The layer that all must have; ``"auto"`` for that of the first one.
        tell: Called with a line about each that comes or is sent away.
    """

    def __init__(
        self, course: Course, client: Client, hello: Hello, isolation: str, tell: Callable[[str], None]
    ) -> None:
        self._course, self._client, self._hello, self._tell = course, client, hello, tell
        self._layer = None if isolation == "auto" else layer_named(isolation)
        self._inputs: dict[str, str] = {}
        self._admitted: dict[str, Passport] = {}
        self._names: dict[str, str] = {}
        self._called = -CALL_SECONDS
        self._refused: dict[str, str] = {}

    @property
    def layer(self) -> Layer:
        """What all of them have. The first one has been there."""
        assert self._layer is not None, "nobody was asked yet"
        return self._layer

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self._admitted)

    @property
    def first(self) -> str:
        """The address of one of them, the same as long as it is there."""
        if not self._admitted:
            raise GraderError("no worker is left")
        return min(self._admitted)

    @property
    def reasons(self) -> list[str]:
        """Why others were sent away."""
        return list(self._refused.values())

    def others(self, address: str) -> list[str]:
        """The workers of other machines than that of this one; where all are of one machine, those beside it."""
        beside = sorted(self._admitted.keys() - {address})
        return [one for one in beside if _host(one) != _host(address)] or beside

    def are_gone(self, addresses: Sequence[str]) -> bool:
        """Whether none of these may grade any more."""
        return self._admitted.keys().isdisjoint(addresses)

    def name_of(self, address: str) -> str:
        """What a worker is called that may grade, or might before it went."""
        return self._names.get(address, address)

    def call(self) -> int:
        """See who is there, let new ones join, and say how many may grade now."""
        if time.monotonic() - self._called >= CALL_SECONDS:
            self._ask()
            self._called = time.monotonic()
        return self.number

    def _ask(self) -> None:
        with scheduler_there():
            there = set(self._client.scheduler_info(n_workers=-1)["workers"])
        for gone in [address for address in self._admitted if address not in there]:
            self._tell(f"The worker {self._admitted.pop(gone).name} is gone.")
        new = [one for one in sorted(there) if one not in self._admitted and one not in self._refused]
        if new:
            with scheduler_there():
                passports = self._client.run(tasks.introduce, workers=new, on_error="return")
            for address, passport in passports.items():
                self._meet(address, passport)

    def _meet(self, address: str, passport: Passport | Exception | Died | None) -> None:
        if not isinstance(passport, Passport):
            self._refuse(address, passport)
            return
        if found := self._why_not(passport):
            self._refused[address] = f"The worker {passport.name} would make other marks, and was sent away: {found}."
            self._tell(self._refused[address])
            self._client.run(tasks.send_away, why=found, workers=[address], on_error="ignore")
            return
        with scheduler_there():
            answers = self._client.run(tasks.admit, hello=self._hello, workers=[address], on_error="return")
        if (answer := answers.get(address)) is not None:
            self._refuse(address, answer)
            return
        self._admitted[address], self._names[address] = passport, passport.name
        self._tell(f"The worker {passport.name} grades: {passport.proof}.")

    def _why_not(self, passport: Passport) -> str:
        """Why this worker may not grade; empty if it may."""
        if self._layer is None and passport.layer not in WALLS:
            return f"it has no wall that was not asked for by name ({passport.layer}). {MEND}{passport.layer}"
        self._layer = self._layer or layer_named(passport.layer)
        self._inputs = self._inputs or inputs_of(self._course, self._layer.title)
        return differences(self._inputs, passport)

    def _refuse(self, address: str, answer: Exception | Died | None) -> None:
        """Say once why a worker cannot even be asked; one that is gone again is no matter."""
        if isinstance(answer, OSError):
            return
        why = f", because {ENDED}" if isinstance(answer, Died) else f": {answer}"
        why = why if answer else ", because it was not started with `course worker`"
        self._refused[address] = f"The worker at {address} cannot grade{why}."
        self._tell(self._refused[address])

    def update(self, hello: Hello) -> None:
        """Tell all of them, and all who come, something else from now on."""
        self._hello = hello
        self._client.run(tasks.admit, hello=hello, workers=list(self._admitted), on_error="ignore")

    def nobody(self) -> UsageError:
        """What to say if nobody may grade."""
        if self._refused:
            return UsageError(f"No worker can grade here. {self.reasons[0]}")
        return UsageError("No worker is there. Start one: `course worker ADDRESS`.")


def _host(address: str) -> str:
    return urlsplit(address).hostname or ""
