"""Common questions about a plain value, each with its message. Checks read like sentences."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from autograder.answers import Plain, as_array, describe, fail

__all__ = ["array", "entries", "integer", "number", "pair", "sequence", "text", "truth"]

RETURN_HINT = "Look at the `return` line: what it names, and in which order."
OTHER_VALUE = "Something else is returned or stored than the exercise asks for."
SHAPE_HINT = "Print the shape after each step, and see where it changes."
TYPE_HINT = "Print the value and its type just before the `return` line, or after the line that stores it."


def pair(value: Plain, of: str, names: str) -> tuple[Plain, Plain]:
    """Two values, returned as a tuple or list.

    Args:
        value: What the student's function returned.
        of: The function, for the message.
        names: What the two values are, such as ``"(low, high)"``.
    """
    if isinstance(value, tuple | list) and len(value) == 2:
        return value[0], value[1]
    _no_return(value, f"the result of `{of}`", f"two values, {names}")
    fail(f"`{of}` gives {describe(value)}.", f"two values, {names}.", cause=OTHER_VALUE, next_step=RETURN_HINT)


def sequence(value: Plain, of: str, length: int, names: str) -> list[Plain]:
    """A tuple, list or array of a fixed length."""
    if isinstance(value, np.ndarray) and value.ndim == 1:
        value = value.tolist()  # The scalars of an array are numpy's, and no plain values.
    items = list(value) if isinstance(value, tuple | list) or (isinstance(value, np.ndarray) and value.ndim) else None
    if items is not None and len(items) == length:
        return items
    _no_return(value, f"the result of `{of}`" if of.isidentifier() else of, f"{length} values, {names}")
    fail(f"`{of}` gives {describe(value)}.", f"{length} values, {names}.", cause=OTHER_VALUE, next_step=RETURN_HINT)


def entries(value: Plain, of: str, keys: Collection[str]) -> dict[Any, Plain]:
    """A dict with exactly these keys, returned by a function.

    Args:
        value: What the student's function returned.
        of: The function, for the message.
        keys: The keys.
    """
    wanted = f"a dict with the keys {_quoted(keys)}"
    _no_return(value, f"the result of `{of}`", wanted)
    if not isinstance(value, dict):
        fail(
            f"`{of}` gives {describe(value)}.",
            f"{wanted}.",
            cause="Something else than a dict is returned, such as the values without their names.",
            next_step='Write it as `return {"name": value, ...}`, one key for each value.',
        )
    if lost := [key for key in keys if key not in value]:
        fail(
            f"The dict has {f'the keys {_quoted(value)}' if value else 'no key at all'}. Not among them: "
            f"{_quoted(lost)}.",
            f"{wanted}.",
            cause="A key is spelled in another way, or a value is not put into the dict.",
            next_step="Copy the keys from the exercise, letter by letter.",
        )
    if extra := [key for key in value if key not in keys]:
        fail(
            f"The dict also has the keys {_quoted(extra)}.",
            f"{wanted} and no other.",
            cause="More is put into the dict than the exercise asks for.",
            next_step="Leave it out.",
        )
    return value


def array(
    value: Plain, of: str, *, shape: tuple[int, ...] | None = None, kind: str = "", dtype: str = ""
) -> NDArray[Any]:
    """An array of numbers. Lists of numbers and tables of numbers count as arrays.

    Args:
        value: What the student's code gave.
        of: What it is, for the message: a name or ``"the first value of `split`"``.
        shape: The shape that is needed.
        kind: Numpy kinds that are accepted, such as ``"iu"`` for whole numbers.
        dtype: The exact dtype, where the exercise asks for one.
    """
    found = _as_array(value)
    if found is None:
        _no_return(value, of, "an array")
        fail(f"{_tick(of)} is {describe(value)}.", "an array of numbers.", cause=OTHER_VALUE, next_step=RETURN_HINT)
    if shape is not None and found.shape != shape:
        fail(
            f"{_tick(of)} has shape {found.shape}.",
            f"shape {shape}.",
            cause="Rows or columns are lost, added or exchanged on the way.",
            next_step=SHAPE_HINT,
        )
    if dtype and found.dtype.name != dtype:
        fail(
            f"{_tick(of)} has dtype {found.dtype}.",
            f"dtype {dtype}.",
            cause="The numbers keep the type that an earlier step gave them.",
            next_step=f"Convert with `.astype(np.{dtype})`.",
        )
    if kind and found.dtype.kind not in kind:
        names = {"i": "whole numbers", "u": "whole numbers", "f": "decimal numbers", "b": "True and False"}
        wanted = " or ".join(dict.fromkeys(names[letter] for letter in kind))
        fail(
            f"{_tick(of)} has dtype {found.dtype}.",
            f"{wanted}.",
            cause="A step on the way gives another kind of numbers.",
            next_step=TYPE_HINT,
        )
    return found


def number(value: Plain, of: str) -> float:
    """One finite number."""
    if isinstance(value, np.ndarray) and value.size == 1:
        value = value.ravel()[0].item()
    if isinstance(value, int | float) and not isinstance(value, bool) and np.isfinite(value):
        return float(value)
    _no_return(value, of, "a number")
    fail(f"{_tick(of)} is {describe(value)}.", "a number.", cause=OTHER_VALUE, next_step=TYPE_HINT)


def integer(value: Plain, of: str) -> int:
    """One whole number; 3.0 counts as 3."""
    found = number(value, of)
    if found == int(found):
        return int(found)
    fail(f"{_tick(of)} is {found}.", "a whole number.", cause=OTHER_VALUE, next_step=TYPE_HINT)


def truth(value: Plain, of: str) -> bool:
    """True or False."""
    if isinstance(value, bool):
        return value
    _no_return(value, of, "True or False")
    fail(f"{_tick(of)} is {describe(value)}.", "True or False.", cause=OTHER_VALUE, next_step=TYPE_HINT)


def text(value: Plain, of: str) -> str:
    """A string that is not empty."""
    if isinstance(value, str) and value.strip():
        return value
    _no_return(value, of, "a text")
    fail(
        f"{_tick(of)} is {describe(value)}.",
        "a text (a str) that is not empty.",
        cause=OTHER_VALUE,
        next_step="Write the text in quotes.",
    )


def _no_return(value: Plain, of: str, wanted: str) -> None:
    """End the check here if a function returned None as a whole; a name or a part that is None is no sign of that."""
    called = re.fullmatch(r"the result of (`[^`]+`)", of)
    if value is not None or not called:
        return
    fail(
        f"{called[1]} returned None.",
        f"{wanted}.",
        cause="A function that ends without reaching a `return` with a value returns None.",
        next_step="End the function with `return` and the values.",
    )


def _as_array(value: Plain) -> NDArray[Any] | None:
    if isinstance(value, np.ndarray):
        return value
    found = value.to_numpy() if isinstance(value, pd.DataFrame) else as_array(value)
    return found if isinstance(found, np.ndarray) and found.dtype.kind in "biuf" else None


def _quoted(keys: Iterable[Any]) -> str:
    return ", ".join(f'"{key}"' for key in keys)


def _tick(of: str) -> str:
    """Names are shown as code, phrases as they are."""
    return f"`{of}`" if of.isidentifier() else of[0].upper() + of[1:]
