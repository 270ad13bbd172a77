"""The unit of the benchmarks: lesson 1 as commit bc7cae2 graded it, so that no ratio gets better by a slower unit.

That commit's own code runs in a process of its own, from a folder that `git archive` fills.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

COMMIT = "bc7cae2"
PROGRAM = """
import sys, time
from pathlib import Path
from autograder.authoring.build import build_lesson
from autograder.grading.grade import grade_notebook, heldout_judge
from autograder.manifest import load_course
from autograder.sandbox.box import Box
from autograder.sandbox.layers import layer_named
course = load_course(Path.cwd())
lesson = course.lesson("1")
build_lesson(course, lesson)
solution, judge = course.source(lesson).with_suffix(".ipynb"), heldout_judge(course)
with Box(course, layer_named(sys.argv[1]), 7) as box:
    for _ in sys.stdin:
        started = time.perf_counter()
        assert grade_notebook(course, lesson, solution, judge, box).points == lesson.points
        print(time.perf_counter() - started, flush=True)
"""


class Yardstick:
    """Lesson 1 of that commit, behind a wall, ready to be graded."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def seconds(self) -> float:
        """Wall seconds for one submission of its reference solution."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return float(self._process.stdout.readline())


@contextmanager
def yardstick(root: Path, layer: str) -> Iterator[Yardstick]:
    """Start it. `root` is a checkout with its history, `layer` the name of the wall."""
    with tempfile.TemporaryDirectory() as folder:
        archive = subprocess.run(["git", "archive", COMMIT], cwd=root, stdout=subprocess.PIPE, check=True).stdout
        subprocess.run(["tar", "x"], cwd=folder, input=archive, check=True)
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, layer],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": folder},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            unit = Yardstick(process)
            unit.seconds()
            yield unit
        finally:
            process.kill()
            process.wait()
