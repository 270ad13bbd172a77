"""Replies changed as a broken or hostile submission might change them: cut, mixed, retyped, resized, and nonsense."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

import numpy as np
import pandas as pd
from hypothesis import strategies as st

from autograder.answers import (
    AxesView,
    Built,
    EstimatorView,
    FigureView,
    File,
    ImageView,
    Opaque,
    Own,
    Question,
    Raised,
    Reply,
    TextView,
)

__all__ = ["Draw", "changed_reply"]

Draw = Callable[[st.SearchStrategy[Any]], Any]
"""Asks hypothesis for a choice."""

NUMBERS = [
    0, 1, -1, 2, 5, 10, 28, 255, 256, -11, 10**6, 2**31, 2**63, -(2**63), 0.0, -0.0, 0.5, 1.5, -0.5, 1e-9, 1e9, 1e308,
    5e-324, float("nan"), float("inf"), float("-inf"), True, False,
]  # fmt: skip
TEXTS = [
    "", " ", "0", "7", "nan", "None", "✓ 3", "✗ true 9, predicted 4", "a" * 200, "9" * 5_000, "1 " * 1_000,
    "x" * 100_000,
    "\ud800", "\x00", "<b>", "{}", "%s", "#zzzzzz", "none", "#fff", "#12345", "no", "all right", "label",
    "c", "٣", "²",
]  # fmt: skip
DTYPES = ["bool", "int8", "uint8", "int32", "int64", "uint64", "float32", "float64"]
SHAPES = [(), (0,), (1,), (2,), (10,), (0, 784), (1, 784), (28, 28), (10, 10), (2, 0), (1,) * 8, (3, 1, 2)]
ERRORS = ["ValueError", "TypeError", "KeyError", "OSError", "UFuncTypeError", "BadGzipFile", "BadZipFile", "Odd", ""]
ERRORS += ["UntrustedTypesFoundException", "TimeoutError", "NotFittedError", "NotImplementedError"]
NOTHING = TextView("", "#000000")
AXES = AxesView(NOTHING, "", "", (), (ImageView(np.zeros((0, 0)), "gray"),), (float("nan"),), 0, "", -1.0, "")
STRANGE: list[Any] = [
    None, [], (), {}, [[]], [None], [[1], [2, 3]], [1, "a", None], (1, 2, 3), [[1, 2], [3, 4]], {"a": 1}, {None: None},
    {1: 2, "1": 3, 1.5: 4, False: 5}, [{}], ["a"], [["a", 1]], [float("nan")] * 3, [2**63, -(2**63)], [1] * 5_000,
    [[[[[[[[1]]]]]]]], [Opaque("Thing")], {"x": Opaque("Thing")}, Opaque("Thing"), Opaque("x" * 5_000), b"",
    FigureView((), "", ()), FigureView((AXES,) * 3, "x", (NOTHING,)), EstimatorView("", "", {}, (), False),
    EstimatorView("Pipeline", "sklearn.pipeline", {"n_iter": 10**9, "cv": [1]}, (("algo", EstimatorView(
        "RandomForestClassifier", "x", {"random_state": [1], "n_estimators": "many"}, (), True)),), True),
    File("x", b"1"), Own("f"), Built("x"), Question("call", "f"), Raised("E", "m"), Reply("value", 1), AXES, NOTHING,
    pd.DataFrame(), pd.DataFrame({"a": [1, 2]}), pd.DataFrame([[1, "x"], [None, 2.5]], columns=["a", "a"]),
    pd.DataFrame({0: [float("nan")], None: ["x"]}),
]  # fmt: skip


def changed_reply(reply: Reply, draw: Draw, pool: list[Any]) -> Reply:
    """Another reply in place of this one. `pool` holds values that other questions were answered with."""
    way = draw(st.sampled_from(["value"] * 12 + ["missing", "stub", "raised", "beside"]))
    if way == "value":
        # Where nothing came of the question in the recording, something comes of it now.
        return replace(reply, kind="value", value=_changed(reply.value, draw, pool), raised=None)
    if way == "raised":
        message = draw(st.sampled_from([*TEXTS, "1x1", "could not convert string to float: '1x1'", "gzip", "uint8"]))
        bases = draw(st.sampled_from([(), ("ValueError", "Exception"), ("",)]))
        raised = Raised(draw(st.sampled_from(ERRORS)), message, draw(st.sampled_from([0, 3, -1, 2**63])), bases)
        return Reply("raised", raised=draw(st.sampled_from([raised, raised, raised, None])))
    if way == "beside":
        changed = draw(st.sampled_from([(), (0,), (0, 1, 2), (-1,), (2**63,)]))
        return replace(reply, changed=changed, printed=draw(st.sampled_from(TEXTS)))
    return Reply(way, draw(st.sampled_from([*STRANGE, *TEXTS])))


def _changed(value: Any, draw: Draw, pool: list[Any]) -> Any:
    """A value changed in one of the ways that suit it, or another value altogether."""
    ways: list[Callable[[Any, Draw, list[Any]], Any]] = [_strange, _pooled]
    for kind, suiting in WAYS.items():
        if isinstance(value, kind):
            ways += suiting
            break
    return draw(st.sampled_from(ways))(value, draw, pool)


def _strange(value: Any, draw: Draw, pool: list[Any]) -> Any:
    return draw(st.one_of(st.sampled_from(STRANGE), st.sampled_from(NUMBERS), st.sampled_from(TEXTS), ARRAYS))


def _pooled(value: Any, draw: Draw, pool: list[Any]) -> Any:
    return draw(st.sampled_from(pool))


def _filled(shape: tuple[int, ...], dtype: str, number: Any) -> Any:
    with np.errstate(all="ignore"):
        return np.full(shape, np.float64(number)).astype(dtype)


ARRAYS = st.builds(_filled, st.sampled_from(SHAPES), st.sampled_from(DTYPES), st.sampled_from(NUMBERS))


def _number(value: Any, draw: Draw, pool: list[Any]) -> Any:
    number = float(value)
    near = [-value, number * 100, number / 100, number * 255, number + 1, number - 1, number / 2, number + 0.01]
    return draw(st.sampled_from([*near, 1 - number, round(number, 1) if np.isfinite(number) else 0, str(value), [value],
                                 np.array(value), np.array([value]), value == 0, *NUMBERS]))  # fmt: skip


def _text(value: Any, draw: Draw, pool: list[Any]) -> Any:
    digits = str.maketrans("0123456789", "1234567890")
    ways = [value[: len(value) // 2], value * 3, value[::-1], value.upper(), value.translate(digits), f"XX{value}"]
    return draw(st.sampled_from([*ways, value.replace(" ", ""), [value], *TEXTS]))


def _items(value: Any, draw: Draw, pool: list[Any]) -> Any:
    """A list or tuple with other items, in another order, or of another kind."""
    kind, items, at = type(value), list(value), draw(st.integers(0, max(0, len(value) - 1)))
    if items and (way := draw(st.sampled_from(["one", "one", "all", "order"]))) != "order":
        change = _changed(items[at], draw, pool)
        return kind([change] * len(items) if way == "all" else [*items[:at], change, *items[at + 1 :]])
    ways: list[Any] = [items[:at], items[at:], items[::-1], items[:at] + items[at + 1 :], items[at:] + items[:at]]
    ways += [items * 2, (items * 100)[:5_000], [*items, None], items + items[:1], [items], sorted(items, key=repr)]
    return draw(st.sampled_from([*map(kind, ways), tuple(items), items, dict(enumerate(items)), np.zeros(len(items))]))


def _mapping(value: Any, draw: Draw, pool: list[Any]) -> Any:
    """A dict with other keys or other values."""
    if not value:
        return draw(st.sampled_from(STRANGE))
    name = draw(st.sampled_from(list(value)))
    rest = {key: item for key, item in value.items() if key != name}
    way = draw(st.sampled_from(["value", "value", "value", "drop", "rename", "add", "swap", "kinds", "list"]))
    if way == "value":
        return {**value, name: _changed(value[name], draw, pool)}
    if way == "rename":
        return {**rest, draw(st.sampled_from([f"{name}_", str(name).upper(), 5, None, ""])): value[name]}
    if way == "swap":
        return dict(zip(value, reversed(list(value.values())), strict=True))
    others = {"drop": rest, "add": {**value, "other": 1}, "kinds": {str(k): str(v) for k, v in value.items()}}
    return others.get(way, list(value.items()))


def _array(value: Any, draw: Draw, pool: list[Any]) -> Any:
    """An array of another size, order, type, or with other numbers."""
    with np.errstate(all="ignore"):
        return draw(st.sampled_from([_resized, _reordered, _retyped, _renumbered, _renumbered]))(value, draw)


def _resized(value: Any, draw: Draw) -> Any:
    if not value.ndim:
        return np.full(draw(st.sampled_from(SHAPES)), value)
    at = draw(st.integers(0, max(0, len(value) - 1)))
    ways = [value[:at], value[at:], value[at : at + 1], np.concatenate([value, value]), np.repeat(value, 2, axis=0)]
    ways += [value[..., :-1], value[..., 1:], value[..., None], value[None], value.ravel(), value.reshape(-1, 1)]
    return draw(st.sampled_from([*ways, np.delete(value, at, axis=0) if len(value) else value, value[()]]))


def _reordered(value: Any, draw: Draw) -> Any:
    rolled = np.roll(value, draw(st.sampled_from([1, -1, 5])))
    ways = [value.T, value[::-1] if value.ndim else value, np.sort(value, axis=None).reshape(value.shape), rolled]
    seed = draw(st.integers(0, 3))
    mixed = np.random.default_rng(seed).permutation(value) if value.ndim else value
    return draw(st.sampled_from([*ways, mixed, np.asfortranarray(value).reshape(-1)]))


def _retyped(value: Any, draw: Draw) -> Any:
    dtype = draw(st.sampled_from([*DTYPES, "list", "text", "table", "tuple"]))
    if dtype == "list":
        return value.tolist()
    if dtype == "tuple":
        return tuple(value.tolist()) if value.ndim else (value.item(),)
    if dtype == "text":
        return [str(item) for item in value.ravel()[:1_000].tolist()]
    if dtype == "table":
        return pd.DataFrame(
            value.reshape(len(value), -1)[:, :1_000] if value.ndim and value.size else value.reshape(-1)
        )
    return value.astype(dtype)


def _renumbered(value: Any, draw: Draw) -> Any:
    way = draw(st.sampled_from(["one", "all", "times", "noise", "none"]))
    number = draw(st.sampled_from(NUMBERS))
    if way == "one" and value.size:
        changed = value.astype(float)
        changed.flat[draw(st.integers(0, value.size - 1))] = number
        return changed if draw(st.booleans()) else changed.astype(value.dtype)
    if way == "times":
        return value.astype(float) * draw(st.sampled_from([255, 1 / 255, -1, 100, 1 / 256, 2, 0, 1 / 65025]))
    if way == "noise":
        return value + np.random.default_rng(0).normal(size=value.shape) * draw(st.sampled_from([1e-6, 0.01, 1, 100]))
    return np.full(value.shape, np.float64(number)) if way == "all" else value == value


def _table(value: Any, draw: Draw, pool: list[Any]) -> Any:
    """A table with other rows, columns or entries."""
    rows, columns = value.shape
    at, column = draw(st.integers(0, max(0, rows - 1))), draw(st.integers(0, max(0, columns - 1)))
    way = draw(st.sampled_from(["cell", "column", "names", "twice", "drop", "rows", "mix", "text", "dict", "index"]))
    if way in ("cell", "column") and rows and columns:
        table = value.astype(object)
        place = slice(None) if way == "column" else slice(at, at + 1)
        entry = _changed(value.iat[at, column], draw, pool)
        table.iloc[place, column] = pd.Series([entry] * len(table.iloc[place]), index=table.index[place], dtype=object)
        return table
    if way == "names":
        return value.set_axis(draw(st.sampled_from([range(columns), ["x"] * columns, [None] * columns])), axis=1)
    if way == "twice":
        return pd.concat([value, value], axis=draw(st.sampled_from([0, 1])))
    others = {
        "drop": value.drop(columns=value.columns[column : column + 1]),
        "rows": value.iloc[:at],
        "mix": value.iloc[::-1],
        "text": value.astype(str),
        "index": value.set_axis(range(5, 5 + rows), axis=0),
    }
    return others[way] if way in others else {str(name): [] for name in value.columns}


def _record(value: Any, draw: Draw, pool: list[Any]) -> Any:
    """A figure or a description of an estimator, with another part somewhere in it."""
    field = draw(st.sampled_from(fields(cast(Any, value))))
    part = getattr(value, field.name)
    if isinstance(part, bool):
        return replace(value, **{field.name: not part})
    if isinstance(part, str):
        return replace(value, **{field.name: draw(st.sampled_from(TEXTS))})
    if isinstance(part, int | float):
        return replace(value, **{field.name: type(part)(draw(st.sampled_from([0, 1, -1, 5, 1000])))})
    if isinstance(part, np.ndarray):
        found = _array(part, draw, pool) if draw(st.booleans()) else draw(ARRAYS)
        return replace(value, **{field.name: found if isinstance(found, np.ndarray) else np.zeros((2, 2))})
    if isinstance(part, dict):
        found = _mapping(part, draw, pool) if part else {}
        return replace(value, **{field.name: found if isinstance(found, dict) else {}})
    change = _parts if isinstance(part, tuple) else _record
    return replace(value, **{field.name: change(part, draw, pool)})


def _parts(parts: tuple[Any, ...], draw: Draw, pool: list[Any]) -> tuple[Any, ...]:
    """The axes of a figure, its texts or bars, the steps of a pipeline: fewer, more, in another order, or changed."""
    if not parts:
        return parts
    at = draw(st.integers(0, len(parts) - 1))
    way = draw(st.sampled_from(["one", "one", "all", "cut", "twice", "turned", "drop"]))

    def change(part: Any) -> Any:
        return _part(part, draw, pool)

    ways: dict[str, Callable[[], tuple[Any, ...]]] = {
        "one": lambda: (*parts[:at], change(parts[at]), *parts[at + 1 :]),
        "all": lambda: (change(parts[at]),) * len(parts),
        "cut": lambda: parts[:at],
        "twice": lambda: parts * 2,
        "turned": lambda: parts[::-1],
        "drop": lambda: parts[:at] + parts[at + 1 :],
    }
    return ways[way]()


def _part(part: Any, draw: Draw, pool: list[Any]) -> Any:
    if is_dataclass(part):
        return _record(part, draw, pool)
    if isinstance(part, tuple):  # A step: its name and its description.
        name, step = part
        return (draw(st.sampled_from([name, *TEXTS])), _record(step, draw, pool))
    return float(draw(st.sampled_from([0, -1, 1e308, float("nan"), float("inf")])))


WAYS: dict[type | tuple[type, ...], list[Callable[[Any, Draw, list[Any]], Any]]] = {
    (bool, int, float): [_number] * 3,
    str: [_text] * 3,
    (list, tuple): [_items] * 5,
    dict: [_mapping] * 5,
    np.ndarray: [_array] * 6,
    pd.DataFrame: [_table] * 6,
    (FigureView, EstimatorView): [_record] * 8,
}  # fmt: skip
"""What suits a value: how often it is chosen, beside nonsense and other recorded values."""
