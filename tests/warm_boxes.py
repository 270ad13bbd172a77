"""Boxes without a wall that start at once: forks of a process that has imported the libraries already.

For tests of what is done with boxes, not of walls. What runs in such a box is `autograder.sandbox.warm` itself.

    python -m tests.warm_boxes SOCKET        the server
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.sandbox.box import Box
from tests.warm_kernel import say_ready, serving

__all__ = ["box_server", "warm_boxes"]

MAX_REQUEST = 65_536


def serve(path: str) -> None:
    """Fork a warm process for each request, and say which it is."""
    import gc
    import importlib

    from autograder.sandbox import driver, warm  # noqa: F401  (for the forks)

    for name in driver.WARM:
        importlib.import_module(name)
    driver.warm_up_more()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener:
        listener.bind(path)
        listener.listen()
        say_ready()
        while True:
            connection, _ = listener.accept()
            with connection:
                request, descriptors, _, _ = socket.recv_fds(connection, MAX_REQUEST, 1)
                child = os.fork()
                if child == 0:
                    listener.close()
                    _become_warm(json.loads(request), descriptors[0])
                os.close(descriptors[0])
                connection.send(str(child).encode())


def _become_warm(job: dict[str, Any], descriptor: int) -> None:
    from autograder.manifest import load_course
    from autograder.sandbox import warm

    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.setsid()
        os.chdir("/")
        os.environ.clear()
        os.environ.update(job["environment"])
        tempfile.tempdir = None
        load_course.cache_clear()
        with open(job["errors"], "wb") as errors:
            os.dup2(errors.fileno(), 2)
        warm.main(socket.socket(fileno=descriptor), job["settings"])
    finally:
        os._exit(0)


class Forked:
    """As much of `subprocess.Popen` as a box needs."""

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def wait(self) -> int:
        """Wait until it is gone. The server buries it."""
        with contextlib.suppress(ProcessLookupError):
            descriptor = os.pidfd_open(self.pid)
            select.select([descriptor], [], [])
            os.close(descriptor)
        return 0


@contextlib.contextmanager
def box_server() -> Iterator[str]:
    """The server, for as long as it is needed; gives its socket."""
    with tempfile.TemporaryDirectory() as folder, serving("tests.warm_boxes", f"{folder}/socket"):
        yield f"{folder}/socket"


@contextlib.contextmanager
def warm_boxes(server: str) -> Iterator[None]:
    """Let every box without a wall start as a fork of this server."""
    run = Box._run

    def forked(box: Box, place: Path, descriptor: int) -> Any:
        if box.layer.name != "none":
            return run(box, place, descriptor)
        job = {
            "environment": box.layer.environment(place),
            "errors": str(place / "errors.txt"),
            "settings": box._settings(place),
        }
        with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as wire:
            wire.connect(server)
            socket.send_fds(wire, [json.dumps(job).encode()], [descriptor])
            return Forked(int(wire.recv(32)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Box, "_run", forked)
        yield


if __name__ == "__main__":
    serve(sys.argv[1])
