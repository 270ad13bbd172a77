"""An instructor is no root: the walls, and what is graded behind them, with the rights of a normal user.

Skipped as root. `.ci/run` makes a user for these tests, with a Python that this user can read.
"""

from __future__ import annotations

import csv
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.manifest import Course
from autograder.sandbox.layers import Layer
from autograder.sandbox.probe import choose_layer
from tests.conformance import WALLS, every_layer
from tests.conftest import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root: .ci/run runs it as a normal user"
    ),
]
NAMES = [wall.name for wall in WALLS]
WITHOUT_USER_NAMESPACES = shlex.split(
    "unshare --user --map-current-user --keep-caps sh -c "
    "'echo 0 > /proc/sys/user/max_user_namespaces && exec setpriv --inh-caps=-all --ambient-caps=-all \"$@\"' sh"
)


def course_command(*args: str | Path, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Run `course` in a process of its own, as this user."""
    command = [*before, sys.executable, "-m", "autograder", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def marks(out: Path) -> dict[str, str]:
    """The sum of each student in marks.csv."""
    with open(out / "marks.csv", newline="", encoding="utf-8") as file:
        return {row["student"]: row["points"] for row in csv.DictReader(file)}


def test_twenty_runs_in_a_row_choose_the_same_layer(tiny: Course) -> None:
    assert {choose_layer(tiny).name for _ in range(20)} == {"bubblewrap" if shutil.which("bwrap") else "landlock"}


@every_layer
def test_grading_gives_the_reference_all_points_behind_each_layer(layer: Layer, tmp_path: Path) -> None:
    done = course_command("grade", "examples", "-l", "2", "--isolation", layer.name, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert layer.name in done.stdout.casefold() or "no wall" in done.stdout
    assert marks(tmp_path / "out") == {"ada": "20", "ben": "0", "hana": "15"}


def test_the_demo_runs_to_its_end(tmp_path: Path) -> None:
    done = course_command("demo", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert marks(tmp_path / "out")["ada"] == "100"


def test_doctor_says_which_layers_hold_and_grading_uses_the_one_that_it_names(tmp_path: Path) -> None:
    doctor = course_command("doctor").stdout
    held = {name for name in NAMES if re.search(rf"wall {name} +held against", doctor)}
    assert held == {name for name in NAMES if name != "bubblewrap" or shutil.which("bwrap")}
    used = re.search(r"grading +uses (\w+)", doctor)
    graded = course_command("grade", "examples", "-l", "2", "--out", tmp_path / "out").stdout
    assert used is not None and f"Isolation: {used.group(1)}" in graded


def test_without_user_namespaces_landlock_is_used_and_doctor_says_why(tmp_path: Path) -> None:
    before = tuple(WITHOUT_USER_NAMESPACES)
    out = tmp_path / "out"
    graded = course_command("grade", "examples", "-l", "2", "--out", out, before=before)
    assert graded.returncode == 0, graded.stderr
    assert "Isolation: Landlock" in graded.stdout
    assert marks(out) == {"ada": "20", "ben": "0", "hana": "15"}
    doctor = course_command("doctor", before=before).stdout
    assert re.search(
        r"wall bubblewrap +not usable here: it does not work here \(the box bubblewrap did not start", doctor
    )
    refused = course_command("grade", "examples", "-l", "2", "--isolation", "bubblewrap", "--out", out, before=before)
    assert refused.returncode == 2
    assert "bubblewrap did not start" in refused.stderr
