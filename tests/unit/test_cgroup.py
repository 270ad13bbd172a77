"""The control group of a box, on trees of files that stand for what the kernel shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.sandbox import cgroup
from autograder.sandbox.cgroup import MemoryGroup


@pytest.fixture
def scope(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A group of ours below a root that is not, as `systemd-run --user --scope -p Delegate=yes` makes it."""
    folder = tmp_path / "v2" / "user.slice" / "run-1.scope"
    folder.mkdir(parents=True)
    (tmp_path / "v2" / "cgroup.subtree_control").write_text("cpu\n")
    for name, text in (("cgroup.controllers", "cpu memory pids\n"), ("cgroup.subtree_control", "\n")):
        (folder / name).write_text(text)
    (folder / "cgroup.procs").write_text("11\n12\n")
    (tmp_path / "own").write_text("1:name=systemd:/\n0::/user.slice/run-1.scope\n")
    monkeypatch.setattr(cgroup, "V1", tmp_path / "v1")
    monkeypatch.setattr(cgroup, "V2", tmp_path / "v2")
    monkeypatch.setattr(cgroup, "OWN", tmp_path / "own")
    return folder


def groups(scope: Path) -> list[Path]:
    return sorted(scope.glob("autograder-*"))


def test_a_delegated_group_is_divided_and_its_processes_move_below(scope: Path) -> None:
    memory = MemoryGroup(300)
    (group,) = groups(scope)
    assert (group / "memory.max").read_text() == str(300 * 2**20)
    assert (scope / "course-grader" / "cgroup.procs").read_text() == "12", "each process is written by itself"
    assert (scope / "cgroup.subtree_control").read_text() == "+memory"
    memory.add(77)
    assert (group / "cgroup.procs").read_text() == "77"


def test_a_worker_that_stands_in_the_graders_group_makes_its_groups_beside_it(scope: Path, tmp_path: Path) -> None:
    MemoryGroup(300)
    (tmp_path / "own").write_text("0::/user.slice/run-1.scope/course-grader\n")
    MemoryGroup(200)
    assert sorted((group / "memory.max").read_text() for group in groups(scope)) == [
        str(200 * 2**20),
        str(300 * 2**20),
    ]


@pytest.mark.parametrize("own", ["0::/\n", "4:memory:/x\n", "0::/not/there\n", ""])
def test_without_a_group_of_ours_nothing_is_made_and_nothing_breaks(scope: Path, tmp_path: Path, own: str) -> None:
    (tmp_path / "own").write_text(own)
    memory = MemoryGroup(300)
    memory.add(77)
    memory.remove()
    assert groups(scope) == [] and not (scope / "course-grader").exists()


def test_a_group_without_the_controller_of_memory_is_left_alone(scope: Path) -> None:
    (scope / "cgroup.controllers").write_text("cpu pids\n")
    MemoryGroup(300)
    assert groups(scope) == [] and (scope / "cgroup.procs").read_text() == "11\n12\n"
