"""A class is read while it is graded: a student's files when their turn comes, with the same outcome."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import length_hint
from pathlib import Path

import pytest

from autograder.bridges.handed_in import HandedIn
from autograder.errors import UsageError
from autograder.grading import collection, submissions
from autograder.grading.collection import AHEAD, Collection, Intake
from autograder.grading.delivery import Delivery, opened
from autograder.grading.shard import Shard
from autograder.grading.submissions import Candidate
from autograder.manifest import Course, Lesson
from autograder.notebook import Notebook
from tests.exports import NB, WORK, Solve, in_folder

MANY = AHEAD + 50


@pytest.fixture
def many(tmp_path: Path, solve: Solve) -> Iterator[Delivery]:
    """More students than are read ahead; of the first and the last nothing can be recognised."""
    files: dict[str, str | bytes] = {f"s{number:03}/{NB}": solve(WORK) for number in range(1, MANY - 1)}
    files |= {"s000/notes.txt": "Sorry!", f"s{MANY - 1:03}/notes.txt": "Sorry!"}
    with opened(in_folder(tmp_path / "class", files), 10) as delivery:
        yield delivery


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were looked into, by name."""
    names: list[str] = []
    look = submissions.look

    def seen(file: HandedIn, course: Course, releases: Sequence[tuple[Lesson, Notebook]]) -> Candidate:
        names.append(file.path.parent.name)
        return look(file, course, releases)

    monkeypatch.setattr(collection, "look", seen)
    return names


def test_files_of_a_student_are_read_when_their_turn_comes(tiny: Course, many: Delivery, looked: list[str]) -> None:
    work = Collection(many, tiny)
    assert len(looked) == AHEAD
    taken = [next(work).student for _ in range(AHEAD)]  # Of the first student nothing is known yet.
    assert len(looked) == AHEAD + 1
    assert looked == ["s000", *taken]


def test_who_was_not_recognised_comes_last_and_has_a_row(tiny: Course, many: Delivery) -> None:
    found = list(Collection(many, tiny))
    assert [one.student for one in found] == [f"s{n:03}" for n in (*range(1, MANY - 1), 0, MANY - 1)]
    assert [bool(one.problem) for one in found] == [False] * (MANY - 2) + [True, True]


def test_the_length_hint_is_right_at_each_moment(tiny: Course, many: Delivery) -> None:
    work = Collection(many, tiny)
    assert length_hint(work) == MANY
    assert [length_hint(work) for _ in work] == [MANY] * MANY


def test_lessons_are_known_before_all_is_read(tiny: Course, many: Delivery) -> None:
    assert Collection(many, tiny).lessons == tiny.lessons[:1]


def test_shares_together_are_the_class_and_each_reads_its_own(tiny: Course, many: Delivery, looked: list[str]) -> None:
    shards = [Shard(number, 3) for number in (1, 2, 3)]
    shares = [list(Collection(many, tiny, (), Intake(share=shard))) for shard in shards]
    whole = sorted(Collection(many, tiny), key=lambda one: one.student)
    assert sorted((one for share in shares for one in share), key=lambda one: one.student) == whole
    for shard, share in zip(shards, shares, strict=True):
        assert all(shard.has(one.student) for one in share)
    looked.clear()
    own = next(shard for shard in shards if not shard.has("s000") and not shard.has(f"s{MANY - 1:03}"))
    found = [one.student for one in Collection(many, tiny, (), Intake(share=own))]
    assert looked == found


def test_a_large_class_with_nothing_in_it_is_refused_after_the_last(tiny: Course, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"s{number:03}/notes.txt": "Sorry!" for number in range(MANY)}
    with opened(in_folder(tmp_path / "class", files), 10) as delivery:
        work = Collection(delivery, tiny)
        with pytest.raises(UsageError, match="No submission was found in class"):
            list(work)


def test_a_small_class_with_nothing_in_it_is_refused_at_once(tiny: Course, tmp_path: Path) -> None:
    folder = in_folder(tmp_path / "class", {"ada/notes.txt": "Sorry!"})
    with opened(folder, 10) as delivery, pytest.raises(UsageError, match="No submission was found in class"):
        Collection(delivery, tiny)
