"""The engine of `course calibrate`: it goes on where it was stopped, and keeps each result at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.authoring.calibrate import calibrate, missing, read_runs, write_runs
from autograder.digits.calibration.accuracy import ACCURACY
from autograder.digits.calibration.runs import Run
from autograder.errors import CourseError
from autograder.subject import Calibration, Job

JOBS = [Job("forest-200", number, "1.0.0") for number in range(6)]


def fake(job: Job) -> Run:
    return Run(job.kind, job.number, job.sklearn, 9000 + job.number, 360, 0.1, "{}")


def running(runner: Callable[[Job], Run]) -> Calibration:
    return replace(ACCURACY, file="runs.csv", run=runner, plan=lambda: JOBS)


def calibrate_all(root: Path, calibration: Calibration) -> None:
    calibrate(root, "runs", calibration, missing(root, calibration), lambda: None)


def stops_at(number: int) -> Callable[[Job], Run]:
    def runner(job: Job) -> Run:
        if job.number == number:
            raise KeyboardInterrupt
        return fake(job)

    return runner


def test_a_calibration_that_was_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    file, asked = tmp_path / "runs.csv", list[Job]()
    with pytest.raises(KeyboardInterrupt):
        calibrate_all(tmp_path, running(stops_at(3)))
    assert [run.number for run in read_runs(file, Run)] == [0, 1, 2]
    calibrate_all(tmp_path, running(lambda job: asked.append(job) or fake(job)))  # type: ignore[func-returns-value]
    assert asked == JOBS[3:]
    assert read_runs(file, Run) == [fake(job) for job in JOBS]


def test_each_result_is_in_the_file_before_the_next_run_begins(tmp_path: Path) -> None:
    file, seen = tmp_path / "runs.csv", list[int]()

    def runner(job: Job) -> Run:
        seen.append(len(read_runs(file, Run)))
        return fake(job)

    calibrate_all(tmp_path, running(runner))
    assert seen == [0, 1, 2, 3, 4, 5]


def test_a_line_that_was_cut_off_is_run_again(tmp_path: Path) -> None:
    file, asked = tmp_path / "runs.csv", list[Job]()
    write_runs(file, [fake(job) for job in JOBS], ACCURACY)
    text = file.read_text()
    file.write_text(text[: text.rfind("9005") + 2])
    calibrate_all(tmp_path, running(lambda job: asked.append(job) or fake(job)))  # type: ignore[func-returns-value]
    assert asked == JOBS[5:]
    assert file.read_text() == text


def test_results_of_several_versions_stand_in_one_file_in_order(tmp_path: Path) -> None:
    file = tmp_path / "runs.csv"
    others = [Job("trees-20", 4, "1.1.0"), Job("forest-200", 9, "0.9.0")]
    calibrate(tmp_path, "runs", running(fake), [*others, *JOBS], lambda: None)
    assert [(run.kind, run.sklearn) for run in read_runs(file, Run)] == [
        ("forest-200", "0.9.0"), *[("forest-200", "1.0.0")] * 6, ("trees-20", "1.1.0"),
    ]  # fmt: skip
    assert "course calibrate" in file.read_text().splitlines()[0]


def test_a_file_that_holds_other_things_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "runs.csv").write_text("kind,number\nforest-200,x\n")
    with pytest.raises(CourseError, match=r"runs\.csv:1: a line does not hold a result"):
        read_runs(tmp_path / "runs.csv", Run)
