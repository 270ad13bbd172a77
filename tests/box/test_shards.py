"""A class that is graded in shares, on one file system or on several, has the marks of one that is graded at once."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from autograder.grading.record import load_record
from autograder.grading.results import opened_results
from autograder.grading.seal import Seal
from autograder.grading.shard import Shard
from autograder.grading.store import Store
from autograder.manifest import Course
from tests.conftest import GOOD, run

pytestmark = [pytest.mark.usefixtures("no_wall", "in_tiny"), pytest.mark.xdist_group("shards")]

Solve = Callable[..., str]
NO_WALL = ("--isolation", "none", "-j", "1")
ANSWERS = {"ana": GOOD, "ben": "def make_model():\n    return 3", "cleo": "def make_model():\n    ...", "dan": GOOD}
OF_A_RUN = ("seconds", "seal", "notebook", "points", "held", "max_points")
"""What may differ between two records of the same work, and totals."""


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is graded once for this module, and read by all tests."""
    return tmp_path_factory.mktemp("shards")


@pytest.fixture
def graded(work: Path, solve: Solve) -> Path:
    """A class, graded at once into ``whole``, and in two shares into ``one`` and ``two``, and into ``both``."""
    if not (work / "class").exists():
        for student, answer in ANSWERS.items():
            (work / "class" / student).mkdir(parents=True)
            (work / "class" / student / "work.ipynb").write_text(solve(answer))
        (work / "class" / "notes.rar").write_text("")
        grade(work, "whole")
        for share, folder in (("1/2", "one"), ("2/2", "two"), ("1/2", "both"), ("2/2", "both")):
            grade(work, folder, "--shard", share)
    return work


def grade(work: Path, folder: str, *more: str) -> int:
    return run("grade", work / "class", "--out", work / folder, *NO_WALL, *more)


def records(folder: Path) -> dict[str, dict[str, Any]]:
    """What all records say, but for what differs from run to run."""
    found = {}
    for file in Store(folder).files():
        data = {name: value for name, value in json.loads(file.read_text()).items() if name not in OF_A_RUN}
        for result in data["results"]:
            result.pop("seconds")
        found[str(file.relative_to(folder))] = data
    return found


def test_shares_hold_each_record_once_and_publish_nothing(graded: Path) -> None:
    one, two = records(graded / "one"), records(graded / "two")
    assert one
    assert two
    assert not one.keys() & two.keys()
    assert one | two == records(graded / "both") == records(graded / "whole")
    for folder in ("one", "two", "both"):
        assert not (graded / folder / "marks.csv").exists()


def test_shares_that_are_merged_and_published_are_the_class(
    graded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run("merge", graded / "one", graded / "two", "--out", out) == 0
    said = capsys.readouterr().out
    assert f"{len(ANSWERS)} records taken into {out}, 0 there already, 0 not taken." in said
    assert f"Next: course publish --out {out}" in said
    assert run("publish", "--out", out) == 0
    assert (out / "marks.csv").read_text() == (graded / "whole" / "marks.csv").read_text()
    assert records(out) == records(graded / "whole")
    assert "notes.rar" in (out / "left_out.txt").read_text()
    for student in ANSWERS:
        assert (out / student / "feedback.html").is_file()
    assert run("merge", graded / "both", "--out", out) == 3, "the same work at another time: which one counts?"
    assert run("merge", graded / "one", "--out", out) == 0
    assert "0 records taken" in capsys.readouterr().out


def test_shares_in_one_folder_are_published_where_they_are(graded: Path) -> None:
    assert run("publish", "--out", graded / "both") == 0
    assert (graded / "both" / "marks.csv").read_text() == (graded / "whole" / "marks.csv").read_text()
    (graded / "both" / "marks.csv").unlink()


def test_what_is_stored_is_not_graded_again_after_a_merge(graded: Path, tmp_path: Path) -> None:
    run("merge", graded / "one", graded / "two", "--out", tmp_path / "out")
    before = {file: file.stat().st_mtime_ns for file in Store(tmp_path / "out").files()}
    assert grade(graded, str(tmp_path / "out")) == 0
    assert {file: file.stat().st_mtime_ns for file in before} == before


def test_records_of_another_key_and_broken_ones_are_named_and_not_taken(
    graded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    foreign = Store(tmp_path / "foreign", seal=Seal(b"another key of thirty-two bytes!", tmp_path / "key"))
    (file, *_) = Store(graded / "whole").files()
    report = load_record(file, Store(graded / "whole")._seal).report
    assert report
    foreign.save(report)
    foreign.save(replace(report, student="eve")).write_text("{}")
    out = tmp_path / "out"
    assert run("merge", tmp_path / "foreign", "--out", out) == 3
    said = capsys.readouterr()
    assert "was sealed with another key than" in said.err
    assert "it cannot be read as a record" in said.err
    assert "0 records taken" in said.out
    assert not Store(out).files()


def test_two_records_that_differ_are_both_named_and_the_first_stays(
    graded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (file, *_) = Store(graded / "whole").files()
    mine = Store(graded / "whole")
    report = mine.load(file).report
    assert report
    other = Store(tmp_path / "other")
    other.save(replace(report, key="f" * 64))
    out = tmp_path / "out"
    assert run("merge", graded / "whole", tmp_path / "other", "--out", out) == 3
    line = capsys.readouterr().err
    assert f"{report.student} {report.lesson}: {other.path(report.student, report.lesson)} says" in line
    assert "from other inputs" in line
    kept = Store(out).read(report.student, report.lesson)
    assert kept == report


def test_files_of_the_class_go_along_unless_they_differ(
    graded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    run("merge", graded / "one", "--out", first)
    run("merge", graded / "two", "--out", second)
    (first / "comments.txt").write_text("Well done.\n")
    (second / "comments.txt").write_text("Look again.\n")
    (second / "class.yaml").write_text("attempt: newest\n")
    capsys.readouterr()
    assert run("merge", first, second, "--out", tmp_path / "out") == 3
    assert f"{second / 'comments.txt'} differs from {tmp_path / 'out' / 'comments.txt'}" in capsys.readouterr().err
    assert (tmp_path / "out" / "comments.txt").read_text() == "Well done.\n"
    assert (tmp_path / "out" / "class.yaml").read_text() == "attempt: newest\n"


def _hold(folder: Path, shared: bool, ready: Any, done: Any) -> None:
    with opened_results(folder, shared):
        ready.set()
        done.wait()


@pytest.fixture
def held(tmp_path: Path, tiny: Course) -> Iterator[Callable[[Path, bool], None]]:
    """Another process that has a folder of results open."""
    context = multiprocessing.get_context("spawn")
    done, others = context.Event(), []

    def hold(folder: Path, shared: bool) -> None:
        ready = context.Event()
        others.append(context.Process(target=_hold, args=(folder, shared, ready, done)))
        others[-1].start()
        assert ready.wait(60)

    yield hold
    done.set()
    for other in others:
        other.join()


def test_shares_write_to_one_folder_together_and_nobody_publishes_meanwhile(
    graded: Path, tmp_path: Path, held: Callable[[Path, bool], None], capsys: pytest.CaptureFixture[str]
) -> None:
    run("merge", graded / "one", "--out", tmp_path / "out")
    held(tmp_path / "out", True)
    with opened_results(tmp_path / "out", shared=True):
        pass
    commands: list[list[str | Path]] = [
        ["publish", "--out", tmp_path / "out"],
        ["merge", tmp_path / "out", "--out", tmp_path / "else"],
        ["grade", graded / "class", "--out", tmp_path / "out", *NO_WALL],
    ]
    for command in commands:
        capsys.readouterr()
        assert run(*command) == 2
        assert "is writing to" in (said := capsys.readouterr().err) or "is still writing to" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["merge", "{work}/one"], "is the folder that takes in the others"),
        (["merge", "{work}/nowhere"], "is no folder of results"),
        (["merge", "{work}/class"], "There are no records in"),
        (["publish"], "There are no records in"),
        (["grade", "{work}/class", "--shard", "3/2"], "'3/2' is no shard"),
        (["grade", "{work}/class", "--shard", "1/2", "--preview"], "--shard and --preview do not go together"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(
    graded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    words = [word.format(work=graded) for word in arguments]
    out = words[1] if said.startswith("is the folder") else tmp_path / "out"
    assert run(*words, "--out", out) == 2
    found = capsys.readouterr().err
    assert said in found
    assert "Traceback" not in found


def test_a_share_without_students_is_no_fault(graded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = next(Shard(number, 99) for number in range(1, 99) if not any(map(Shard(number, 99).has, ANSWERS)))
    capsys.readouterr()
    assert grade(graded, str(tmp_path / "out"), "--shard", str(empty)) == 0
    assert f"Shard {empty}: 0 records of 0 students" in capsys.readouterr().out
