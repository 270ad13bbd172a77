"""Hostile submissions on a worker harm neither its other tasks nor the cluster, and have the marks of home.

A sample of the corpus, and attacks that only a worker has to bear; all of the corpus, and the sample class, in a sweep.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.api.result import Report
from autograder.cli.pools import Where, pool_of
from autograder.cluster.home import Address
from autograder.grading.batch import Batch, grade_all
from autograder.grading.collection import find_submissions
from autograder.grading.record import report_to_json
from autograder.manifest import Course
from autograder.sandbox.layers import Layer
from tests.cluster.clusters import BY, cluster_of, plain
from tests.cluster.hostile import OF_WORKERS, TwoRoads, graded_on_two_roads
from tests.corpus_tools import Entry, entries

SAMPLE = (
    "exhausting-forks",
    "exhausting-memory-on-the-heap",
    "exhausting-prints-without-end",
    "leaking-home-of-the-teacher",
    "leaking-unix-sockets",
    "tampering-parent-killed",
    "crossing-daemon.1",
    "crossing-daemon.2",
    "honest-reference",
)
MARKS = ("status", "points", "misconception")
pytestmark = pytest.mark.sweep
ROADS = [
    pytest.param(False, id="sample", marks=[pytest.mark.xdist_group("cluster"), pytest.mark.slow(seconds=60)]),
    pytest.param(True, id="all", marks=[pytest.mark.xdist_group("cluster corpus"), pytest.mark.slow(seconds=400)]),
]


def chosen(everything: bool) -> list[Entry]:
    found = [entry for entry in entries() if not entry.student and (everything or str(entry) in SAMPLE)]
    return [*found, *OF_WORKERS]


@pytest.fixture(scope="module", params=ROADS)
def roads(request: pytest.FixtureRequest, tiny: Course, layer: Layer) -> Iterator[TwoRoads]:
    if layer.name == "none":
        pytest.skip("no wall holds here")
    with tempfile.TemporaryDirectory(prefix="corpus-", ignore_cleanup_errors=True) as root:
        yield graded_on_two_roads(chosen(request.param), layer.name, Path(root))


def test_no_student_is_lost_and_each_mark_is_that_of_home(roads: TwoRoads) -> None:
    assert set(roads.far) == set(roads.near)
    others = {
        student: (marks(roads.far[student]), marks(near))
        for student, near in roads.near.items()
        if "-exhausting-" not in student and marks(roads.far[student]) != marks(near)
    }
    assert not others


def test_whatever_exhausts_a_worker_earns_no_more_than_at_home(roads: TwoRoads) -> None:
    """When it is stopped depends on the moment; that it is, does not."""
    more = {
        student: report.points
        for student, report in roads.far.items()
        if "-exhausting-" in student and report.points > max(roads.near[student].points, 1)
    }
    assert not more
    assert all(report.seconds < 60 for report in roads.far.values())


def test_records_are_those_of_home_but_for_times_and_who_made_them(roads: TwoRoads) -> None:
    others = {}
    for student, near in roads.near.items():
        far, here = plain(roads.far[student]), plain(near)
        if "-exhausting-" not in student and far != here:
            others[student] = {name: (far[name], here[name]) for name in far if far[name] != here[name]}
    assert not others, json.dumps(others, indent=1)[:6000]


def test_nothing_of_the_cluster_was_killed_reached_or_left(roads: TwoRoads) -> None:
    assert not roads.killed
    assert roads.reached == 0
    assert not roads.left
    assert not [line for line in roads.told if "gone" in line]


def test_no_secret_of_a_worker_is_in_any_record_and_no_attack_says_that_it_succeeded(roads: TwoRoads) -> None:
    text = json.dumps([report_to_json(report) for report in roads.far.values()])
    assert not [secret for secret in roads.secrets if secret in text]
    assert "BREACH" not in text


def marks(report: Report) -> list[tuple[object, ...]]:
    return [tuple(getattr(result, name) for name in MARKS) for result in report.results]


@pytest.mark.xdist_group("cluster class")
@pytest.mark.slow(seconds=300)
def test_the_sample_class_has_the_records_that_it_has_at_home(course: Course, layer: Layer, tmp_path: Path) -> None:
    work = find_submissions(course.root / "examples", course)
    with cluster_of(tmp_path, course, 2, isolation=layer.name) as cluster:
        where = Where(layer.name, scheduler=Address(str(cluster.file)))
        with pool_of(course, course.lessons, where, tmp_path / "far") as pool:
            far = grade_all(Batch(course, work, pool))
    with pool_of(course, course.lessons, Where(layer.name, 2), tmp_path / "near") as pool:
        near = grade_all(Batch(course, work, pool))
    assert [plain(report) for report in far] == [plain(report) for report in near]
    assert all(any(BY.match(note) for note in report.notes) for report in far)
