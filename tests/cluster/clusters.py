"""A cluster that is really there: a scheduler, workers, and home, each a process of this machine."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from autograder.grading.record import report_to_json
from autograder.manifest import Course
from tests.conftest import GOOD, ROOT

__all__ = ["ANSWERS", "BY", "Cluster", "cluster_of", "plain"]

BY = re.compile(r"Graded by the worker (\S+); ")
ANSWERS = {
    "ana": GOOD,
    "ben": "def make_model():\n    return 3",
    "cleo": "def make_model():\n    ...",
    "dan": "raise SystemExit",
    "eve": GOOD.replace("60", "3"),
    "Ünal/../x": GOOD,
}
"""By student: what each has handed in for the only exercise of the tiny course."""
END_SECONDS = 60


class Cluster:
    """A scheduler of a course, and workers that it has started."""

    def __init__(
        self,
        folder: Path,
        course: Course,
        workers: int,
        isolation: str = "none",
        certificates: Path | None = None,
        environment: dict[str, str] | None = None,
    ) -> None:
        self.file = folder / "scheduler.json"
        self.file.unlink(missing_ok=True)
        self._environment = os.environ | {"COURSE_ROOT": str(course.root), "PYTHONPATH": str(ROOT)}
        self._environment |= environment or {}
        self.certs = ["--certs", str(certificates)] if certificates else []
        options = ["--port", "0", "--scheduler-file", str(self.file), "--isolation", isolation, *self.certs]
        local = ["--local", str(workers)] if workers else []
        self.process = self.start("cluster", *options, *local)
        assert self.process.stdout
        line = self.process.stdout.readline()
        assert line.startswith("The scheduler listens at "), line + self.process.stdout.read()
        self.address = line.split()[-1]
        self.port = int(self.address.rpartition(":")[2])

    def start(self, *command: str, module: str = "autograder", **environment: str) -> subprocess.Popen[str]:
        """One more command of this course."""
        words = [sys.executable, "-m", module, *command]
        return subprocess.Popen(
            words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=self._environment | environment
        )

    def workers(self) -> list[int]:
        """The processes of the workers that the scheduler has started."""
        found = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [int(pid) for pid in found if b"worker" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")]

    def end(self) -> str:
        self.process.send_signal(signal.SIGINT)
        return self.process.communicate(timeout=END_SECONDS)[0]


@contextmanager
def cluster_of(folder: Path, course: Course, workers: int, **how: Any) -> Iterator[Cluster]:
    """A cluster for a `with` block."""
    cluster = Cluster(folder, course, workers, **how)
    try:
        yield cluster
    finally:
        cluster.end()


def plain(report: Any) -> dict[str, Any]:
    """A report without times and without who made it."""
    data = report_to_json(report)
    data["notes"] = [note for note in data["notes"] if not BY.match(note)]
    for result in data["results"]:
        del result["seconds"]
    return {name: value for name, value in data.items() if name != "seconds"}
