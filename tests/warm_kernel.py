"""Jupyter kernels that start at once: forks of a process that has imported the libraries already.

A kernel spec that stands in for ``python3`` starts `client`, which asks the server for a fork and
lives as long as that. Everything else is ipykernel itself.

    python -m tests.warm_kernel SOCKET            the server
    python tests/warm_kernel.py SOCKET FILE       the client, for Jupyter's connection file
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WARM = [
    "autograder.study",
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "matplotlib_inline.backend_inline",
    "sklearn.ensemble",
    "sklearn.model_selection",
    "sklearn.svm",
]


def serve(path: str) -> None:
    """Fork a kernel for each connection."""
    import gc
    import importlib

    from autograder.sandbox.driver import one_core_each

    for name in WARM:
        importlib.import_module(name)
    # As in grading: the same results, and no processes that take seconds to start in each kernel.
    one_core_each()
    gc.freeze()  # A collection in a fork need not look through the libraries.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen()
        say_ready()
        while True:
            connection, _ = listener.accept()
            if os.fork() == 0:
                listener.close()
                _become_a_kernel(connection)
            connection.close()


def _become_a_kernel(connection: socket.socket) -> None:
    from ipykernel.kernelapp import IPKernelApp

    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        job = json.loads(connection.makefile().readline())
        os.chdir(job["folder"])
        os.environ.clear()
        os.environ.update(job["environment"])
        os.environ.pop("JPY_PARENT_PID", None)
        IPKernelApp.launch_instance(["-f", job["file"], "--no-stdout", "--no-stderr"])
    finally:
        os._exit(0)


def client(path: str, file: str) -> None:
    """Ask for a kernel, and wait until it ends."""
    with socket.socket(socket.AF_UNIX) as wire:
        wire.connect(path)
        job = {"file": file, "folder": os.getcwd(), "environment": dict(os.environ)}
        wire.sendall(json.dumps(job).encode() + b"\n")
        # Jupyter interrupts a kernel before it shuts it down. The kernel itself decides when it ends.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        wire.recv(1)


def say_ready() -> None:
    """Tell `serving` that the server listens. What it and its forks print from now on goes where errors go."""
    print(flush=True)
    os.dup2(2, 1)


@contextmanager
def serving(module: str, path: str) -> Iterator[None]:
    """Run a module as a server that listens on the socket at `path`."""
    command = [sys.executable, "-m", module, path]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as server:
        assert server.stdout
        try:
            assert server.stdout.readline(), "it ended before it listened"
            yield
        finally:
            server.kill()


@contextmanager
def warm_kernels() -> Iterator[dict[str, str]]:
    """Let Jupyter's ``python3`` be a warm kernel; gives what the environment needs for it."""
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/socket"
        argv = [sys.executable, "-S", "-E", __file__, path, "{connection_file}"]
        spec = Path(folder, "kernels", "python3", "kernel.json")
        spec.parent.mkdir(parents=True)
        spec.write_text(json.dumps({"argv": argv, "display_name": "Python 3", "language": "python"}))
        with serving("tests.warm_kernel", path):
            yield {"JUPYTER_PATH": folder}


if __name__ == "__main__":
    serve(sys.argv[1]) if len(sys.argv) == 2 else client(sys.argv[1], sys.argv[2])
