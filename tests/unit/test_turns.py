"""The shares of the sweeps: each sweep has its turn once, and a group stays together."""

from __future__ import annotations

import itertools

import pytest

from tests import turns

pytest_plugins = ["pytester"]

SOME = """
import pytest

def test_quick(): pass

@pytest.mark.sweep
@pytest.mark.slow(seconds=100)
def test_long(): pass

@pytest.mark.sweep
@pytest.mark.slow(seconds=30)
@pytest.mark.xdist_group("together")
@pytest.mark.parametrize("number", range(3))
def test_of_a_group(number): pass

@pytest.mark.sweep
@pytest.mark.slow(seconds=8)
@pytest.mark.parametrize("number", range(13))
def test_alone(number): pass
"""


@pytest.fixture
def items(pytester: pytest.Pytester) -> list[pytest.Item]:
    return pytester.getitems(SOME)


def shares(items: list[pytest.Item], number: int, monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    found = []
    for turn in range(1, number + 1):
        monkeypatch.setenv(turns.TURN, f"{turn}/{number}")
        chosen, waiting = turns.in_turn(items)
        assert {*chosen, *waiting} == {*items} and len(chosen) + len(waiting) == len(items)
        found.append({item.name for item in chosen})
    return found


def test_each_sweep_has_its_turn_once_and_what_is_no_sweep_always(
    items: list[pytest.Item], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = shares(items, 3, monkeypatch)
    assert set.union(*found) == {item.name for item in items}
    assert all(one & other == {"test_quick"} for one, other in itertools.combinations(found, 2))


def test_a_group_stays_together_and_shares_are_about_equally_long(
    items: list[pytest.Item], monkeypatch: pytest.MonkeyPatch
) -> None:
    group = {f"test_of_a_group[{number}]" for number in range(3)}
    seconds = {item.name: turns.seconds_of(item) for item in items}
    found = shares(items, 3, monkeypatch)
    assert all(group <= share or not group & share for share in found)
    lengths = [sum(seconds[name] for name in share) for share in found]
    assert max(lengths) - min(lengths) <= 8


def test_without_a_turn_every_sweep_is_run(items: list[pytest.Item], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(turns.TURN, raising=False)
    assert turns.in_turn(items) == (items, [])


@pytest.mark.parametrize("turn", ["0/4", "5/4", "2", "x/y", "2/0"])
def test_a_turn_that_is_none_is_refused(turn: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(turns.TURN, turn)
    with pytest.raises(pytest.UsageError, match="no share such as 2/4"):
        turns.in_turn([])
