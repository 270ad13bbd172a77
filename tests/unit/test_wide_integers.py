"""In a page, whose Python has 32-bit whole numbers, NumPy takes those of 64 bits as it does elsewhere."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from autograder.browser.wide_integers import accept_wide_integers

LABELS = np.array([1, 1, 3], dtype=np.int64)


def refusing(values: Any) -> Any:
    if np.asarray(values).dtype == np.int64:
        raise TypeError("Cannot cast array data from dtype('int64') to dtype('int32') according to the rule 'safe'")
    return values


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> Any:
    """NumPy as it is where its own whole numbers have 32 bits."""
    numpy: Any = ModuleType("numpy")
    numpy.__dict__.update({name: getattr(np, name) for name in ("asarray", "dtype", "int64")}, intp=np.int32)
    numpy.bincount = lambda x, /, weights=None, minlength=0: np.bincount(refusing(x), weights, minlength)
    numpy.repeat = lambda a, repeats, axis=None: np.repeat(a, refusing(repeats), axis)
    monkeypatch.setitem(sys.modules, "numpy", numpy)
    return numpy


def test_wide_integers_are_refused_without_it(narrow: Any) -> None:
    with pytest.raises(TypeError, match="Cannot cast"):
        narrow.bincount(LABELS)


def test_wide_integers_are_counted_and_repeated_as_elsewhere(narrow: Any) -> None:
    accept_wide_integers()
    accept_wide_integers()  # Before each cell.
    assert narrow.bincount(LABELS, minlength=5).tolist() == [0, 2, 0, 1, 0]
    assert narrow.repeat("abc", LABELS[:1]).tolist() == ["abc"]
    assert narrow.repeat(a=[1, 2, 3], repeats=LABELS).tolist() == [1, 2, 3, 3, 3]


def test_what_does_not_fit_is_refused_as_before(narrow: Any) -> None:
    accept_wide_integers()
    with pytest.raises(TypeError, match="Cannot cast"):
        narrow.bincount(np.array([2**40]))
    with pytest.raises(TypeError):
        narrow.bincount()


def test_nothing_is_changed_where_whole_numbers_are_wide() -> None:
    before = np.bincount
    accept_wide_integers()
    assert np.bincount is before
