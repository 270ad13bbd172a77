"""A share of a class is the same on each machine, and all shares together are the class."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.errors import UsageError
from autograder.grading.shard import Shard, shard_named
from autograder.grading.submissions import Submission
from autograder.manifest import Course


@given(st.text(), st.integers(1, 50))
def test_each_student_belongs_to_exactly_one_shard(student: str, total: int) -> None:
    assert sum(Shard(number, total).has(student) for number in range(1, total + 1)) == 1


def test_all_that_a_student_handed_in_stays_together_in_its_order(tiny: Course) -> None:
    names = ["ana", "ben", "cleo", "ana", "Ünal \udcff", "ben"]
    work = [Submission(name, tiny.lessons[0], Path(str(number))) for number, name in enumerate(names)]
    shares = [Shard(number, 3).of(work) for number in (1, 2, 3)]
    assert sorted(one.path for share in shares for one in share) == sorted(one.path for one in work)
    for share in shares:
        assert list(share) == [one for one in work if one in share]
        here = {one.student for one in share}
        assert all(one in share for one in work if one.student in here)


def test_shards_are_about_equally_large() -> None:
    sizes = [sum(Shard(number, 8).has(f"student{one}") for one in range(4000)) for number in range(1, 9)]
    assert min(sizes) > 400
    assert max(sizes) < 600


@pytest.mark.parametrize("text", ["", "0/3", "4/3", "1/0", "1", "1/", "/2", "a/b", "-1/2", "1/2/3", "1/1000000", "٢/٣"])
def test_what_is_no_shard_is_refused_with_what_one_looks_like(text: str) -> None:
    with pytest.raises(UsageError, match=r"is no shard\. Give a number and how many there are, such as 1/8"):
        shard_named(text)


def test_a_shard_is_written_as_it_is_read() -> None:
    assert str(shard_named("2/8")) == "2/8"
