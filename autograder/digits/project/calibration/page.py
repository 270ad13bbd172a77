"""What the project's calibration found, as bars.json and as a part of docs/calibration.md."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from autograder.digits.calibration.kinds import Role
from autograder.digits.calibration.passing import worst
from autograder.digits.calibration.rates import MAY_FAIL, MAY_PASS
from autograder.digits.project.calibration.rates import choose_bar, rates
from autograder.digits.project.calibration.runs import Run, parts

__all__ = ["bars_text", "project_text"]


def bars_text(runs: Sequence[Run]) -> str:
    """The content of bars.json."""
    bars = {part.exercise: choose_bar(part, runs) for part in parts()}
    made_by = "course calibrate project, from data/calibration_project.csv"
    return json.dumps({"made_by": made_by, "bars": bars}, indent=1) + "\n"


def project_text(runs: Sequence[Run], percent: Callable[[float], str]) -> str:
    """The part of docs/calibration.md about the project.

    Args:
        runs: Runs of every kind.
        percent: How a share is written there.
    """
    environment = Environment(
        loader=PackageLoader("autograder.digits.project.calibration", "."),
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    environment.filters["percent"] = percent
    bars = [(part, choose_bar(part, runs)) for part in parts()]
    return environment.get_template("project.md.jinja").render(
        parts=[(part, bar, rates(part, runs, bar)) for part, bar in bars],
        runs=runs,
        versions=sorted({run.sklearn for run in runs}),
        role=Role,
        worst=worst,
        may_fail=MAY_FAIL,
        may_pass=MAY_PASS,
    )
