"""Spot checks: what two workers grade is compared, and a worker that lies is found; what they say of each other."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from autograder.api.result import Report, Result, Status
from autograder.cluster.home import Address, joined
from autograder.cluster.messages import BY, Parcel
from autograder.cluster.recheck import DISAGREE, Recheck, share_named
from autograder.errors import UsageError
from autograder.grading.batch import Batch, grade_all
from autograder.grading.seal import Seal
from autograder.grading.store import Store
from autograder.grading.submissions import Submission
from autograder.manifest import Course, Limits
from tests.cluster.clusters import ANSWERS, cluster_of
from tests.conftest import run

KEY = Seal(b"k" * 32, Path("key"))
PARCEL = Parcel("ana", "01_first", "a.ipynb", b"work")
NAMES = ("one-1", "two-1")


def report(points: float, status: Status = Status.PASS, **more: Any) -> Report:
    results = (Result("a", "1.1", "A", status, points, 4),)
    return Report("01_first", "ana", results, notes=(f"{BY}somebody; proof.",), **more)


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def all_of_them(told: list[str]) -> Recheck:
    return Recheck(1, KEY, told.append)


def compared(recheck: Recheck, first: Report, second: Report | None, parcel: Parcel = PARCEL) -> Report:
    assert recheck.wants(parcel, first)
    return recheck.compared(parcel, first, second, NAMES)


# --- Which ones ---


def test_the_draw_is_the_same_each_time_and_about_as_large_as_asked() -> None:
    parcels = [Parcel(f"s{n}", "01_first", "a.ipynb", b"work") for n in range(2000)]
    drawn = [Recheck(0.1, KEY).wants(parcel, report(4)) for parcel in parcels]
    assert drawn == [Recheck(0.1, KEY).wants(parcel, report(4)) for parcel in parcels]
    assert 150 < sum(drawn) < 250


def test_who_has_not_the_key_cannot_foretell_the_draw() -> None:
    parcels = [Parcel(f"s{n}", "01_first", "a.ipynb", b"work") for n in range(500)]
    one, other = ([Recheck(0.5, Seal(key * 32, Path())).wants(p, report(4)) for p in parcels] for key in (b"a", b"b"))
    assert 150 < sum(a != b for a, b in zip(one, other, strict=True)) < 350


@pytest.mark.parametrize(("text", "share"), [("2%", 0.02), ("0.5 %", 0.005), ("100%", 1.0)])
def test_a_share_is_given_in_per_cent(text: str, share: float) -> None:
    assert share_named(text) == share


@pytest.mark.parametrize("text", ["2", "0%", "101%", "-1%", "two%", "%", "1e1%"])
def test_what_is_no_share_is_refused_with_one_that_is(text: str) -> None:
    with pytest.raises(UsageError, match="such as 2%"):
        share_named(text)


def test_at_home_there_is_nobody_to_recheck(in_tiny: Course, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("grade", "class", "--recheck", "2%") == 2
    assert "--recheck goes with --scheduler" in capsys.readouterr().err


# --- What counts ---


def test_reports_that_differ_in_times_and_workers_alone_agree(all_of_them: Recheck, told: list[str]) -> None:
    first = report(4)
    second = replace(report(4, seconds=9.0), notes=(f"{BY}another; proof.",))
    found = compared(all_of_them, first, second)
    assert found == replace(first, notes=(*first.notes, "Rechecked: the worker two-1 found the same."))
    all_of_them.tell_all()
    assert told == ["Rechecked on another worker: 1 of 1 submissions, all with the same marks."]


def test_if_marks_differ_neither_counts_and_both_workers_are_named(all_of_them: Recheck, told: list[str]) -> None:
    found = compared(all_of_them, report(4), report(0, Status.FAIL))
    assert (found.points, found.held, found.remark) == (0, 4, DISAGREE)
    assert "one-1 gave 4 points and two-1 0 (different: a)" in found.notes[-1]
    all_of_them.tell_all()
    assert "Two workers do not agree about ana 01_first: one-1 gave 4 points and two-1 0 (different: a)." in told[0]
    assert "no --scheduler" in told[0]
    assert told[1] == "Rechecked on another worker: 1 of 1 submissions, 1 with another mark."


def test_other_texts_are_said_and_cost_nobody_a_mark(all_of_them: Recheck, told: list[str]) -> None:
    found = compared(all_of_them, report(4), report(4, remark="Another."))
    assert (found.points, found.held) == (4, 0)
    assert "same marks for ana 01_first and not the same remark: one-1 and two-1" in told[0]
    assert found.notes[-1] == "Rechecked: the worker two-1 found the same, but for remark."


def test_what_ran_out_of_time_at_one_of_them_is_tried_alone_and_then_must_agree(
    all_of_them: Recheck, told: list[str]
) -> None:
    late = report(0, Status.FAIL, ran_out="limit")
    found = compared(all_of_them, late, report(4))
    assert found.ran_out == "wall", "which is what is tried again"
    assert not told
    alone = replace(PARCEL, limits=Limits())
    assert compared(all_of_them, late, report(4), alone).held == 4
    all_of_them.tell_all()
    assert told[-1] == "Rechecked on another worker: 1 of 1 submissions, 1 with another mark."


def test_a_second_worker_that_is_lost_leaves_the_first_report(all_of_them: Recheck, told: list[str]) -> None:
    assert compared(all_of_them, report(4), None) == report(4)
    all_of_them.tell_all()
    assert told == [
        "Nothing could be rechecked of the 1 submissions that were drawn: there was no other worker, or it was lost."
    ]


def test_a_draw_that_takes_nothing_is_said(told: list[str]) -> None:
    few = Recheck(0.000001, KEY, told.append)
    assert not few.wants(PARCEL, report(4))
    few.tell_all()
    assert told == ["Rechecked: nothing. The draw of 0.0001 % took none of 1 submissions."]


def test_without_the_option_nothing_is_drawn_or_said(told: list[str]) -> None:
    nothing = Recheck(0, None, told.append)
    assert not nothing.wants(PARCEL, report(4))
    nothing.tell_all()
    assert not told


# --- With workers ---

clustered = pytest.mark.xdist_group("cluster")


@pytest.mark.sweep
@clustered
@pytest.mark.slow(seconds=40)
def test_a_worker_that_lies_is_found(tiny: Course, tmp_path: Path, work: list[Submission]) -> None:
    told: list[str] = []
    store, graded = Store(tmp_path / "out"), work[: len(ANSWERS)]
    with cluster_of(tmp_path, tiny, 1) as cluster:
        liar = cluster.start(cluster.address, "liar", module="tests.cluster.liar")
        with joined(tiny, Address(str(cluster.file)), "none", None, told.append, recheck=1) as pool:
            while not any("liar-1 grades" in line for line in told):
                grade_all(Batch(tiny, graded[:1], pool))
            reports = grade_all(Batch(tiny, graded, pool, store))
    liar.communicate(timeout=60)
    assert [one.held for one in reports] == [0, 4, 4, 4, 4, 0], "those that did not earn all points"
    lines = [line for line in told if "do not agree" in line]
    assert len(lines) == 4
    assert all("liar-1" in line and "local1-1" in line for line in lines)
    record = json.loads(store.path("ben", "01_first").read_text())
    assert (record["points"], record["held"]) == (0, 4)
    assert "liar-1" in record["notes"][-1]
    assert told[-1] == "Rechecked on another worker: 6 of 6 submissions, 4 with another mark."


@pytest.mark.sweep
@clustered
@pytest.mark.slow(seconds=20)
def test_with_one_worker_nothing_can_be_rechecked_and_that_is_said(
    tiny: Course, tmp_path: Path, solve: Callable[..., str], in_tiny: Course, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "class" / "ana").mkdir(parents=True)
    (tmp_path / "class" / "ana" / "work.ipynb").write_text(solve(ANSWERS["ana"]))
    with cluster_of(tmp_path, tiny, 1) as cluster:
        options = ("--scheduler", cluster.file, "--isolation", "none", "--recheck", "100%")
        assert run("grade", tmp_path / "class", "--out", tmp_path / "out", *options) == 0
    assert "Nothing could be rechecked of the 1 submissions that were drawn" in capfd.readouterr().err
    assert (tmp_path / "out" / "marks.csv").exists()
