"""A graded class leaves no file that docs/privacy.md does not name, and sends nothing anywhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path

import pytest

from autograder.grading.store import folder_name
from autograder.manifest import Course
from tests.conftest import GOOD, ROOT

PAGE = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
MACHINE = PAGE[PAGE.index("## On the machine that grades") : PAGE.index("## What a student's process sees")]
PRINTED = "ana was here"
WATCH = """
import os, sys

def note(event, args):
    writes = event == "open" and args[2] & (os.O_WRONLY | os.O_RDWR) and not isinstance(args[0], int)
    if writes or event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        os.write(log, f"{event} {os.fsdecode(args[0]) if writes else args[1]}\\n".encode())

log = os.open(os.environ["WATCHED"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
sys.addaudithook(note)
"""
"""A `sitecustomize` that writes down what the grader's process opens for writing, and whom it speaks to."""


def named_files() -> dict[str, str]:
    """By pattern of a file's name, who can read it: the tables of the page, with `~` as `home`."""
    found = re.findall(r"^\| (.*`.+?) \| .+ \| (.+?) \|$", MACHINE, re.MULTILINE)
    named = {
        name: who for names, who in found for name in re.findall(r"`([^`]+)`", names) if "/" in name or "*" in name
    }
    patterns = {re.sub("STUDENT|LESSON", "*", name).replace("~", "home"): who for name, who in named.items()}
    return {name + "*" * name.endswith("/"): who for name, who in patterns.items()}


def grade_watched(tiny: Course, place: Path, *options: str) -> None:
    """`course grade` on the class, in a home and with a temporary folder of its own; what it opens is written down."""
    variables = {"HOME": "home", "TMPDIR": "tmp", "PYTHONPATH": "site", "WATCHED": "site/watched.txt"}
    env = {"PATH": os.environ["PATH"]} | {name: str(place / value) for name, value in variables.items()}
    env |= {"COURSE_ROOT": str(tiny.root), "MPLBACKEND": "Agg", "PYTHONDONTWRITEBYTECODE": "1"}
    grade = [sys.executable, "-m", "autograder", "grade", str(place / "class"), "--isolation", "none", *options]
    command = ["sh", "-c", 'umask 022; exec "$@"', "sh", *grade]
    done = subprocess.run(command, cwd=place / "work", env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.sweep
@pytest.mark.slow(seconds=15)
def test_a_graded_class_leaves_what_the_page_names_and_can_be_deleted(
    tiny: Course, tmp_path: Path, solve: Callable[..., str]
) -> None:
    for student, code in (("ana", f"{GOOD}\nprint({PRINTED!r})"), ("bo", GOOD)):
        (tmp_path / "class" / student).mkdir(parents=True)
        (tmp_path / "class" / student / "01_first.ipynb").write_text(solve(code))
    for name in ("home", "tmp", "site", "work"):
        (tmp_path / name).mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(WATCH)
    watched = tmp_path / "site" / "watched.txt"
    before = {path for path in tmp_path.rglob("*") if path.is_file()}

    grade_watched(tiny, tmp_path)
    grade_watched(tiny, tmp_path, "--preview", "--fresh")
    left = {path for path in tmp_path.rglob("*") if path.is_file()} - before - {watched}
    named = named_files()
    for path in left:
        name = path.relative_to(tmp_path).as_posix().removeprefix("work/")
        (who, *_) = [who for pattern, who in named.items() if fnmatch(name, pattern)] or [""]
        assert who, f"docs/privacy.md does not name {name}"
        assert path.stat().st_mode & 0o777 == (0o600 if who == "you alone" else 0o644), name
    assert {"results/ana/01_first.json", "results/marks.csv", "results/index.html"} <= {
        path.relative_to(tmp_path / "work").as_posix() for path in left if "work" in path.parts
    }
    told = [line.partition(" ") for line in watched.read_text().splitlines()]
    assert told and not [line for line in told if line[0] != "open"], "it speaks to nobody"
    # A group of processes, with its limit of memory, is made where the machine lets the grader do so.
    places = (str(tmp_path), os.devnull, "/sys/fs/cgroup/")
    assert not [path for _, _, path in told if os.path.isabs(path) and not path.startswith(places)]

    assert [path for path in left if PRINTED in path.read_text(encoding="utf-8")], "what she printed is kept"
    results = tmp_path / "work" / "results"
    (forget, *_) = re.findall(r"```sh\n(rm -r .+?)\n", PAGE)
    assert folder_name("ana") == "ana"
    subprocess.run(["sh", "-c", forget], cwd=results.parent, capture_output=True, check=False)
    subprocess.run(["rm", "-r", tmp_path / "class" / "ana"], check=True)
    grade_watched(tiny, tmp_path)
    kept = [path for path in (tmp_path / "work", tmp_path / "home", tmp_path / "tmp") for path in path.rglob("*")]
    assert not [path for path in kept if "ana" in path.name or (path.is_file() and "ana" in path.read_text())]
    assert "bo" in (results / "marks.csv").read_text()
