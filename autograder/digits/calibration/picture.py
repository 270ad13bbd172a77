"""The picture of a calibration: two distributions and the line, and below it each kind by itself."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from autograder.digits.calibration.kinds import Role
from autograder.digits.calibration.rates import Rates

__all__ = ["LOOKS", "calibration_picture"]

LOOKS: dict[Role, tuple[str, str, str]] = {
    Role.HONEST: ("#0059a8", "o", "///"),
    Role.BETWEEN: ("#595959", "s", ""),
    Role.UNSEEN: ("#6b3fa0", "^", ""),
    Role.WRONG: ("#a33c00", "x", "\\\\\\"),
}
"""Colour, marker and hatch of each role. Each colour has a contrast of 6:1 or more on white."""
FROM, TO = 0.70, 0.94


def calibration_picture(found: Sequence[Rates]) -> bytes:
    """A PNG of the accuracies of all kinds. Kinds that lie left of the picture are named at its edge."""
    figure = Figure(figsize=(9, 9.5), layout="constrained")
    above, below = figure.subplots(2, 1, sharex=True, height_ratios=(1, 2.4))
    _distributions(above, found)
    _strips(below, found)
    bar = found[0].cut / found[0].images.n
    for axes in (above, below):
        axes.axvline(bar, color="black", linestyle="--", linewidth=1.5)
        axes.set_xlim(FROM, TO)
    above.annotate(
        f"needed: {bar:.4f}", (bar, 1), xycoords=("data", "axes fraction"), xytext=(-6, -14),
        textcoords="offset points", ha="right",
    )  # fmt: skip
    content = BytesIO()
    figure.savefig(content, format="png", dpi=100, metadata={"Software": ""})
    return content.getvalue()


def _distributions(axes: Any, found: Sequence[Rates]) -> None:
    """Histograms of the honest and of the wrong runs."""
    bins = np.arange(FROM, TO + 0.001, 0.004)
    for role in (Role.WRONG, Role.HONEST):
        color, _, hatch = LOOKS[role]
        shares = np.concatenate([rates.shares for rates in found if rates.kind.role is role])
        outside = int(np.sum(shares < FROM))
        label = f"{role}: {len(shares)} runs" + (f", {outside} of them further left" if outside else "")
        axes.hist(shares, bins, facecolor="white", edgecolor=color, hatch=hatch, linewidth=1.2, label=label)
    axes.set(title=f"Accuracy of honest and of wrong solutions on {found[0].images.judge}", ylabel="runs")
    axes.legend(loc="upper left", bbox_to_anchor=(0, 0.95))


def _strips(axes: Any, found: Sequence[Rates]) -> None:
    """One row for each kind, one mark for each run."""
    ordered = sorted(found, key=lambda rates: rates.mean)
    for row, rates in enumerate(ordered):
        color, marker, _ = LOOKS[rates.kind.role]
        if rates.mean < FROM:
            axes.text(FROM + 0.002, row, f"← {rates.mean:.2f}", color=color, va="center")
        axes.plot(rates.shares, np.full(rates.n, row), marker, color=color, markersize=5, markerfacecolor="none")
    axes.set_yticks(range(len(ordered)), [f"{rates.kind.name} ({rates.kind.role})" for rates in ordered])
    axes.set(xlabel="accuracy", title="Each kind, one mark for each run")
    axes.grid(axis="x", color="#d0d0d0", linewidth=0.6)
