"""64-bit whole numbers where Python's are 32 bits wide: NumPy counts and repeats with them as it does elsewhere.

Pyodide is such a Python. Its NumPy refuses to count labels of 64 bits, as they come from tables and random numbers, for
it would have to make them narrower: `np.bincount(table["label"])` is a TypeError there and right everywhere else.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

__all__ = ["accept_wide_integers"]

REFUSE_THEM = {"bincount": ("x", 0), "repeat": ("repeats", 1)}
"""Functions of NumPy, and by name and place the argument in which they refuse them."""

MARK = "__takes_wide_integers__"
"""An attribute of those that take them."""


def accept_wide_integers() -> None:
    """Let NumPy take them, if it is there and its own are narrower. Those that do not fit are refused as before."""
    numpy = sys.modules.get("numpy")
    if numpy is None or numpy.dtype(numpy.intp).itemsize >= 8:
        return
    for name, (argument, place) in REFUSE_THEM.items():
        function = getattr(numpy, name, None)
        if function and not hasattr(function, MARK):
            setattr(numpy, name, _narrowing(function, argument, place, numpy))


def _narrowing(function: Callable[..., Any], argument: str, place: int, numpy: Any) -> Callable[..., Any]:
    @wraps(function)
    def taking(*args: Any, **kwargs: Any) -> Any:
        if argument in kwargs:
            kwargs[argument] = _narrow(kwargs[argument], numpy)
        elif len(args) > place:
            args = (*args[:place], _narrow(args[place], numpy), *args[place + 1 :])
        return function(*args, **kwargs)

    setattr(taking, MARK, True)
    return taking


def _narrow(values: Any, numpy: Any) -> Any:
    found = numpy.asarray(values)
    if found.dtype != numpy.int64:
        return values
    narrow = found.astype(numpy.intp)
    return narrow if (narrow == found).all() else values
