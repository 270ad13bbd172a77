"""What the grader may ask of a warm process: to run a submission, how it goes, and to end it."""

from __future__ import annotations

import json
import socket
from dataclasses import asdict

from autograder.errors import GraderError
from autograder.manifest import Limits

__all__ = ["MAX_ANSWER", "BoxError", "Control"]

START_SECONDS = 120
STOP_SECONDS = 30
MAX_ANSWER = 4096


class BoxError(GraderError):
    """The box did not start, or it broke: our fault or the machine's, never the student's."""


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

    def start(self, limits: Limits, wire: socket.socket) -> None:
        """Let the warm process fork for a submission that talks over `wire`.

        Raises:
            BoxError: It is gone.
        """
        try:
            socket.send_fds(self._socket, [json.dumps(asdict(limits)).encode()], [wire.fileno()])
        except OSError as error:
            raise self._gone() from error

    def look(self) -> str:
        """Why the submission was ended from outside; empty if it was not.

        Raises:
            BoxError: The warm process is gone, and took the submission with it.
        """
        return self._asked(b"look")

    def stop(self) -> None:
        """End the submission and everything that it left.

        Raises:
            BoxError: The warm process is gone.
        """
        self._asked(b"stop")

    def close(self) -> None:
        """Close the socket: the warm process ends then."""
        self._socket.close()

    def _asked(self, request: bytes) -> str:
        try:
            self._socket.send(request)
            answer = self._socket.recv(MAX_ANSWER)
        except OSError as error:
            raise self._gone() from error
        if not answer:
            raise self._gone()
        return str(json.loads(answer)["ended"])

    def _gone(self) -> BoxError:
        return BoxError(f"the box {self._name} is gone, with the submission that ran in it")
