"""How sure somebody or something was, and how often right: in groups, in words, and as a picture."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import fmean
from typing import Any

from autograder.answers.failure import Picture
from autograder.intervals import wilson

__all__ = ["Curve", "Group", "curve_of", "picture_of"]

SMALLEST, MOST = 5, 5
"""A group of answers holds five or more, and there are five groups or fewer: single answers make no share."""
ENOUGH = 10
"""Of fewer answers it is not said whether they were too sure."""
STYLES = (("o", "-", "#0059a8"), ("s", ":", "#b34700"))
"""Marker, line and colour of each curve: either can be told from the other without its colour."""


@dataclass(frozen=True)
class Group:
    """Answers with about the same sureness: the mean of it, and how many of `n` were right."""

    sure: float
    right: int
    n: int

    @property
    def share(self) -> float:
        """The share of right ones, from 0 to 1."""
        return self.right / self.n

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval of that share."""
        return wilson(self.right, self.n)


@dataclass(frozen=True)
class Curve:
    """Groups from the least sure to the surest, of somebody with a name."""

    name: str
    groups: tuple[Group, ...]

    @property
    def all(self) -> Group:
        """All answers as one group."""
        n = sum(group.n for group in self.groups)
        return Group(sum(g.sure * g.n for g in self.groups) / n, sum(g.right for g in self.groups), n)

    @property
    def words(self) -> str:
        """How sure, and how often right, in two sentences."""
        whole = self.all
        low, high = whole.interval
        return (
            f"{self.name}: {whole.n} {'answer' if whole.n == 1 else 'answers'}, {whole.sure:.0%} sure on average, "
            f"{whole.share:.0%} right (95 % interval {low:.0%} to {high:.0%}). {self._verdict}"
        )

    @property
    def points(self) -> str:
        """Each group in words, for who does not see the picture."""
        return "; ".join(
            f"{g.sure:.0%} sure, {g.right} of {g.n} right ({g.interval[0]:.0%} to {g.interval[1]:.0%})"
            for g in self.groups
        )

    @property
    def _verdict(self) -> str:
        whole = self.all
        low, high = whole.interval
        if whole.n < ENOUGH:
            return "Too few to say more."
        if whole.sure > high:
            return "More sure than right: overconfident."
        if whole.sure < low:
            return "Less sure than right: underconfident."
        return "The interval holds the sureness, so neither too sure nor too unsure was shown."


def curve_of(name: str, sure: Sequence[float], right: Sequence[bool]) -> Curve:
    """Put answers of about the same sureness together.

    Args:
        name: Whose answers they are.
        sure: How sure, from 0 to 1, one or more.
        right: Whether each was right.
    """
    pairs = sorted(zip(sure, right, strict=True), key=lambda pair: pair[0])
    size = max(SMALLEST, -(-len(pairs) // MOST))
    groups: list[list[tuple[float, bool]]] = [[]]
    for _, equal in groupby(pairs, key=lambda pair: pair[0]):
        if len(groups[-1]) >= size:
            groups.append([])
        groups[-1].extend(equal)
    if len(groups) > 1 and len(groups[-1]) < SMALLEST:
        groups[-2:] = [groups[-2] + groups[-1]]
    return Curve(name, tuple(_group(group) for group in groups))


def picture_of(curves: Sequence[Curve]) -> Picture:
    """Curves in one figure, with their intervals; dark on white, so that it can be read in every theme."""
    # Takes a second to load, and only a look back draws.
    from matplotlib.figure import Figure

    figure = Figure(figsize=(5.6, 5), layout="constrained", facecolor="white")
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], "--", color="#4a5568", label="as sure as right")
    for curve, style in zip(curves, STYLES, strict=False):
        _draw(axes, curve, *style)
    axes.set(xlim=(0, 1.02), ylim=(-0.02, 1.02), xlabel="how sure", ylabel="share of right answers")
    axes.legend(loc="lower right")
    png = io.BytesIO()
    figure.savefig(png, format="png", dpi=100)
    words = ". ".join(f"{curve.name}: {curve.points}" for curve in curves)
    return Picture(
        base64.b64encode(png.getvalue()).decode(), f"Share of right answers over how sure, with intervals. {words}."
    )


def _group(pairs: Sequence[tuple[float, bool]]) -> Group:
    return Group(fmean(sure for sure, _ in pairs), sum(bool(right) for _, right in pairs), len(pairs))


def _draw(axes: Any, curve: Curve, marker: str, line: str, colour: str) -> None:
    sure, shares = [group.sure for group in curve.groups], [group.share for group in curve.groups]
    below = [group.share - group.interval[0] for group in curve.groups]
    above = [group.interval[1] - group.share for group in curve.groups]
    # At the ends the interval and the share may differ by a rounding error.
    bars = [[max(length, 0) for length in side] for side in (below, above)]
    axes.errorbar(
        sure, shares, bars, fmt=marker, linestyle=line, color=colour, capsize=4, label=curve.name.replace("$", r"\$")
    )
