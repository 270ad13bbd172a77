"""What a submission keeps on disk is counted wherever it hides, and what a killed run left is cleared by the next."""

from __future__ import annotations

import mmap
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pytest

from autograder import scratch as scratches
from autograder.api.runner import SubmissionEnded
from autograder.manifest import Course
from autograder.notebook import RunCell
from autograder.sandbox.box import Box
from autograder.sandbox.disk import MAX_FILES, is_over
from autograder.sandbox.layers import Layer
from autograder.sandbox.process import StudentProcess
from autograder.sandbox.public import make_public
from autograder.scratch import YOUNG_SECONDS, Scratch, scratch
from tests.conformance import first_layer, holding
from tests.turns import sampled

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
MEGABYTE = 2**20

# --- Counting ---


def over(folder: Path, megabytes: float) -> bool:
    return is_over(str(folder), int(megabytes * MEGABYTE), [os.getpid()])


def fill(path: Path, megabytes: int) -> None:
    path.write_bytes(b"1" * (megabytes * MEGABYTE))


def test_files_count_by_what_they_take_on_disk(tmp_path: Path) -> None:
    assert not over(tmp_path, 1)
    fill(tmp_path / "a", 2)
    (tmp_path / "below").mkdir()
    fill(tmp_path / "below" / "b", 2)
    os.link(tmp_path / "a", tmp_path / "the-same")
    with open(tmp_path / "holes", "wb") as file:
        file.truncate(100 * MEGABYTE)
    assert over(tmp_path, 3.9)
    assert not over(tmp_path, 4.5)


def test_files_below_a_path_that_is_too_long_for_the_system_count(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(60):
        os.mkdir("d" * 100, dir_fd=here)
        below = os.open("d" * 100, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    descriptor = os.open("deep", os.O_WRONLY | os.O_CREAT, dir_fd=here)
    os.write(descriptor, b"1" * (3 * MEGABYTE))
    os.close(descriptor)
    os.close(here)
    assert over(tmp_path, 2)
    assert not over(tmp_path, 5)
    scratches.delete(str(tmp_path / ("d" * 100)))
    assert not (tmp_path / ("d" * 100)).exists()


def test_deleted_files_count_while_they_are_open_or_mapped(tmp_path: Path) -> None:
    with open(tmp_path / "open", "w+b") as file:
        file.write(b"1" * (3 * MEGABYTE))
        file.flush()
        (tmp_path / "open").unlink()
        assert over(tmp_path, 2)
        mapped = mmap.mmap(file.fileno(), 3 * MEGABYTE)
    assert over(tmp_path, 2), "mapped, though not open any more"
    mapped.close()
    assert not over(tmp_path, 2)


def test_files_in_a_folder_that_its_owner_has_locked_count(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir()
    fill(tmp_path / "locked" / "a", 3)
    (tmp_path / "locked").chmod(0)
    assert over(tmp_path, 2)


def test_many_empty_files_are_too_much(tmp_path: Path) -> None:
    for number in range(MAX_FILES + 2):
        (tmp_path / str(number)).touch()
    assert over(tmp_path, 1000)


# --- Behind each layer ---

HELD = """
import os
held = []
for number in range(10):
    held.append(open("x", "wb"))
    held[-1].write(b"1" * (5 * 2**20))
    held[-1].flush()
    os.unlink("x")
import time
time.sleep(600)
"""


@pytest.mark.parametrize("may_mount", sampled([True, False]), ids=["mounts", "looks"])
@first_layer
def test_no_layer_lets_a_submission_keep_deleted_files_beyond_its_limit(
    tiny: Course, layer: Layer, may_mount: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    holding(tiny, layer)
    if not may_mount:
        without_mounts(monkeypatch)
    limits = replace(tiny.limits, disk_mb=20, file_mb=15)
    with Box(tiny, layer) as box, box.student(limits) as process:
        words = what_stops(process)
    assert words.endswith("its files together took more than 20 MB.") or "No space left on device" in words


def what_stops(process: StudentProcess) -> str:
    """Run the cell; why it did not come to its end."""
    try:
        return process.run([RunCell("a", HELD)]).problems[0].message
    except SubmissionEnded as ended:
        return str(ended)


def without_mounts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the warm process believe that it may not mount: it imports the copy of the package that is made for it."""

    def made(course: Course, folder: Path) -> None:
        make_public(course, folder)
        file = folder / "autograder" / "sandbox" / "confine.py"
        text = file.read_text()
        assert text.count("linux.leave_mounts()") == 1
        file.write_text(text.replace("linux.leave_mounts()", "raise PermissionError"))

    monkeypatch.setattr("autograder.sandbox.box.make_public", made)


def test_a_submission_cannot_hide_what_it_holds(tiny: Course, tiny_box: Box) -> None:
    code = (
        "import ctypes\nfound = ctypes.CDLL(None).prctl(4, 0, 0, 0, 0), ctypes.CDLL(None).prctl(15, b'name', 0, 0, 0)"
    )
    with tiny_box.student(tiny.limits) as process:
        process.run([RunCell("a", code)])
        if tiny_box.layer.name != "none":
            assert process.answers.value("found") == (-1, 0)


# --- What is left ---


def test_a_folder_of_ours_is_gone_when_it_is_closed() -> None:
    with scratch() as place:
        (place / "file").touch()
    assert not place.exists()


def test_the_folder_of_a_killed_run_is_cleared_by_the_next_and_that_of_a_living_one_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    code = "from autograder.scratch import Scratch; made = Scratch(); print(made.path, flush=True); input()"
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment) as run:
        assert run.stdout is not None
        left = Path(run.stdout.readline().strip())
        before = time.time() - YOUNG_SECONDS - 10
        os.utime(left, (before, before))
        Scratch().close()
        assert left.is_dir(), "its run is alive"
        run.kill()
    Scratch().close()
    assert not left.exists()


def test_folders_of_others_are_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "precious").mkdir()
    (tmp_path / f"{scratches.PREFIX}link").symlink_to(tmp_path / "precious")
    (tmp_path / f"{scratches.PREFIX}young").mkdir()
    (tmp_path / f"{scratches.PREFIX}file").touch()
    before = time.time() - YOUNG_SECONDS - 10
    os.utime(tmp_path / "precious", (before, before))
    os.utime(tmp_path / f"{scratches.PREFIX}file", (before, before))
    Scratch().close()
    assert len(list(tmp_path.iterdir())) == 4
