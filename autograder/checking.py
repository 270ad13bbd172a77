"""The old path of `autograder.api`, for check files that were written for version 0.1."""

from __future__ import annotations

import warnings
from importlib import import_module
from typing import Any

OF_DIGITS = {
    "judge": ("HeldoutJudge", "Judge", "PublicJudge", "Score", "confusion_counts", "wilson"),
    "picture": ("beside_ours", "digit_grid"),
    "recognise": ("Finding", "examine", "recognise", "recognise_fitted", "recognise_predictions"),
    "bar": ("expect_accuracy",),
}
"""What knows digits and stood here once, by its module."""


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = next((f"autograder.digits.{part}" for part, names in OF_DIGITS.items() if name in names), "autograder.api")
    found = (
        import_module("autograder.digits.relations") if name == "relations" else getattr(import_module(module), name)
    )
    warnings.warn(f"autograder.checking has moved: import {name} from {module}.", DeprecationWarning, stacklevel=2)
    return found
