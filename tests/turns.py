"""Which sweeps have their turn. All of them take longer than a change should wait: `.ci/run` makes a share each time.

``COURSE_TURN=2/4`` leaves the second of four shares. Shares are about equally long, and together they are all sweeps;
tests of one group (``xdist_group``) stay together. Without the variable every sweep is run.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

import pytest

__all__ = ["TURN", "in_turn", "sampled", "seconds_of"]

TURN = "COURSE_TURN"
"""The variable that says which share, of how many."""


def sampled(values: Iterable[object], number: int = 1) -> list[object]:
    """Values for `pytest.mark.parametrize`: so many of them in the suite, and all in the sweeps."""
    each = list(values)
    rest = (value if isinstance(value, tuple) else (value,) for value in each[number:])
    return each[:number] + [pytest.param(*value, marks=pytest.mark.sweep) for value in rest]


def in_turn(items: Sequence[pytest.Item]) -> tuple[list[pytest.Item], list[pytest.Item]]:
    """Tests that have their turn, and sweeps that wait for theirs."""
    turn = os.environ.get(TURN)
    if not turn:
        return list(items), []
    found = re.fullmatch(r"([1-9]\d?)/([1-9]\d?)", turn)
    if not found or int(found[1]) > int(found[2]):
        raise pytest.UsageError(f"{TURN}={turn} is no share such as 2/4.")
    share = _shares(items, int(found[2]))[int(found[1]) - 1]
    waiting = [item for item in items if _is_sweep(item) and _unit(item) not in share]
    return [item for item in items if item not in waiting], waiting


def seconds_of(item: pytest.Item) -> float:
    """About how long a test takes: what its mark `slow` says."""
    slow = item.get_closest_marker("slow")
    return float(slow.kwargs.get("seconds", 1)) if slow else 0


def _shares(items: Sequence[pytest.Item], number: int) -> list[set[str]]:
    """The longest unit first, each to the share that has least so far."""
    units: defaultdict[str, float] = defaultdict(float)
    for item in filter(_is_sweep, items):
        units[_unit(item)] += seconds_of(item)
    shares, taken = [set[str]() for _ in range(number)], [0.0] * number
    for unit in sorted(units, key=lambda unit: (-units[unit], unit)):
        least = taken.index(min(taken))
        shares[least].add(unit)
        taken[least] += units[unit]
    return shares


def _is_sweep(item: pytest.Item) -> bool:
    return item.get_closest_marker("sweep") is not None


def _unit(item: pytest.Item) -> str:
    """What stays together: a group, or a test."""
    group = item.get_closest_marker("xdist_group")
    return str(group.args[0]) if group else item.nodeid
