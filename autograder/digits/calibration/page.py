"""Writes what a calibration found: bar.json for the messages, and docs/calibration.md with its picture for teachers."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cattrs
import numpy as np
from jinja2 import Environment, PackageLoader, StrictUndefined

from autograder.digits.bar import STEPS, Bar
from autograder.digits.calibration.kinds import KINDS, Role
from autograder.digits.calibration.picture import calibration_picture
from autograder.digits.calibration.rates import BARS, JUDGES, MAY_FAIL, MAY_PASS, Rates, choose_bar, rates, summary
from autograder.digits.calibration.runs import Run
from autograder.digits.calibration.stops import ACCURACY_CHECKS, Stop, read_stops

__all__ = ["PLACES", "STOPS", "bar_text", "page_text", "write_calibration"]

PLACES = ("autograder/digits/bar.json", "docs/calibration.md", "docs/pictures/calibration.png")
"""What a calibration writes, in the folder of a checkout."""
STOPS = "data/calibration_stops.csv"


def write_calibration(root: Path, runs: Sequence[Run]) -> list[Path]:
    """Write bar.json, the page and the picture from the runs.

    Args:
        root: The folder of the course. What its data/calibration_stops.csv and data/margins.csv hold is in the page.
        runs: Runs of every kind.

    Returns:
        The files that were written.
    """
    bar, page, picture = (root / place for place in PLACES)
    bar.write_text(bar_text(runs), encoding="utf-8")
    page.write_text(page_text(runs, read_stops(root / STOPS), read_margins(root)), encoding="utf-8")
    picture.write_bytes(calibration_picture(rates(runs, JUDGES[0], choose_bar(runs))))
    return [bar, page, picture]


def bar_text(runs: Sequence[Run]) -> str:
    """The content of bar.json."""
    return json.dumps(summary(runs), indent=1, ensure_ascii=False) + "\n"


def page_text(runs: Sequence[Run], stops: Sequence[Stop], margins: Sequence[dict[str, str]]) -> str:
    """The content of docs/calibration.md."""
    environment = Environment(
        loader=PackageLoader("autograder.digits.calibration", "."),
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    environment.filters["percent"] = percent
    bar = choose_bar(runs)
    return environment.get_template("calibration.md.jinja").render(
        bar=bar,
        bars=BARS,
        judged=[(images, rates(runs, images, bar)) for images in JUDGES],
        runs=runs,
        kinds=KINDS,
        role=Role,
        steps=_steps(runs),
        stopped={name: [stop for stop in stops if stop.exercise == name and stop.check] for name in ACCURACY_CHECKS},
        versions=_versions(runs),
        margins=margins,
        may_fail=MAY_FAIL,
        may_pass=MAY_PASS,
        worst=worst,
    )


def read_margins(root: Path) -> list[dict[str, str]]:
    """What benchmarks/margins.py measured."""
    lines = (root / "data" / "margins.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def worst(found: Sequence[Rates], role: Role) -> Rates:
    """The kind of a role with the largest chance of the wrong verdict."""
    return max((rates for rates in found if rates.kind.role is role), key=lambda rates: rates.wrong)


def percent(share: float) -> str:
    """A share in percent with two digits that count; the very small ones as a bound."""
    if 0 < share < 1e-6:
        return "< 0.0001 %"
    if 1 - 1e-6 < share < 1:
        return "> 99.9999 %"
    if share in (0, 1):
        return f"{100 * share:.0f} %"
    digits = 1 if 0.1 <= share <= 0.9 else 2 if 0.001 <= share <= 0.999 else 4
    return f"{100 * share:.{digits}f} %"


def _steps(runs: Sequence[Run]) -> list[dict[str, Any]]:
    """Each step of the credit, with the accuracy that earns it under each judge."""
    bar = cattrs.structure(summary(runs), Bar)
    return [
        {"way": step.way, "share": step.share, "at": tuple(bar.at(step, images.n) for images in JUDGES)}
        for step in STEPS
    ]


def _versions(runs: Sequence[Run]) -> list[tuple[str, str, int, float, float]]:
    """For each honest kind and version of scikit-learn: runs, mean and smallest accuracy."""
    shares: dict[tuple[str, str], list[float]] = {}
    for run in runs:
        shares.setdefault((run.kind, run.sklearn), []).append(run.heldout / JUDGES[0].n)
    honest = [kind.name for kind in KINDS if kind.role is Role.HONEST]
    return [
        (name, version, len(found), float(np.mean(found)), min(found))
        for (name, version), found in shares.items()
        if name in honest
    ]
