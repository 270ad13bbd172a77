"""One run of a calibration: a solution of some kind is fitted, and both judges count its right predictions."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import sklearn
from sklearn.base import clone
from sklearn.model_selection import train_test_split

from autograder.digits import load_digits
from autograder.digits.calibration.kinds import KINDS, RUNS, Kind
from autograder.digits.judge import HeldoutJudge, Judge, PublicJudge
from autograder.manifest import load_course
from autograder.subject import Job

__all__ = ["Run", "plan", "run"]


@dataclass(frozen=True)
class Run:
    """The result of one job: right predictions of 10 000 and of 400, processor seconds, and what the model was."""

    kind: str
    number: int
    sklearn: str
    heldout: int
    public: int
    seconds: float
    settings: str


def plan(kinds: Sequence[Kind] = KINDS, version: str = sklearn.__version__) -> list[Job]:
    """All jobs of this version of scikit-learn. Each version has numbers of its own, so no two runs share a seed."""
    first = 100 * int(version.split(".")[1])
    return [Job(kind.name, number, version) for kind in kinds for number in range(first, first + RUNS)]


def run(job: Job) -> Run:
    """Fit one solution, and let both judges count its right predictions."""
    started = time.process_time()
    kind = next(kind for kind in KINDS if kind.name == job.kind)
    model = kind.make(job.number)
    heldout = _heldout()
    X, y, images, count = _public(kind, job.number)
    fitted = clone(model).fit(X, y)
    return Run(
        kind=job.kind,
        number=job.number,
        sklearn=job.sklearn,
        heldout=_right(heldout, fitted.predict(heldout.images)),
        public=count(fitted.predict(images)),
        seconds=round(time.process_time() - started, 2),
        settings=_settings(model),
    )


@cache
def _heldout() -> HeldoutJudge:
    # Imported here: whoever grades needs no calibration.
    from autograder.grading.judges import private_judges

    judge = private_judges(load_course()).by_name["judge"]
    assert isinstance(judge, HeldoutJudge)
    return judge


def _public(kind: Kind, number: int) -> tuple[Any, Any, Any, Callable[[Any], int]]:
    """Public rows to fit on, 400 other images, and what counts right predictions for these."""
    if kind.other_rows:
        pixels, labels = load_digits()
        X, images, y, truth = train_test_split(pixels, labels, test_size=400, stratify=labels, random_state=number)
        return X, y, images, lambda predictions: int(np.sum(predictions == truth))
    judge = PublicJudge()
    return *judge.training, judge.images, lambda predictions: _right(judge, predictions)


def _right(judge: Judge, predictions: Any) -> int:
    score = judge.score(predictions)
    return round(score.value * score.n)


def _settings(model: Any) -> str:
    """The settings that differ from the defaults, as JSON."""
    defaults = type(model)().get_params() if hasattr(model, "n_estimators") else {}
    chosen = {name: value for name, value in model.get_params(deep=False).items() if value != defaults.get(name, value)}
    return json.dumps({name: round(value, 6) if isinstance(value, float) else value for name, value in chosen.items()})
