"""A share of a class is the same on each machine, and all shares together are the class."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.errors import UsageError
from autograder.grading.shard import Shard, shard_named


@given(st.text(), st.integers(1, 50))
def test_each_student_belongs_to_exactly_one_shard(student: str, total: int) -> None:
    assert sum(Shard(number, total).has(student) for number in range(1, total + 1)) == 1


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
