"""What a student's code returns becomes plain values: by type, without running any method of its own."""

from __future__ import annotations

import collections
import decimal
import enum
import fractions
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pytest
from sklearn.utils import Bunch

from autograder.answers import Opaque
from autograder.answers.plain import to_plain


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (np.float64(0.5), 0.5),
        (np.int8(3), 3),
        (np.bool_(True), True),
        (np.str_("a"), "a"),
        ((1, [2.0, None]), (1, [2.0, None])),
        ({np.int64(3): "x"}, {3: "x"}),
        (10**30, Opaque("int of more than 63 bits")),
        (object(), Opaque("object")),
        (print, Opaque("builtin_function_or_method")),
        ([[[[[[[[[1]]]]]]]]], [[[[[[[[Opaque("list nested more than 8 deep")]]]]]]]]),
        (np.array(["a", "b"]), ["a", "b"]),
        (np.array([1, None], dtype=object), [1, None]),
        (np.array([1j]), Opaque("array of complex128")),
        (2 + 1j, Opaque("complex")),
        (complex(2, float("nan")), Opaque("complex")),
        (pd.Series(["x"]), ["x"]),
        ([0] * 100_001, Opaque("list of more than 100000 items")),
        (range(10**30), Opaque("list of more than 100000 items")),
    ],
)
def test_values_become_plain_by_their_exact_type(value: Any, plain: Any) -> None:
    assert to_plain(value) == plain


def test_arrays_series_and_half_floats_become_arrays_of_known_types() -> None:
    for value in (np.arange(3), pd.Series([0, 1, 2]), pd.Index([0, 1, 2]), np.arange(3).astype(">i4")):
        found = to_plain(value)
        assert isinstance(found, np.ndarray)
        assert found.tolist() == [0, 1, 2]
    half = to_plain(np.ones(2, dtype=np.float16))
    assert isinstance(half, np.ndarray)
    assert half.dtype == np.float32


@pytest.mark.parametrize("value", [2 + 0j, np.complex64(2), np.clongdouble(2), np.array([2, -3 + 0j])[0]])
def test_a_complex_number_without_an_imaginary_part_is_a_real_one(value: complex) -> None:
    found = to_plain(value)
    assert type(found) is float and found == 2


def test_an_array_of_complex_numbers_is_real_if_none_has_an_imaginary_part() -> None:
    for dtype in (np.complex64, np.complex128, np.clongdouble):
        found = to_plain(np.array([2, -3], dtype=dtype))
        assert isinstance(found, np.ndarray) and found.dtype.kind == "f" and found.tolist() == [2, -3]


def fails(*args: object) -> Any:
    raise AssertionError("a method of the student's own was called")


METHODS = "__iter__ __len__ __getitem__ __eq__ __hash__ __float__ __int__ __index__ __str__ __repr__ items keys values"
TRAPS = {
    **dict.fromkeys([*METHODS.split(), "tolist", "item", "view", "astype", "to_numpy", "copy"], fails),
    **dict.fromkeys(["__array__", "__array_wrap__", "__class__"], property(fails)),
}


def trap(value: Any) -> Any:
    """A value of a type that is derived from the value's own. Whatever is asked of it directly fails."""
    base: Any = type(value)
    return base.__new__(type(f"Trap{base.__name__}", (base,), TRAPS), value)


def filled(kind: Any, content: Any) -> Any:
    """A list or dict that has such traps, with its content."""
    value = type(f"Trap{kind.__name__}", (kind,), TRAPS)()
    kind.__init__(value, content)
    return value


class Pair(NamedTuple):
    first: int
    second: int


class Digit(enum.IntEnum):
    ONE = 1


class Letter(enum.StrEnum):
    A = "a"


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (filled(list, [1, 2]), [1, 2]),
        (trap((1, filled(list, [2]))), (1, [2])),
        (filled(dict, {"a": trap(1)}), {"a": 1}),
        (trap("a"), "a"),
        (trap(0.5), 0.5),
        (trap(np.float64(0.5)), 0.5),
        (Pair(1, 2), (1, 2)),
        (collections.OrderedDict(a=1), {"a": 1}),
        (collections.defaultdict(list, a=[1]), {"a": [1]}),
        (collections.Counter("aab"), {"a": 2, "b": 1}),
        (Bunch(a=1), {"a": 1}),
        (Digit.ONE, 1),
        (Letter.A, "a"),
        ({Digit.ONE: 1}, {1: 1}),
        (fractions.Fraction(1, 4), 0.25),
        (decimal.Decimal("0.25"), 0.25),
        (np.longdouble(0.25), 0.25),
        (range(3), [0, 1, 2]),
        ({"a": 1}.keys(), ["a"]),
        ({"a": 1}.values(), [1]),
        ({"a": 1}.items(), [("a", 1)]),
        (collections.deque([1, 2]), [1, 2]),
        (np.ma.array([1, 2], mask=[False, True]), [1, None]),
        ({1, 2}, Opaque("set")),
        (iter([1]), Opaque("list_iterator")),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_of_a_derived_type_is_one_of_its_base_and_none_of_its_own_methods_runs(value: Any, plain: Any) -> None:
    found = to_plain(value)
    assert type(found) is type(plain)
    assert found == plain


def test_derived_arrays_and_tables_become_plain_ones(tmp_path: Path) -> None:
    array = np.arange(6, dtype=np.uint8).reshape(2, 3)
    stored = np.memmap(tmp_path / "pixels", dtype=np.uint8, mode="w+", shape=(2, 3))
    stored[:] = array
    kinds: list[Any] = [np.ma.MaskedArray, np.recarray, np.matrix, type("TrapArray", (np.ndarray,), TRAPS)]
    for value in [stored, *(array.view(kind) for kind in kinds)]:
        found = to_plain(value)
        assert type(found) is np.ndarray
        assert found.dtype == np.uint8
        assert found.tolist() == array.tolist()
    table: Any = type("Table", (pd.DataFrame,), {})
    column: Any = type("Column", (pd.Series,), {})
    assert type(to_plain(table({"a": [1, 2]}))) is pd.DataFrame
    assert type(to_plain(column([1, 2]))) is np.ndarray
