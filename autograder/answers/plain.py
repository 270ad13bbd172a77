"""The closed set of plain values that may pass between a student's code and a check.

`to_plain` runs on the student's side and looks at types only: what is derived from a type of
data is converted by the methods of that type, so that no method of a student's own class is
ever called. Whatever is not data becomes an `Opaque` that carries nothing but the name of its type.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from autograder.answers.views import EstimatorView, FigureView, view_estimator, view_figure

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["DTYPES", "MAX_DEPTH", "MAX_INTEGER", "MAX_ITEMS", "Opaque", "Plain", "to_plain"]

DTYPES = ("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float32", "float64")
"""Element types of the arrays that may pass."""
MAX_DEPTH = 8
MAX_ITEMS = 100_000
MAX_INTEGER = 2**63
MAX_TEXT = 200_000


@dataclass(frozen=True)
class Opaque:
    """A value that is not data; only the name of its type is known."""

    type_name: str


# Named by strings: the type holds itself, and pandas is imported only where it is needed.
_Scalar: TypeAlias = "bool | int | float | str | None"
_Nested: TypeAlias = "list[Plain] | tuple[Plain, ...] | dict[Any, Plain]"
_Object: TypeAlias = "NDArray[Any] | pd.DataFrame | FigureView | EstimatorView | Opaque"
Plain: TypeAlias = "_Scalar | _Nested | _Object"


def to_plain(value: Any, depth: int = 0) -> Plain:
    """Convert any object to a plain value, by its type or the one that this is derived from.

    Numpy scalars become Python's, a namedtuple becomes a tuple, a Bunch a dict, a Series or an
    Index an array, an array of objects a list, an estimator or a figure a view. Arrays are copied.
    Complex numbers whose imaginary parts are all 0 become real ones: `np.linalg.eig` returns such from numpy 2.5 on.
    A set has no order and a generator can be read once only, so both stay what they are: opaque.

    Returns:
        A plain value; an `Opaque` for everything else, for a nesting deeper than
        `MAX_DEPTH` and for containers of more than `MAX_ITEMS` items.
    """
    kind = type(value)
    if value is None or kind is bool or kind is float:
        return value  # type: ignore[no-any-return]
    if kind is complex and not value.imag:
        return float(value.real)
    if kind is int:
        return value if abs(value) < MAX_INTEGER else Opaque("int of more than 63 bits")
    if kind is str:
        return value[:MAX_TEXT]  # type: ignore[no-any-return]
    if depth >= MAX_DEPTH:
        return Opaque(f"{kind.__name__} nested more than {MAX_DEPTH} deep")
    if kind in (list, tuple, dict):
        return _container(value, depth)
    if kind is np.ndarray:
        return _array(value, depth)
    if kind in NUMPY_SCALARS:
        return to_plain((value.astype(ROUNDED[kind]) if kind in ROUNDED else value).item(), depth + 1)
    for base, convert in CONVERSIONS.items():
        # Both are types: no method of the student's is called to compare them.
        if issubclass(kind, base):
            return to_plain(convert(value), depth)
    return _library_object(value, depth)


def _listed(value: Any) -> list[Any]:
    """What has an order and can be read again, as a list; no more of it than shows that it is too long."""
    return list(islice(value, MAX_ITEMS + 1))


def _unmasked(value: Any) -> Any:
    """A masked array as an array; with None in the gaps if it has any, and then as a list."""
    data, mask = np.ndarray.view(value, np.ndarray), np.ma.getmaskarray(value)
    if mask.any():
        data = data.astype(object)
        data[mask] = None
    return data


NUMPY_SCALARS = frozenset(np.sctypeDict.values())
ROUNDED: dict[type, type] = {np.longdouble: np.float64, np.clongdouble: np.complex128}
"""What Python has no number for: rounded to 64 bits."""
CONVERSIONS: dict[type, Callable[[Any], Any]] = {
    int: int.__int__,
    float: float.__float__,
    str: str.__str__,
    Fraction: Fraction.__float__,
    Decimal: Decimal.__float__,
    tuple: lambda value: tuple(tuple.__iter__(value)),
    list: lambda value: list(list.__iter__(value)),
    dict: lambda value: dict(dict.items(value)),
    np.ma.MaskedArray: _unmasked,
    np.ndarray: lambda value: np.ndarray.view(value, np.ndarray),
    **dict.fromkeys((range, deque, type({}.keys()), type({}.values()), type({}.items())), _listed),
}
"""How a value of a derived type becomes one of its base's, by methods of the base. The first base that fits counts."""


def _container(value: Any, depth: int) -> Plain:
    if len(value) > MAX_ITEMS:
        return Opaque(f"{type(value).__name__} of more than {MAX_ITEMS} items")
    if type(value) is dict:
        return {to_key(key): to_plain(item, depth + 1) for key, item in value.items()}
    items = [to_plain(item, depth + 1) for item in value]
    return tuple(items) if type(value) is tuple else items


def to_key(key: Any) -> bool | int | float | str | None:
    """A dictionary key as a plain scalar; anything else by the name of its type."""
    plain = to_plain(key, MAX_DEPTH - 1)
    if plain is None or isinstance(plain, bool | int | float | str):
        return plain
    return type(key).__name__


def _array(value: NDArray[Any], depth: int) -> Plain:
    if value.dtype.name in DTYPES:
        native = value.dtype.newbyteorder("=")
        return np.array(value, dtype=native, order="C")
    if value.dtype in (np.float16, np.longdouble):
        return value.astype(np.float32 if value.dtype == np.float16 else np.float64)
    if value.dtype.kind == "c" and not value.imag.any():
        return _array(value.real, depth)
    if value.dtype.kind in "OUT":
        return _container(value.tolist(), depth) if value.ndim else to_plain(value.item(), depth + 1)
    return Opaque(f"array of {value.dtype.name}")


def _library_object(value: Any, depth: int) -> Plain:
    """Objects of the course's own libraries."""
    import pandas as pd
    from matplotlib.figure import Figure
    from sklearn.base import BaseEstimator

    kind = type(value)
    if issubclass(kind, pd.DataFrame):
        # The names of the rows stay behind: no check may rest on them.
        return pd.DataFrame(value).reset_index(drop=True)
    if issubclass(kind, pd.Series):
        return to_plain(pd.Series.to_numpy(value), depth)
    if issubclass(kind, pd.Index):
        return to_plain(pd.Index.to_numpy(value), depth)
    if issubclass(kind, pd.api.extensions.ExtensionArray):
        return to_plain(np.asarray(value), depth)
    if issubclass(kind, Figure):
        return view_figure(value)
    if issubclass(kind, BaseEstimator):
        return _plain_params(view_estimator(value), depth)
    return Opaque(kind.__name__)


def _plain_params(view: EstimatorView, depth: int) -> EstimatorView:
    params = {str(name): to_plain(item, depth + 1) for name, item in view.params.items()}
    steps = tuple((name, _plain_params(step, depth)) for name, step in view.steps)
    return EstimatorView(view.class_name, view.module, params, steps, view.fitted)
