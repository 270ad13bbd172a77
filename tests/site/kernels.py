"""The kernel of a page in two Pythons: the one of this machine, and Pyodide under Node."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from autograder.manifest import Course
from autograder.site.packages import write_packages
from tests.conftest import ROOT
from tests.site.browser_parts import pyodide_folder, student_zip

__all__ = ["Steps", "Told", "in_pyodide", "natively", "results"]

PROGRAM = Path(__file__).with_name("kernel_run.py")
Steps = Mapping[str, Sequence[str]]
"""By name: what a page asks for, as `tests/site/kernel_run.py` reads it."""
Told = dict[str, Any]
"""What the page was told in each step, by its name; by the empty name, how many scripts widgets have."""


def natively(lesson: str, steps: Steps, folder: Path) -> Told:
    """In this Python."""
    env = {name: value for name, value in os.environ.items() if name != "COURSE_MEMORY"}
    env |= {"COURSE_ROOT": str(ROOT), "PYTHONPATH": str(ROOT), "IPYTHONDIR": str(folder / "ipython")}
    command = [sys.executable, str(PROGRAM), str(folder / "page")]
    done = subprocess.run(
        command, input=json.dumps([lesson, steps]), capture_output=True, text=True, env=env, cwd=folder
    )
    assert done.returncode == 0, done.stderr
    return _read(done.stdout)


def in_pyodide(course: Course, lesson: str, steps: Steps, folder: Path, *, seconds: int = 60, after: str = "") -> Told:
    """In Pyodide, where a step is stopped after so many seconds.

    A step that comes `after` a named one may end Python; then nothing is told of it, and of those that follow.
    """
    student, packages = folder / "student.zip", folder / "packages.zip"
    if not student.is_file():
        student_zip(course, folder)
        write_packages(packages)
    script = Path(__file__).with_name("pyodide.mjs")
    lines = folder / "told.jsonl"
    lines.write_text("")
    command = ["node", *map(str, (script, pyodide_folder(), student, packages, lines))]
    program = PROGRAM.read_text(encoding="utf-8")
    asked = json.dumps({"program": program, "asked": json.dumps([lesson, steps]), "seconds": seconds})
    done = subprocess.run(command, input=asked, capture_output=True, text=True)
    told = _read(lines.read_text(encoding="utf-8"))
    assert done.returncode == 0 or (after and after in told), (done.stderr or done.stdout)[-2000:]
    return told


def results(told: Told, step: str) -> list[dict[str, Any]]:
    """What the card of a step holds for other programs."""
    return list(told[step]["said"][0]["data"]["application/vnd.autograder.results+json"])


def _read(lines: str) -> Told:
    return dict(json.loads(line) for line in lines.splitlines())
