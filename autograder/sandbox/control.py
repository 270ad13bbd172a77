"""What the grader may ask of a warm process: to run a submission, how it goes, and to end it."""

from __future__ import annotations

import json
import socket
from dataclasses import asdict, dataclass
from typing import Protocol

from autograder.errors import GraderError
from autograder.manifest import Limits

__all__ = ["BoxError", "Control", "Keeper", "Seen"]

START_SECONDS = 120
STOP_SECONDS = 30
MAX_ANSWER = 4096


class BoxError(GraderError):
    """The box did not start, or it broke: our fault or the machine's, never the student's."""


@dataclass(frozen=True)
class Seen:
    """How a submission goes: why it has ended, if so, and the fair seconds that it took since the moment asked for.

    `ended` is empty, ``"by itself"``, or the limit for which it was ended: ``"memory"``, ``"disk"`` or ``"processor"``.
    """

    ended: str
    charged: float


class Keeper(Protocol):
    """Who knows how a submission's process goes, and can interrupt it."""

    def look(self, since: float = 0.0) -> Seen:
        """How it goes, and what it took since a moment of the monotonic clock."""
        ...

    def interrupt(self) -> None:
        """Raise `TimeLimit` in what it runs now, as long as that is over its limit by its own clock too."""
        ...


class Control:
    """The grader's end of the socket to a warm process. No submission holds the other end."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._socket, self.theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)

    def wait_until_ready(self) -> bool:
        """Whether the warm process came up."""
        self._socket.settimeout(START_SECONDS)
        try:
            ready = self._socket.recv(64) == b"ready"
        except OSError:
            return False
        self._socket.settimeout(STOP_SECONDS)
        return ready

    def start(self, limits: Limits, wire: socket.socket, may_wait: bool = False) -> None:
        """Let the warm process fork for a submission that talks over `wire`.

        While one that may wait runs, the warm process may do something else for a second.

        Raises:
            BoxError: It is gone.
        """
        try:
            socket.send_fds(
                self._socket, [json.dumps(asdict(limits) | {"may_wait": may_wait}).encode()], [wire.fileno()]
            )
        except OSError as error:
            raise self._gone() from error

    def load_fits(self) -> None:
        """Let the warm process read the file of its fit cache again.

        Raises:
            BoxError: It is gone.
        """
        self._asked("fits")

    def look(self, since: float = 0.0) -> Seen:
        """How the submission goes.

        Args:
            since: The moment of the monotonic clock from which its time is counted.

        Raises:
            BoxError: The warm process is gone, and took the submission with it.
        """
        return self._asked("look", since)

    def interrupt(self) -> None:
        """Raise `TimeLimit` in what the submission runs now, as long as it is over its limit there too.

        Raises:
            BoxError: The warm process is gone.
        """
        self._asked("interrupt")

    def stop(self) -> None:
        """End the submission and everything that it left.

        Raises:
            BoxError: The warm process is gone.
        """
        self._asked("stop")

    def close(self) -> None:
        """Close the socket: the warm process ends then."""
        self._socket.close()

    def _asked(self, what: str, since: float = 0.0) -> Seen:
        try:
            self._socket.send(json.dumps({"do": what, "since": since}).encode())
            answer = self._socket.recv(MAX_ANSWER)
        except OSError as error:
            raise self._gone() from error
        if not answer:
            raise self._gone()
        return Seen(**json.loads(answer))

    def _gone(self) -> BoxError:
        return BoxError(f"the box {self._name} is gone, with the submission that ran in it")
