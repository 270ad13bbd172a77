"""What a trusted run has fitted, handed out instead of computed again: cross-validation scores, and forests.

In a class most students run the very search that the lesson prescribes. A fit of a search is
repeated work if the estimator's class, its parameters, the data, the fold and the scorer are
the same and the random state is fixed. Its scores are then the same to the last digit. So is a forest
that is fitted on the same rows. The trusted run is that of the reference solution; a student's process only reads.

Fit times that are handed out are those of the trusted run.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import math
import pickle
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["install", "keep_own", "key_of", "load", "recorded", "reused"]

Fit = dict[str, Any]
SCALARS = (bool, int, float, str, type(None))
WORTH_IT = 50_000
"""Trees times rows from which on a forest is kept: 100 trees on 500 rows are grown in a quarter of a second."""
MAX_FORESTS = 8


@dataclass
class _Cache:
    """What is known from a trusted run, what this process computed, and how much of the first it handed out."""

    scores: dict[str, Fit] = field(default_factory=dict)
    forests: dict[str, bytes] = field(default_factory=dict)
    """What `fit` leaves in a forest, pickled by our own run."""
    new_scores: dict[str, Fit] = field(default_factory=dict)
    new_forests: dict[str, NDArray[np.uint8]] = field(default_factory=dict)
    handed_out: dict[str, int] = field(default_factory=lambda: {"scores": 0, "forests": 0})
    in_search: bool = False


_cache = _Cache()


def install() -> None:
    """Put the cache before scikit-learn's own function for one fit."""
    from sklearn.ensemble._forest import BaseForest
    from sklearn.model_selection import _search, _validation

    cached = _cached_score(_validation._fit_and_score)
    _search._fit_and_score = _validation._fit_and_score = cached
    BaseForest.fit = _cached_fit(BaseForest.fit)


def load(file: str) -> None:
    """Read what can be handed out, if the file is there: what `recorded` gave in a trusted run, as JSON."""
    if Path(file).is_file():
        known = json.loads(Path(file).read_text(encoding="utf-8"))["fits"]
        _cache.scores.update(known["scores"])
        _cache.forests.update({key: base64.b64decode(state) for key, state in known["forests"].items()})


def keep_own() -> None:
    """Hand out, to this process and its forks, what it has computed itself until now."""
    _cache.scores.update(_cache.new_scores)
    _cache.forests.update({key: state.tobytes() for key, state in _cache.new_forests.items()})


def reused() -> dict[str, int]:
    """How many ``scores`` and ``forests`` were handed out in this process."""
    return dict(_cache.handed_out)


def recorded(wanted: bool) -> dict[str, dict[str, Any]]:
    """The ``scores`` and ``forests`` that this process computed itself and that may be handed out, by key."""
    return {"scores": _cache.new_scores, "forests": _cache.new_forests} if wanted else {}


def _cached_score(fit_and_score: Callable[..., Fit]) -> Callable[..., Fit]:
    def cached(estimator: Any, X: Any, y: Any, **options: Any) -> Fit:
        key = key_of(estimator, X, y, options)
        if key in _cache.scores:
            _cache.handed_out["scores"] += 1
            return _result(_cache.scores[key], options)
        before, _cache.in_search = _cache.in_search, True
        try:
            result = fit_and_score(estimator, X, y, **options)
        finally:
            _cache.in_search = before
        if key and (kept := _plain(result)):
            _cache.new_scores[key] = kept
        return result

    return cached


def _cached_fit(fit: Callable[..., Any]) -> Callable[..., Any]:
    """A forest's `fit` that takes the trees of the same forest on the same rows, if they are known."""

    @functools.wraps(fit)
    def cached(self: Any, X: Any, y: Any, sample_weight: Any = None) -> Any:
        key = "" if sample_weight is not None else _key_of_forest(self, X, y)
        if key in _cache.forests:
            _cache.handed_out["forests"] += 1
            vars(self).update(pickle.loads(_cache.forests[key]))
            return self
        result = fit(self, X, y, sample_weight)
        if key and not _cache.in_search and len(_cache.new_forests) < MAX_FORESTS:
            state = {name: value for name, value in vars(self).items() if name not in self.get_params(deep=False)}
            _cache.new_forests[key] = np.frombuffer(pickle.dumps(state), np.uint8)
        return result

    return cached


def _key_of_forest(forest: Any, X: Any, y: Any) -> str:
    """The digest of everything that the trees depend on; empty if they must be grown."""
    if not (_are_numbers(X, y) and type(forest.n_estimators) is int and len(X) * forest.n_estimators >= WORTH_IT):
        return ""
    described = None if forest.warm_start else _describe(forest, {})
    return "" if described is None else _digest(described, X, y)


def key_of(estimator: Any, X: Any, y: Any, options: dict[str, Any]) -> str:
    """The digest of everything that the scores of one fit depend on; empty if it must be computed.

    Only estimators of the whitelist with a fixed random state have a key, on arrays of numbers,
    scored by accuracy.
    """
    if not (_is_plain_question(options) and _are_numbers(X, y)):
        return ""
    described = _describe(estimator, options.get("parameters") or {})
    if described is None:
        return ""
    return _digest(described, X, y, np.asarray(options["train"]), np.asarray(options["test"]))


def _are_numbers(*values: Any) -> bool:
    return all(type(value) is np.ndarray and value.dtype.kind in "biuf" for value in values)


def _digest(described: Any, *parts: Any) -> str:
    digest = hashlib.sha256(json.dumps(described, sort_keys=True).encode())
    for part in parts:
        digest.update(f"{part.dtype.str} {part.shape}".encode())
        digest.update(np.ascontiguousarray(part).tobytes())
    return digest.hexdigest()


def _is_plain_question(options: dict[str, Any]) -> bool:
    """Whether one fit is asked for as the lesson's search does: accuracy, no weights, nothing else returned."""
    names = ("fit_params", "score_params", "return_train_score", "return_estimator")
    return _is_accuracy(options.get("scorer")) and not any(options.get(name) for name in names)


def _is_accuracy(scorer: Any) -> bool:
    from sklearn.metrics import accuracy_score
    from sklearn.metrics._scorer import _MultimetricScorer, _PassthroughScorer, _Scorer

    if type(scorer) is _MultimetricScorer:  # What `cross_val_score` makes of one scorer.
        return set(scorer._scorers) == {"score"} and _is_accuracy(scorer._scorers["score"])
    if type(scorer) is _Scorer:
        return scorer._score_func is accuracy_score and scorer._sign == 1 and not scorer._kwargs
    return type(scorer) is _PassthroughScorer


def _describe(estimator: Any, parameters: dict[str, Any]) -> Any:
    """Class and parameters of an estimator as JSON, or None if it is not on the whitelist."""
    from sklearn.base import clone
    from sklearn.ensemble import ExtraTreesClassifier, RandomForestClassifier
    from sklearn.pipeline import Pipeline

    chosen = clone(estimator).set_params(**parameters) if parameters else estimator
    if type(chosen) is Pipeline:
        if chosen.memory is not None or len(chosen.steps) != 1:
            return None
        name, chosen = chosen.steps[0]
    if type(chosen) not in (RandomForestClassifier, ExtraTreesClassifier) or type(chosen.random_state) is not int:
        return None
    found = {name: _scalar(value) for name, value in chosen.get_params(deep=False).items()}
    # They change how fast a forest grows, and how much it tells of it.
    for name in ("n_jobs", "verbose"):
        found.pop(name)
    plain = all(isinstance(value, SCALARS) for value in found.values())
    return [type(chosen).__name__, found] if plain else None


def _scalar(value: Any) -> Any:
    return value.item() if isinstance(value, np.generic) else value


def _plain(result: Fit) -> Fit | None:
    score = result.get("test_scores")
    score = score.get("score") if isinstance(score, dict) else score
    if result.get("fit_error") is not None or not isinstance(score, float) or not math.isfinite(score):
        return None
    return {"score": float(score), "fit_time": result.get("fit_time"), "score_time": result.get("score_time")}


def _result(kept: Fit, options: dict[str, Any]) -> Fit:
    """What scikit-learn's function returns, from what was kept."""
    several = type(options["scorer"]).__name__ == "_MultimetricScorer"
    result: Fit = {"fit_error": None, "test_scores": {"score": kept["score"]} if several else kept["score"]}
    if options.get("return_n_test_samples"):
        result["n_test_samples"] = len(options["test"])
    if options.get("return_times"):
        result |= {"fit_time": kept["fit_time"], "score_time": kept["score_time"]}
    if options.get("return_parameters"):
        result["parameters"] = options.get("parameters")
    return result
