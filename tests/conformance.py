"""What every layer of isolation must pass, before grading may trust it.

The tests that carry these marks, and the corpus, run behind each layer that `sandbox/layers` lists. On a machine of
your own: `python -m pytest -m conformance`, with `-k landlock` for one layer. A layer that is not there, or that its
probe does not trust, is skipped with the reason.
"""

from __future__ import annotations

from collections.abc import Callable
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


def every_wall(test: Callable[..., Any]) -> Callable[..., Any]:
    """Run a test behind each wall, its argument `wall`."""
    marked: Callable[..., Any] = pytest.mark.conformance(pytest.mark.parametrize("wall", WALLS, ids=_name)(test))
    return marked


def every_layer(test: Callable[..., Any]) -> Callable[..., Any]:
    """Run a test behind each wall and without one, its argument `layer`."""
    marked: Callable[..., Any] = pytest.mark.conformance(pytest.mark.parametrize("layer", LAYERS, ids=_name)(test))
    return marked


def first_wall(test: Callable[..., Any]) -> Callable[..., Any]:
    """Behind one wall in the suite and behind all of them in the sweeps."""
    walls = sampled(WALLS)
    marked: Callable[..., Any] = pytest.mark.conformance(pytest.mark.parametrize("wall", walls, ids=_name)(test))
    return marked


def first_layer(test: Callable[..., Any]) -> Callable[..., Any]:
    """The same, behind one wall in the suite and behind all layers in the sweeps."""
    layers = sampled(LAYERS)
    marked: Callable[..., Any] = pytest.mark.conformance(pytest.mark.parametrize("layer", layers, ids=_name)(test))
    return marked


def _name(layer: Layer) -> str:
    return layer.name


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
