"""The world that the corpus is graded in: a course, a class, secrets, and services that listen."""

from __future__ import annotations

import fnmatch
import glob
import hashlib
import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from autograder import caches
from autograder.authoring.build import build_lesson
from autograder.manifest import Course, load_course
from autograder.sandbox.layers import WASM
from tests.conftest import ROOT, TINY
from tests.corpus_files import NAMES, NOTEBOOK
from tests.corpus_tools import CORPUS, Entry, in_order, lay_out

__all__ = ["OTHER", "Batch", "grade"]

LIMITS = "limits: {cell_seconds: 3, notebook_seconds: 10, question_seconds: 4, memory_mb: 1500}"
UNSEEN = 5
"""Each fifth of the unseen images is enough here: a batch asks for them a hundred times."""
BATCH_SECONDS = 1200
"""When a batch is taken for hung."""
OTHER = "000-other"
"""A student whose work nobody else may read."""


@dataclass(frozen=True)
class Batch:
    """What came of one batch of `entries` behind a `layer`."""

    layer: str
    entries: tuple[Entry, ...]
    reports: dict[str, dict[str, Any]]
    """By the student's folder: the record as JSON data."""
    shown: dict[str, str]
    """By name: each page and table."""
    peak_mb: float
    secrets: dict[str, str]
    """By the place that it was put into: what must not be seen anywhere."""
    reached: int
    """How many services of this machine were reached."""
    left: list[str]
    """Processes and files of submissions that outlived them, and files of the course that were changed."""
    printed: str
    """What the grader printed, and how it ended."""

    @property
    def students(self) -> dict[str, str]:
        """The folder of each entry's student, by the entry's name."""
        row = {str(entry): student for student, entry in in_order(self.entries)}
        return row | {str(entry): NAMES[entry.name] for entry in self.entries if entry.student}


class World:
    """A folder with a course, a class and secrets; services that listen; and a name for this run."""

    def __init__(self, root: Path) -> None:
        places = ("labels", "checks", "environment", "arguments", "home", "folder", "student", "record")
        self.root, self.run = root, secrets.token_hex(6)
        self.secrets = {place: f"canary-{secrets.token_hex(12)}" for place in places}
        root.chmod(0o755)  # Rights alone must not be what protects it.
        for name in ("course", "submissions", "results", "home", "cwd", "mark"):
            (root / name).mkdir()
        (root / "mark").chmod(0o777)
        self.course = self._make_course()
        self._hide("home/secret", "home")
        self._hide("cwd/secret", "folder")
        self._hide("results/before/01_first.json", "record")
        code = f"# {self.secrets['student']}\ndef make_model():\n    return RandomForestClassifier(60, random_state=0)"
        self.add([(OTHER, Entry("honest", "other", "Another student.", "honest", code=code))], {})
        self._digest = self._digest_of_course()

    def _make_course(self) -> Course:
        root = self.root / "course"
        shutil.copytree(TINY, root, dirs_exist_ok=True)
        manifest = (root / "course.yaml").read_text()
        (root / "course.yaml").write_text(re.sub(r"limits: \{.*\}", LIMITS, manifest))
        checks = (CORPUS / "course" / "checks.py").read_text()
        (root / "checks.py").write_text(f"{checks}# {self.secrets['checks']}\n")
        (root / "data").mkdir()
        shutil.copy(ROOT / "data" / "digits.csv.gz", root / "data")
        with np.load(ROOT / "data" / "heldout.npz") as file:
            fewer = {name: content[::UNSEEN] for name, content in file.items()}
        note = np.array([self.secrets["labels"]] * 100, dtype="S31")
        np.savez(root / "data" / "heldout.npz", **fewer, note=note)
        digest = hashlib.sha256((root / "data" / "heldout.npz").read_bytes()).hexdigest()
        manifest = (root / "course.yaml").read_text()
        (root / "course.yaml").write_text(re.sub(r"(heldout\.npz, sha256: )\w+", rf"\g<1>{digest}", manifest))
        course = load_course(root)
        build_lesson(course, course.lessons[0])
        # Without our own solution nobody knows how slow this machine is, and what takes too long is graded once.
        shutil.rmtree(root / "solutions")
        return course

    def _hide(self, path: str, place: str) -> None:
        (self.root / path).parent.mkdir(exist_ok=True)
        (self.root / path).write_text(self.secrets[place])

    def add(self, students: list[tuple[str, Entry]], tokens: dict[str, str]) -> None:
        """Write the submissions of these students."""
        lay_out(self.course, self.root / "submissions", students, tokens)

    def tokens(self, pid: int) -> dict[str, str]:
        """What an attacker is told: everything but the secrets."""
        paths = {
            "COURSE": "course",
            "CHECKS": "course/checks.py",
            "HELDOUT": "course/data/heldout.npz",
            "SUBMISSIONS": "submissions",
            "OTHER": f"submissions/{OTHER}/{NOTEBOOK}",
            "RESULTS": "results",
            "HOME": "home",
            "MARK": "mark",
        }
        return {"RUN": self.run, "PID": str(pid)} | {name: str(self.root / path) for name, path in paths.items()}

    def left(self) -> list[str]:
        """Traces of submissions, after all should be gone. The files of this run among them are deleted."""
        name = f"*corpus-*{self.run}*"
        places = ["/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", "/run", "/home", "/root", "/mnt", *sys.path, str(ROOT)]
        found = {path for place in places for path in _below(place or ".", name)}
        found |= set(glob.glob(f"/{name}"))
        for path in sorted(found):
            shutil.rmtree(path) if os.path.isdir(path) else Path(path).unlink(missing_ok=True)
        marks = [str(path) for path in (self.root / "mark").iterdir()]
        programs = [path for path in glob.glob("/proc/[0-9]*/cmdline") if self.run.encode() in _bytes(path)]
        changed = [] if self._digest_of_course() == self._digest else ["the course was changed"]
        return [*found, *marks, *programs, *changed]

    def _digest_of_course(self) -> str:
        files = [path for path in sorted((self.root / "course").rglob("*")) if path.is_file() and path.suffix != ".pyc"]
        return hashlib.sha256(b"".join(bytes(path) + path.read_bytes() for path in files)).hexdigest()


def _below(place: str, name: str) -> Iterator[str]:
    """What has such a name in a folder or below it. Links are not followed: some lead in circles."""
    for folder, folders, files in os.walk(place):
        yield from (os.path.join(folder, found) for found in fnmatch.filter([*folders, *files], name))


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError:
        return b""  # That process has ended.


class Services:
    """Services of this machine that no submission may reach: by TCP, UDP, a Unix socket, and an abstract one."""

    def __init__(self, world: World) -> None:
        path = str(world.root / "socket")
        self._lines = [
            _listening(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0)),
            _listening(socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0)),
            _listening(socket.AF_UNIX, socket.SOCK_STREAM, path),
            _listening(socket.AF_UNIX, socket.SOCK_STREAM, f"\0corpus-{world.run}"),
        ]
        os.chmod(path, 0o777)
        tcp, udp = (str(line.getsockname()[1]) for line in self._lines[:2])
        self.tokens = {"PORT": tcp, "UDP": udp, "SOCKET": path}

    def close(self) -> int:
        """Close them; returns how many were reached."""
        reached = 0
        for line in self._lines:
            with line:
                try:
                    line.accept()[0].close() if line.type == socket.SOCK_STREAM else line.recv(100)
                    reached += 1
                except BlockingIOError:
                    pass
        return reached


def _listening(family: int, kind: int, address: Any) -> socket.socket:
    line = socket.socket(family, kind)
    line.bind(address)
    line.setblocking(False)
    if kind == socket.SOCK_STREAM:
        line.listen()
    return line


def _caches(layer: str) -> dict[str, str]:
    """What took minutes to make on this machine is not made anew for another home."""
    return {"XDG_CACHE_HOME": str(caches.of_machine().parent)} if layer == WASM.name else {}


def grade(entries: list[Entry], layer: str, root: Path) -> Batch:
    """Grade these entries behind one layer, in one batch."""
    world = World(root)
    services = Services(world)
    with (root / "printed").open("w") as printed:
        grader = subprocess.Popen(
            [sys.executable, "-m", "tests.corpus_grader", "--token", world.secrets["arguments"]],
            cwd=root / "cwd",
            env=os.environ
            | _caches(layer)
            | {"HOME": str(root / "home"), "COURSE_SECRET": world.secrets["environment"], "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=printed,
            stderr=subprocess.STDOUT,
        )
        students = [*in_order(entries), *((entry.student, entry) for entry in entries if entry.student)]
        world.add(students, world.tokens(grader.pid) | services.tokens)
        job = {name: str(root / name) for name in ("course", "submissions", "results", "outcome")} | {"layer": layer}
        try:
            grader.communicate(json.dumps(job).encode() + b"\n", BATCH_SECONDS)
        finally:
            grader.kill()
    nothing: dict[str, Any] = {"reports": {}, "shown": {}, "peak_mb": 0.0}
    outcome = json.loads((root / "outcome").read_text()) if (root / "outcome").exists() else nothing
    text = f"{(root / 'printed').read_text()}\nended with {grader.returncode}"
    return Batch(
        layer,
        tuple(entries),
        **outcome,
        secrets=world.secrets,
        reached=services.close(),
        left=world.left(),
        printed=text,
    )
