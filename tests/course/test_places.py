"""A checkout may lie anywhere: below any name, where nothing may be written, and with a terminal of any encoding."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = [pytest.mark.slow(seconds=6), pytest.mark.xdist_group("places")]
NAME = "Kurs für Anfänger & Co. – 100% 'neu' (α) #1"
PARTS = ("autograder", "course.yaml", "data", "examples", "lessons", "pyproject.toml", "solutions")
READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && cd "$1" && shift && exec "$@"'
"""In a mount namespace of its own: nothing keeps root from writing where only modes forbid it."""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What commands need of a checkout, below a name that no shell likes."""
    root = tmp_path_factory.mktemp("place") / NAME / "course"
    for part in PARTS:
        source, target = ROOT / part, root / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "results", ".course-cache"))
        else:
            shutil.copy(source, target)
    return root


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder of a learner or teacher, under such a name too."""
    folder = tmp_path / NAME
    folder.mkdir()
    return folder


def course(root: Path, *arguments: str | Path, folder: Path | None = None, encoding: str = "utf-8") -> tuple[int, str]:
    """Run a command of this checkout, which cannot be written; gives its exit code and all that it printed."""
    here = folder or root
    code = f"import sys; sys.path.insert(0, {str(root)!r}); from autograder.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-B", "-I", "-X", "utf8=0", "-c", code, *map(str, arguments)]
    if os.geteuid() == 0:
        command = ["unshare", "--mount", "sh", "-c", READ_ONLY, str(root), str(here), *command]
    environment = os.environ | {"COURSE_ROOT": str(root)}
    if encoding != "utf-8":
        # -I passes over PYTHONIOENCODING.
        command[command.index(code)] = f"import sys; sys.stdout.reconfigure(encoding={encoding!r}); {code}"
    with read_only(root):
        done = subprocess.run(command, cwd=here, env=environment, capture_output=True, check=False, timeout=300)
    # What says that it is ASCII is mostly UTF-8 that was set up badly: so click sees it, and writes UTF-8.
    return done.returncode, done.stdout.decode("utf-8" if encoding == "ascii" else encoding) + done.stderr.decode()


@contextmanager
def read_only(root: Path) -> Iterator[None]:
    """Take the right to write away for a while. From root nobody can: see `READ_ONLY`."""
    folders = [] if os.geteuid() == 0 else [root, *(path for path in root.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        yield
    finally:
        for folder in folders:
            folder.chmod(0o755)


def test_the_checkout_cannot_be_written(checkout: Path) -> None:
    code, printed = course(checkout, "start", checkout / "mine")
    assert (code, "Read-only file system" in printed or "Permission denied" in printed) == (3, True), printed


@pytest.mark.sweep
@pytest.mark.slow(seconds=11)
def test_doctor_finds_all_there(checkout: Path) -> None:
    code, printed = course(checkout, "doctor")
    assert (code, printed.endswith("Everything looks fine.\n")) == (0, True), printed


@pytest.mark.sweep
@pytest.mark.slow(seconds=8)
def test_lessons_are_taken_from_there_and_checked(checkout: Path, work: Path) -> None:
    assert course(checkout, "start", work / "my lessons")[0] == 0
    shutil.copy(checkout / "solutions" / "01_loading" / "01_loading.ipynb", work / "my lessons" / "01_loading")
    code, printed = course(checkout, "check", "1", folder=work / "my lessons")
    assert (code, printed.endswith("All right. Well done!\n")) == (0, True), printed
    code, printed = course(checkout, "update", work / "my lessons")
    assert code == 0, printed


def test_a_class_is_graded_with_it(checkout: Path, work: Path) -> None:
    student = work / "class" / "Ünal, Zoë"
    student.mkdir(parents=True)
    shutil.copy(checkout / "examples" / "ada" / "01_loading.ipynb", student)
    code, printed = course(checkout, "grade", work / "class", "--out", work / "results", "--jobs", "1", folder=work)
    assert code == 0, printed
    assert '"Ünal, Zoë",20' in (work / "results" / "marks.csv").read_text(encoding="utf-8-sig")
    assert not list(checkout.rglob("__pycache__"))


@pytest.mark.sweep
@pytest.mark.slow(seconds=7)
@pytest.mark.parametrize(
    "encoding",
    ["cp1252", "utf-16", "ascii", "cp437", "shift_jis"],
)
def test_a_terminal_of_any_encoding_gets_all_lines(checkout: Path, encoding: str) -> None:
    code, printed = course(checkout, "check", "1", encoding=encoding)
    assert code == 1, printed
    assert "Lesson 1: 0 of 5 exercises are right." in printed
    assert printed.count("Exercise 1.") == 5
