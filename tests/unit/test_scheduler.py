"""A process of tests that dies costs the test that it ran, and neither the others nor an endless wait."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.scheduler import SteadyScheduling

TESTS = """
import os
import pytest

@pytest.mark.parametrize("number", range(6))
def test_before(number): pass

def test_dies(): os._exit(9)

@pytest.mark.parametrize("number", range({after}))
def test_after(number): pass
"""


@pytest.mark.sweep
@pytest.mark.slow(seconds=4)
@pytest.mark.parametrize(("workers", "after"), [(1, 0), (1, 6), (2, 1)])
def test_all_tests_are_run_when_a_process_dies(tmp_path: Path, workers: int, after: int) -> None:
    (tmp_path / "conftest.py").write_text("from tests.scheduler import pytest_xdist_make_scheduler\n")
    (tmp_path / "test_some.py").write_text(TESTS.format(after=after))
    command = [sys.executable, "-m", "pytest", "-n", str(workers), "--dist", "loadgroup", "-p", "no:cacheprovider"]
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COURSE_"))}
    run = subprocess.run(
        [*command, "-c", os.devnull, "--rootdir", str(tmp_path), str(tmp_path)],
        env=clean | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.stdout.splitlines()[-1].strip("= ").startswith(f"1 failed, {6 + after} passed"), run.stdout
    assert "test_some.py::test_dies" in run.stdout


class Node:
    """A process of tests that takes ``takes`` pieces of work and then is found to be dead."""

    shutting_down = False

    def __init__(self, takes: int) -> None:
        self.takes = takes

    def send_runtest_some(self, indices: list[int]) -> None:
        self.takes -= 1
        if self.takes < 0:
            raise BrokenPipeError(32, "Broken pipe")


def test_work_that_a_dead_process_did_not_get_is_left_to_the_others(
    pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pytestconfig.option, "tx", ["popen"])
    tests = [f"test_some.py::test_{name}" for name in "abcd"]
    scheduling, dead = SteadyScheduling(pytestconfig, log=None), Node(takes=2)
    scheduling.registered_collections[dead] = tests
    scheduling.workqueue.update({test: {test: False} for test in tests})
    for _ in range(3):
        scheduling._assign_work_unit(dead)
    assert list(scheduling.workqueue) == tests[2:]
    assert list(scheduling.assigned_work[dead]) == tests[:2]
    assert scheduling.remove_node(dead) == tests[0]
    assert sorted(scheduling.workqueue) == sorted(tests[1:])
