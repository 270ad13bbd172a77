"""Describes an estimator so that another process can build it anew: class paths and parameters, and no state.

`describe_estimator` runs on the student's side. What it says may be forged, but to no use: whoever builds from a
description gets scikit-learn's own class with these parameters, whatever the student's object was.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from typing import Any, TypeGuard

import numpy as np

from autograder.answers.plain import MAX_DEPTH, Opaque, to_plain
from autograder.answers.protocol import Built, Named, Own

__all__ = ["describe_estimator", "first_opaque", "is_ours", "parts_of", "repeats_itself"]

OBJECTS = re.compile(r"sklearn(\.\w+)+|scipy\.stats\.\w+")
"""Paths of what is built: classes of scikit-learn, distributions of scipy."""
NAMED = re.compile(r"sklearn(\.\w+)+|(numpy|scipy\.special)\.[A-Za-z]\w*")
"""Paths of functions and types. Those of numpy's own subpackages are not among them: some run text as code."""
PLAIN = (bool, int, float, str, list, tuple, dict, np.ndarray)
MAX_PARTS = 2_000


def describe_estimator(estimator: Any) -> Built | Opaque:
    """The description of an estimator of scikit-learn; an `Opaque` stands for each part that is somebody else's.

    Nested estimators, splitters, scipy's frozen distributions, and functions and types by their import path are
    described too. State is left out.
    """
    described = _described(estimator, 0)
    return described if isinstance(described, Built) else Opaque(type(estimator).__name__)


def repeats_itself(described: Built) -> bool:
    """Whether two fits of a described model give the same: no seed is left open."""
    return not any(name == "random_state" and value is None for name, value in parts_of(described))


def parts_of(described: Any) -> Iterator[tuple[str, Any]]:
    """All values of a description, each with the name that it has there."""
    waiting = [("", described)]
    while waiting:
        name, value = waiting.pop()
        yield name, value
        if isinstance(value, Built):
            waiting += [*value.params.items(), *value.state.items(), (name, value.args), (name, value.fit)]
        elif isinstance(value, dict):
            waiting += [(str(key), item) for key, item in value.items()]
        elif isinstance(value, list | tuple):
            waiting += [(name, item) for item in value]


def is_ours(subject: Any) -> TypeGuard[Built]:
    """Whether a subject is built from scikit-learn's own parts only, so that nothing of the student's is needed."""
    return isinstance(subject, Built) and not any(isinstance(value, Own) for _, value in parts_of(subject))


def first_opaque(described: Any) -> Opaque | None:
    """The first part that cannot be built from a description, or None. Whoever sent it is not believed."""
    for count, (_, value) in enumerate(parts_of(described)):
        if isinstance(value, Opaque):
            return value
        if isinstance(value, Built):
            sound = bool(OBJECTS.fullmatch(value.path)) and not value.fit and not value.state
        elif isinstance(value, Named):
            sound = bool(NAMED.fullmatch(value.path))
        else:
            sound = value is None or isinstance(value, PLAIN)
        if not sound or count > MAX_PARTS:
            return Opaque(type(value).__name__)
    return None


def _described(value: Any, depth: int) -> Any:
    """A value as it travels in a description."""
    kind = type(value)
    if depth > MAX_DEPTH:
        return Opaque(kind.__name__)
    if kind in (list, tuple):
        return kind(_described(item, depth + 1) for item in value)
    if kind is dict:
        return {key: _described(item, depth + 1) for key, item in value.items()}
    path = _path_of(kind)
    if path.startswith("scipy.stats."):
        return _distribution(value, depth)
    if callable(value) and NAMED.fullmatch(named := _path_of(value)):
        return Named(named)
    if path.startswith("sklearn."):
        return _object(value, path, depth)
    plain = to_plain(value)
    return plain if plain is None or isinstance(plain, PLAIN) else Opaque(kind.__name__)


def _path_of(thing: Any) -> str:
    """Where a type or function is imported from, if it is found there; else an empty string."""
    module = getattr(thing, "__module__", None) or ("numpy" if isinstance(thing, np.ufunc) else "")
    name = getattr(thing, "__name__", None)
    if not isinstance(module, str) or not isinstance(name, str):
        return ""
    return f"{module}.{name}" if getattr(sys.modules.get(module), name, None) is thing else ""


def _object(value: Any, path: str, depth: int) -> Built | Opaque:
    """An object of scikit-learn by what it was made with. Splitters and the like keep it under the same names."""
    if hasattr(value, "get_params"):
        params = value.get_params(deep=False)
    else:
        asked = inspect.signature(type(value)).parameters.values()
        if any(one.default is one.empty and not hasattr(value, one.name) for one in asked):
            return Opaque(type(value).__name__)
        params = {one.name: getattr(value, one.name) for one in asked if hasattr(value, one.name)}
    return Built(path, {str(name): _described(item, depth + 1) for name, item in params.items()})


def _distribution(value: Any, depth: int) -> Built | Opaque:
    """A frozen distribution of scipy, such as ``randint(10, 100)``."""
    import scipy.stats

    found = getattr(value, "dist", None)
    name = str(getattr(found, "name", ""))
    if found is None or type(getattr(scipy.stats, name, None)) is not type(found):
        return Opaque(type(value).__name__)
    args = tuple(_described(item, depth + 1) for item in value.args)
    params = {key: _described(item, depth + 1) for key, item in value.kwds.items()}
    return Built(f"scipy.stats.{name}", params, args=args)
