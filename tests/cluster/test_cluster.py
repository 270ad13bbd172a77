"""Other machines, which are processes here, make the marks of home; those that cannot are named and sent away."""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder.cluster.home import Address, joined
from autograder.grading.batch import Batch, grade_all
from autograder.grading.judges import private_judges
from autograder.grading.local_pool import LocalPool
from autograder.grading.submissions import Submission
from autograder.manifest import Course
from autograder.sandbox.box import make_boxes
from autograder.sandbox.layers import layer_named
from tests.cluster.clusters import ANSWERS, BY, Cluster, cluster_of, plain
from tests.conftest import GOOD, run

Solve = Callable[..., str]

pytestmark = [pytest.mark.xdist_group("cluster"), pytest.mark.slow(seconds=60)]


def test_reports_of_workers_are_those_of_home_but_for_who_made_them(
    tiny: Course, cluster: Cluster, work: list[Submission]
) -> None:
    told: list[str] = []
    with joined(tiny, Address(str(cluster.file)), "none", None, told.append) as pool:
        far = grade_all(Batch(tiny, work, pool))
    near = grade_all(Batch(tiny, work, LocalPool(tiny, private_judges(tiny), make_boxes(tiny, layer_named("none"), 2))))
    assert [plain(report) for report in far] == [plain(report) for report in near]
    graded = far[: len(ANSWERS)]
    assert all(any(BY.match(note) for note in report.notes) for report in graded), "who made it, and its proof"
    assert sum("grades: there is no wall there" in line for line in told) == 2


def test_the_command_publishes_what_workers_graded(
    tiny: Course, cluster: Cluster, tmp_path: Path, solve: Solve, in_tiny: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "class" / "ana").mkdir(parents=True)
    (tmp_path / "class" / "ana" / "work.ipynb").write_text(solve(GOOD))
    out = tmp_path / "out"
    assert run("grade", tmp_path / "class", "--out", out, "--scheduler", cluster.file, "--isolation", "none") == 0
    assert "ana" in (out / "marks.csv").read_text()
    record = json.loads((out / "ana" / "01_first.json").read_text())
    assert record["points"] == 4
    assert BY.search("\n".join(record["notes"]))


def test_a_worker_that_is_killed_costs_no_mark_and_is_named(
    tiny: Course, tmp_path: Path, work: list[Submission]
) -> None:
    told: list[str] = []
    reports: list[Any] = []
    with cluster_of(tmp_path, tiny, 2) as cluster:

        def kill_one(report: Any) -> None:
            if not reports:
                os.kill(cluster.workers()[0], signal.SIGKILL)
            reports.append(report)

        graded = work[: len(ANSWERS)]
        with joined(tiny, Address(str(cluster.file)), "none", None, told.append) as pool:
            found = grade_all(Batch(tiny, graded, pool), kill_one)
    assert [report.points for report in found] == [4, 0, 0, 0, 1, 4]
    assert len(reports) == len(graded), "none twice"
    assert any("is gone" in line for line in told)


@pytest.mark.sweep
@pytest.mark.slow(seconds=8)
def test_a_worker_with_other_inputs_is_sent_away_and_both_sides_are_named(
    tiny: Course, tmp_path: Path, work: list[Submission]
) -> None:
    told: list[str] = []
    with cluster_of(tmp_path, tiny, 1) as cluster:
        other = cluster.start("worker", cluster.address, "--name", "odd", "--isolation", "none", COURSE_FAST="0")
        with joined(tiny, Address(str(cluster.file)), "none", None, told.append) as pool:
            while not any("odd-1" in line for line in told):
                grade_all(Batch(tiny, work[:1], pool))
        said = other.communicate(timeout=60)[0]
        assert other.returncode == 2
    (line,) = [line for line in told if "odd-1" in line]
    assert "The worker odd-1 would make other marks, and was sent away: lesson of 01_first: " in line
    assert re.search(r"[0-9a-f]{12}… there, [0-9a-f]{12}… here", line)
    assert "Home has sent the worker odd-1 away" in said
    assert "Traceback" not in said


def test_who_finds_no_scheduler_or_no_worker_is_told_in_one_line(
    tiny: Course, in_tiny: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("autograder.cluster.home.CONNECT_SECONDS", 2)
    monkeypatch.setattr("autograder.cluster.home.FIRST_WORKER_SECONDS", 0)
    (tmp_path / "class" / "ana").mkdir(parents=True)
    (tmp_path / "class" / "ana" / "work.ipynb").write_text("{}")
    command = ("grade", tmp_path / "class", "--out", tmp_path / "out", "--scheduler")
    with cluster_of(tmp_path, tiny, 0) as cluster:
        assert run(*command, cluster.file) == 2
        assert "No worker is there. Start one: `course worker ADDRESS`." in capsys.readouterr().err
    assert run(*command, cluster.address) == 2
    said = capsys.readouterr().err
    assert f"No scheduler answers at {cluster.address}. Start one: `course cluster`." in said
    assert "Traceback" not in said


@pytest.mark.sweep
@pytest.mark.slow(seconds=18)
def test_a_worker_that_finds_no_scheduler_says_so(tiny: Course, tmp_path: Path) -> None:
    with cluster_of(tmp_path, tiny, 0) as cluster:
        pass
    lonely = cluster.start("worker", cluster.address, "--isolation", "none")
    text = lonely.communicate(timeout=60)[0]
    assert lonely.returncode == 2
    assert f"No scheduler answers at {cluster.address}" in text
    assert "Traceback" not in text
