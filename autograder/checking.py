"""The old path of `autograder.api`, for check files that were written for version 0.1."""

from __future__ import annotations

import warnings
from importlib import import_module
from typing import Any

PLACES = (
    "autograder.api",
    *(f"autograder.api.{part}" for part in ("registry", "result", "runner")),
    *(f"autograder.digits.{part}" for part in ("bar", "judge", "picture", "diagnose")),
)
"""Where the names stand now that stood here once."""


def __getattr__(name: str) -> Any:
    if name == "relations":
        found, place = import_module("autograder.digits.relations"), "autograder.digits"
    else:
        for place in () if name.startswith("__") else PLACES:
            module = import_module(place)
            if name in module.__all__:
                found = getattr(module, name)
                break
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    warnings.warn(f"autograder.checking has moved: import {name} from {place}.", DeprecationWarning, stacklevel=2)
    return found
