"""What tests of clusters share: a class, and a cluster of two workers without a wall."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from autograder.grading.submissions import Submission
from autograder.manifest import Course
from tests.cluster.clusters import ANSWERS, Cluster, cluster_of

Solve = Callable[..., str]


@pytest.fixture(scope="module")
def cluster(tiny: Course, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster_of(tmp_path_factory.mktemp("cluster"), tiny, 2) as found:
        yield found


@pytest.fixture
def work(tiny: Course, tmp_path: Path, solve: Solve) -> list[Submission]:
    found = []
    for number, (student, answer) in enumerate(ANSWERS.items()):
        path = tmp_path / f"{number}.ipynb"
        path.write_text(solve(answer))
        found.append(Submission(student, tiny.lessons[0], path, remark="Two files were there." * (number == 1)))
    (tmp_path / "broken.ipynb").write_text("{")
    found.append(Submission("fay", tiny.lessons[0], tmp_path / "broken.ipynb", remark="Odd."))
    found.append(Submission("gus", tiny.lessons[0], tmp_path / "none", problem="It is a PDF."))
    return found
