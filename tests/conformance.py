"""What every layer of isolation must pass, before grading may trust it.

The tests that carry these marks, and the corpus, run behind each layer that `sandbox/layers` lists. On a machine of
your own: `python -m pytest -m conformance`, with `-k landlock` for one layer. A layer that is not there, or that its
probe does not trust, is skipped with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from autograder.manifest import Course
from autograder.sandbox.layers import LAYERS, Layer
from autograder.sandbox.probe import Probe, probe
from tests.turns import sampled

__all__ = ["WALLS", "every_layer", "every_wall", "first_layer", "first_wall", "holding"]

WALLS = [layer for layer in LAYERS if layer.name != "none"]
PROBES: dict[str, Probe] = {}
"""What a probe of each layer found: trying one takes seconds."""


def _name(layer: Layer) -> str:
    return layer.name


def _behind(argument: str, layers: Sequence[object]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    def marked(test: Callable[..., Any]) -> Callable[..., Any]:
        found: Callable[..., Any] = pytest.mark.conformance(pytest.mark.parametrize(argument, layers, ids=_name)(test))
        return found

    return marked


every_wall = _behind("wall", WALLS)
"""Run a test behind each wall, its argument `wall`."""
every_layer = _behind("layer", LAYERS)
"""Run a test behind each wall and without one, its argument `layer`."""
first_wall = _behind("wall", sampled(WALLS))
"""Behind one wall in the suite and behind all of them in the sweeps."""
first_layer = _behind("layer", sampled(LAYERS))
"""Behind one wall in the suite and behind all layers in the sweeps."""


def holding(tiny: Course, layer: Layer) -> Layer:
    """The layer, if it can be used on this machine. What holds nothing needs no probe."""
    if layer.name == "none":
        return layer
    if reason := layer.unavailable():
        pytest.skip(f"{layer.name}: {reason}")
    found = PROBES[layer.name] = PROBES.get(layer.name) or probe(tiny, layer)
    if found.reason:
        pytest.skip(f"{layer.name}: {found.reason}")
    assert found.holds, found.explanation
    return layer
