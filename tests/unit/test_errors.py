"""Whatever goes wrong in a command is one line in words and an exit code, never a traceback."""

from __future__ import annotations

import errno
import importlib
import os
import resource
import subprocess
import sys
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock, Mock

import pytest

from autograder import check, hint, solution
from autograder.api.runner import SubmissionEnded
from autograder.cli import COMMANDS
from autograder.digits.loaders.errors import MissingFile
from autograder.error_messages import CAUSES
from autograder.errors import CourseError, GraderError, SubmissionError, UsageError
from autograder.grading.results import opened_results
from autograder.manifest import Course
from autograder.report.card import NoteCard
from autograder.sandbox.box import BoxError
from autograder.sandbox.wire import WireClosed, WireError
from autograder.study import hints, solutions, verdicts
from tests.conftest import GOOD, run

INSIDE = {
    "start": ["load_course", "WorkFolder"],
    "update": ["load_course"],
    "next": ["load_course", "own_notebook"],
    "status": ["load_course"],
    "review": ["load_course", "due_questions"],
    "check": ["load_course", "check_own"],
    "watch": ["load_course", "own_notebook", "watch_notebook"],
    "hint": ["hint_note"],
    "solution": ["solution_note"],
    "reset": ["load_course", "put_back"],
    "certificate": ["load_course", "certify"],
    "progress": ["load_course"],
    "forget": ["load_course"],
    "grade": ["load_course", "opened", "grade_all"],
    "publish": ["load_course", "Store"],
    "cluster": ["require_cluster", "safe_address", "load_course", "run_scheduler"],
    "worker": ["require_cluster", "load_course", "run_workers"],
    "merge": ["refuse_unfinished", "opened_results", "merge_stores"],
    "why": ["load_course", "show_why"],
    "override": ["load_course", "load_roll", "put_override"],
    "mark": ["load_course", "Session"],
    "export": ["load_course", "read_marks"],
    "regrade": ["load_course", "load_record"],
    "release": ["load_course", "make_release"],
    "site": ["load_course", "make_site"],
    "demo": ["load_course", "opened", "grade_folder"],
    "build": ["load_course", "build_lesson"],
    "slides": ["load_course", "slides_page"],
    "verify": ["load_course", "_prove"],
    "new": ["new_course"],
    "new-misconception": ["load_course", "worked_cells"],
    "calibrate": ["load_course", "missing", "read_runs", "run_jobs"],
    "clean": ["load_course"],
    "doctor": ["load_course", "probe"],
}
"""For each command, what of it raises."""
SLOW = ("Box", "Collection", "ReadyBox", "private_judges", "prepare_fits", "run_jobs", "subject_of")
"""What takes long or is not there in the tiny course, and does not matter here."""
PROGRESS = ("Building", "Making slides", "Trying solutions", "Calibrating")
OF_OURS = [
    (UsageError("A is not B. Give B."), 2),
    (CourseError("a is wrong.", file=Path("course.yaml"), line=3, mend="Mend it."), 3),
    (MissingFile("data/x.csv", found="no such file", expected="a file", remedy="Get it."), 3),
    (GraderError("the machine stopped"), 3),
    (BoxError("the box is gone"), 3),
    (SubmissionError("The notebook is empty. Save it."), 1),
    (SubmissionEnded("The notebook's process ended."), 1),
]
OF_THE_SYSTEM = [
    (OSError(code, os.strerror(code), "/some/file"), 2 if code == errno.ENAMETOOLONG else 3)
    for code in (*CAUSES, errno.EXDEV)
]
OF_OTHERS: list[tuple[BaseException, int]] = [
    (WireError("not JSON"), 3),
    (WireClosed("gone"), 3),
    (MemoryError(), 3),
    (KeyboardInterrupt(), 130),
    (EOFError(), 3),
    (OSError("without a number"), 3),
    (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"), 3),
    (UnicodeEncodeError("cp1252", "✓", 0, 1, "no such character"), 3),
    (zipfile.BadZipFile("File is not a zip file"), 3),
    (tarfile.ReadError("unexpected end of data"), 3),
    (zlib.error("Error -3"), 3),
    (RecursionError("too deep"), 3),
    (ImportError("no module"), 3),
    (ZeroDivisionError("two\nlines\x1b[31m"), 3),
    (AssertionError(), 3),
]


@pytest.fixture
def arguments(in_tiny: Course, tmp_path: Path, solve: Callable[..., str]) -> Iterator[dict[str, list[str]]]:
    """Arguments with which each command does something."""
    (tmp_path / "class" / "ana").mkdir(parents=True)
    (tmp_path / "class" / "ana" / "01_first.ipynb").write_text(solve(GOOD))
    (tmp_path / "record.json").write_text("{}")
    (in_tiny.root / "examples").mkdir()
    out = ["--out", str(tmp_path / "out"), "--isolation", "none"]
    yield {
        "check": ["1"],
        "hint": ["1.1"],
        "solution": ["1.1"],
        "reset": ["1.1"],
        "forget": ["--yes"],
        "certificate": ["--out", str(tmp_path / "certificate")],
        "grade": [str(tmp_path / "class"), *out],
        "publish": ["--out", str(tmp_path / "out")],
        "cluster": [],
        "worker": ["tcp://127.0.0.1:1"],
        "merge": [str(tmp_path / "class"), "--out", str(tmp_path / "out")],
        "why": ["ana", "1"],
        "override": ["--all", "1", "--comment", "Good."],
        "mark": ["--no-browser"],
        "export": ["csv", "--out", str(tmp_path / "out"), "--to", str(tmp_path / "to")],
        "regrade": [str(tmp_path / "record.json"), "--notebook", str(tmp_path / "record.json")],
        "site": ["--out", str(tmp_path / "site")],
        "demo": out,
        "new": ["another-course"],
        "new-misconception": ["1.1"],
    }
    (in_tiny.root / "examples").rmdir()


@pytest.mark.parametrize("command", COMMANDS)
def test_any_error_anywhere_in_a_command_is_one_line_and_its_exit_code(
    command: str,
    arguments: dict[str, list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    module = importlib.import_module(f"autograder.cli.{command.replace('-', '_')}")
    for name, (error, code) in product(INSIDE[command], [*OF_OURS, *OF_THE_SYSTEM, *OF_OTHERS]):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, Mock(side_effect=error))
            for slow in {*SLOW} - {name}:
                patch.setattr(module, slow, MagicMock(), raising=False)
            if command == "calibrate":
                module.subject_of.return_value.calibrations = {"bars": MagicMock()}
            assert run(command, *arguments.get(command, [])) == code, (name, error)
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        lines = [line for line in said.err.splitlines() if not line.startswith(PROGRESS)]
        assert len(lines) == 1, (name, error, lines)
        assert lines[0].rstrip().endswith("."), (name, error, lines)


def test_output_that_an_encoding_does_not_have_is_replaced_and_nobody_is_lost(tmp_path: Path) -> None:
    script = (
        "from autograder.cli.streams import steady_streams\nimport rich\nsteady_streams()\n"
        "rich.print('\\u2713 \\u2717 Łukasz')\nprint('\\u2713 \\udcff é\\n', end='')"
    )
    for encoding in ("ascii", "cp1252", "latin-1", "utf-8"):
        found = _python("-c", script, PYTHONIOENCODING=encoding)
        assert found.returncode == 0, found.stderr
        said = found.stdout.decode(encoding)
        tick, rest = ("✓", "Ł") if encoding == "utf-8" else ("+", "\\u0141")
        assert f"{tick} " in said
        assert f"{rest}ukasz" in said
        assert "\\udcff" in said


def test_a_command_ends_as_it_should_when_nobody_reads_what_it_says(in_tiny: Course) -> None:
    for stream in ("stdout", "stderr"):
        reader, writer = os.pipe()
        os.close(reader)
        found = _course("check", "9", **{stream: writer})
        os.close(writer)
        assert found.returncode == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a file that is always full")
def test_output_that_cannot_be_written_is_told_once(in_tiny: Course) -> None:
    with open("/dev/full", "wb") as full:
        found = _course("--help", stdout=full)
    assert found.returncode == 3
    assert found.stderr.decode().splitlines() == [
        "This machine is in the way: standard output: no space is left on its disk. "
        "Make room there, and run the command again."
    ]


@pytest.mark.parametrize("call", [check, hint, solution])
def test_in_a_notebook_any_error_is_a_note(
    call: Callable[[str], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for error, _ in [*OF_OURS, *OF_THE_SYSTEM, *OF_OTHERS]:
        if isinstance(error, Exception):
            for module in (hints, solutions, verdicts):
                monkeypatch.setattr(module, "load_course", Mock(side_effect=error))
            note = call("1.1")
            assert isinstance(note, NoteCard)
            assert repr(note).strip()
            assert "Traceback" not in repr(note)


def test_a_disk_that_is_full_is_told_before_anything_is_graded(tmp_path: Path) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
    try:
        with pytest.raises(UsageError, match=r"Results cannot be written to .*: .*\. Give another folder"):  # noqa: SIM117
            with opened_results(tmp_path / "out"):
                pass
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize("name", ["loop", "pipe", "folder"])
def test_a_name_that_leads_to_no_file_of_submissions_or_records_is_usage(
    name: str, in_tiny: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    assert run("regrade", tmp_path / name) == 2
    assert run("grade", tmp_path / name, "--out", tmp_path / "out") == 2
    assert "Traceback" not in capsys.readouterr().err


def _course(
    *args: str, stdout: Any = subprocess.PIPE, stderr: Any = subprocess.PIPE
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "autograder", *args], stdout=stdout, stderr=stderr)


def _python(*args: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, *args], capture_output=True, env=os.environ | variables)
