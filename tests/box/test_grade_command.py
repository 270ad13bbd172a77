"""`course grade` and its kin as an instructor uses them: archives, why, preview, publish, verify, stop and go on."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.grading.record import read_report
from autograder.manifest import Course, load_course
from autograder.sandbox.layers import Layer
from tests.conftest import GOOD, ROOT, run
from tests.terminal import heed_ctrl_c

Solve = Callable[..., str]
WEAK = GOOD.replace("n_estimators=60", "n_estimators=60, max_depth=3")


@pytest.fixture(scope="module")
def layer(no_wall: Layer) -> Layer:
    """What is graded here is our own, and there are many boxes."""
    return no_wall


@pytest.fixture
def school(in_tiny: Course, tmp_path: Path, solve: Solve, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A class of two: `ana` is right, `bo` is weak."""
    monkeypatch.setenv("COLUMNS", "200")
    for student, code in (("ana", GOOD), ("bo", WEAK)):
        (tmp_path / "class" / student).mkdir(parents=True)
        (tmp_path / "class" / student / "01_first.ipynb").write_text(solve(code))
    return tmp_path


@pytest.mark.parametrize("ending", ["zip", "tar.gz"])
def test_an_archive_is_graded_as_its_folder_is_and_what_is_unsafe_is_told(
    school: Path, layer: Layer, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    archive = school / f"class.{ending}"
    files = {f"class/{s}/01_first.ipynb": (school / "class" / s / "01_first.ipynb").read_bytes() for s in ("ana", "bo")}
    files["../outside.ipynb"] = b"{}"
    if ending == "zip":
        with zipfile.ZipFile(archive, "w") as zipped:
            for name, content in files.items():
                zipped.writestr(name, content)
    else:
        with tarfile.open(archive, "w:gz") as tarred:
            for name, content in files.items():
                member = tarfile.TarInfo(name)
                member.size = len(content)
                tarred.addfile(member, io.BytesIO(content))
    out = school / "out"
    assert run("grade", archive, "--out", out, "--isolation", layer.name) == 0
    assert [read_report(out / s / "01_first.json").points for s in ("ana", "bo")] == [4, 1]
    assert "Left out: '../outside.ipynb': its name is not safe" in capsys.readouterr().err
    assert not (school / "outside.ipynb").exists()


def test_the_record_and_the_terminal_name_the_layer_that_was_asked_for(
    school: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = school / "out"
    assert run("grade", school / "class", "--out", out, "--isolation", "none", "-j", "2") == 0
    assert "no wall" in read_report(out / "ana" / "01_first.json").isolation
    assert "Isolation: no wall" in capsys.readouterr().out


def test_why_tells_how_a_mark_came_about(school: Path, layer: Layer, capsys: pytest.CaptureFixture[str]) -> None:
    out = school / "out"
    run("grade", school / "class", "--out", out, "--isolation", layer.name)
    capsys.readouterr()
    assert run("grade", "--out", out, "--why", "bo", "1") == run("why", "bo", "1", "--out", out) == 0
    told = capsys.readouterr().out
    for words in (
        "bo, 01_first: 1 of 4 points",
        "✓ 1.1 test_model_predicts_digits",
        "✗ 1.1 test_model_reads_unseen_images",
        "10 000 held-out images",
        f"Isolation: {layer.title}",
        "submission ",
        "scikit-learn",
    ):
        assert words in told
    assert run("grade", "--out", out, "--why", "carla", "1") == 2
    assert "There is no record of 'carla' for 01_first" in capsys.readouterr().err


def test_a_record_holds_until_its_notebook_or_its_marks_change(
    school: Path, layer: Layer, solve: Solve, capsys: pytest.CaptureFixture[str]
) -> None:
    out = school / "out"
    run("grade", school / "class", "--out", out, "--isolation", layer.name)
    record = out / "ana" / "01_first.json"
    capsys.readouterr()
    assert run("verify-record", record, "--isolation", layer.name) == 0
    renamed = capsys.readouterr()
    assert "`course verify-record` is called `course regrade` now." in renamed.err
    assert "the same again" in renamed.out
    assert run("regrade", record, "--isolation", layer.name) == 0
    assert "✓ ana, 01_first: 4 of 4 points, the same again." in capsys.readouterr().out

    data = json.loads(record.read_text())
    data["results"][1]["points"] = 2.0
    record.write_text(json.dumps(data))
    assert run("regrade", record, "--isolation", layer.name) == 1
    told = capsys.readouterr().out
    assert "test_model_reads_unseen_images: points was 2, is 3." in told
    assert "cannot be taken as true: it is not what was sealed" in told

    moved = school / "moved.ipynb"
    moved.write_text(solve(WEAK))
    assert run("regrade", record, "--notebook", moved, "--isolation", layer.name) == 1
    assert "The mark was made from another submission" in capsys.readouterr().out
    (school / "class" / "ana" / "01_first.ipynb").unlink()
    assert run("regrade", record, "--isolation", layer.name) == 2
    assert "is not there any more" in capsys.readouterr().err
    record.write_text("{}")
    assert run("regrade", record) == 3
    for nothing in (out / "nofile", out):
        assert run("regrade", nothing) == 2


def test_a_preview_shows_what_would_move_and_publishes_nothing_until_it_is_graded(
    school: Path, solve: Solve, layer: Layer, capsys: pytest.CaptureFixture[str]
) -> None:
    out, wall = school / "out", ("--isolation", layer.name)
    assert run("grade", school / "class", "--out", out, "--preview", *wall) == 0
    assert "Nothing was published before" in capsys.readouterr().out
    assert not (out / "ana").exists()
    assert run("grade", school / "class", "--out", out, *wall) == 0
    before = (out / "bo" / "01_first.json").read_text()
    page = (out / "index.html").read_text()

    (school / "class" / "bo" / "01_first.ipynb").write_text(solve(GOOD))
    capsys.readouterr()
    assert run("grade", school / "class", "--out", out, "--preview", *wall) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "bo" in told and "test_model_reads_unseen_images" in told
    assert "ana" not in told
    assert (out / "bo" / "01_first.json").read_text() == before
    assert (out / "index.html").read_text() == page

    assert run("grade", school / "class", "--out", out, *wall) == 0
    assert read_report(out / "bo" / "01_first.json").points == 4
    kept = list((out / "history" / "bo").glob("01_first-*.json"))
    assert [file.read_text() for file in kept] == [before]


def test_an_unchanged_class_is_read_and_fresh_grades_it_again(school: Path, layer: Layer) -> None:
    out, wall = school / "out", ("--isolation", layer.name)
    record = out / "ana" / "01_first.json"
    run("grade", school / "class", "--out", out, *wall)
    first = record.stat().st_mtime_ns
    run("grade", school / "class", "--out", out, *wall)
    assert record.stat().st_mtime_ns == first
    run("grade", school / "class", "--out", out, "--fresh", *wall)
    assert record.stat().st_mtime_ns > first


@pytest.mark.slow
def test_ctrl_c_stops_with_a_sentence_and_the_same_command_goes_on(
    in_tiny: Course, layer: Layer, tmp_path: Path, solve: Solve
) -> None:
    for number in range(60):
        path = tmp_path / "class" / f"s{number:02}" / "01_first.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(solve("def make_model():\n    return 3"))
    out = tmp_path / "out"
    command = [sys.executable, "-m", "autograder", "grade", str(tmp_path / "class"), "--out", str(out), "-j", "2"]
    command += ["--isolation", layer.name]
    env = os.environ | {"COURSE_ROOT": str(in_tiny.root)}
    process = subprocess.Popen(
        command, cwd=ROOT, env=env, preexec_fn=heed_ctrl_c, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    while len(list(out.glob("s*/01_first.json"))) < 10:
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    stored = len(list(out.glob("s*/01_first.json")))
    assert process.returncode == 130, (stored, err)
    assert f"Stopped. {stored} of 60 records are stored; the same command goes on." in err
    assert "Traceback" not in err
    times = {file: file.stat().st_mtime_ns for file in out.glob("s*/01_first.json")}
    subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)
    assert len(list(out.glob("s*/01_first.json"))) == 60
    assert all(file.stat().st_mtime_ns == made for file, made in times.items())
    load_course.cache_clear()
