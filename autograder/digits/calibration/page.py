"""Writes what was calibrated: bar.json for the messages, and docs/calibration.md with its picture for teachers."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cattrs
import numpy as np
from jinja2 import Environment, PackageLoader, StrictUndefined

from autograder.authoring.calibrate import read_runs
from autograder.digits.bar import STEPS, Bar
from autograder.digits.calibration.kinds import KINDS, Role
from autograder.digits.calibration.passing import worst
from autograder.digits.calibration.picture import calibration_picture
from autograder.digits.calibration.rates import BARS, JUDGES, MAY_FAIL, MAY_PASS, choose_bar, rates, summary
from autograder.digits.calibration.runs import Run
from autograder.digits.calibration.stops import ACCURACY_CHECKS, Stop, read_stops
from autograder.digits.project.calibration.page import project_text
from autograder.digits.project.calibration.runs import Run as ProjectRun

__all__ = [
    "BAR",
    "PAGE",
    "PICTURE",
    "PROJECT_RUNS",
    "RUNS",
    "STOPS",
    "bar_text",
    "page_text",
    "write_bar",
    "write_page",
]

BAR = "autograder/digits/bar.json"
PAGE = "docs/calibration.md"
PICTURE = "docs/pictures/calibration.png"
RUNS = "data/calibration.csv"
PROJECT_RUNS = "data/calibration_project.csv"
STOPS = "data/calibration_stops.csv"


def write_bar(root: Path, runs: Sequence[Run]) -> list[Path]:
    """Write bar.json and the picture from runs of every kind into the folder of the course; say where they are."""
    bar, picture = root / BAR, root / PICTURE
    bar.write_text(bar_text(runs), encoding="utf-8")
    picture.write_bytes(calibration_picture(rates(runs, JUDGES[0], choose_bar(runs))))
    return [bar, picture]


def write_page(root: Path) -> Path:
    """Write docs/calibration.md from what is stored below data/ in the folder of the course; say where it is."""
    page = root / PAGE
    runs, of_project = read_runs(root / RUNS, Run), read_runs(root / PROJECT_RUNS, ProjectRun)
    page.write_text(page_text(runs, of_project, read_stops(root / STOPS), read_margins(root)), encoding="utf-8")
    return page


def bar_text(runs: Sequence[Run]) -> str:
    """The content of bar.json."""
    return json.dumps(summary(runs), indent=1, ensure_ascii=False) + "\n"


def page_text(
    runs: Sequence[Run],
    of_project: Sequence[ProjectRun],
    stops: Sequence[Stop],
    margins: Sequence[dict[str, str]],
) -> str:
    """The content of docs/calibration.md: about the accuracy bar, and about the bars of the project."""
    environment = Environment(
        loader=PackageLoader("autograder.digits.calibration", "."),
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    environment.filters["percent"] = percent
    bar = choose_bar(runs)
    about_accuracy = environment.get_template("calibration.md.jinja").render(
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
    return about_accuracy + project_text(of_project, percent)


def read_margins(root: Path) -> list[dict[str, str]]:
    """What benchmarks/margins.py measured."""
    lines = (root / "data" / "margins.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


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
