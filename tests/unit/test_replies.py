"""Replies that nobody would expect: a check of lessons 3 to 5 ends with a message, whatever it is given."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from itertools import chain, repeat
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy.stats import loguniform, randint
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import RandomizedSearchCV
from sklearn.pipeline import Pipeline

from autograder.answers import Failure, live_answers
from autograder.digits.diagnose import diagnose
from autograder.digits.judge import PublicJudge


def says(place: str, **namespace: Any) -> str:
    """What a check, named as ``4.test_1_space.test_…``, says of a notebook with these names; nothing if it passes."""
    lesson, module, name = place.split(".")
    check = getattr(importlib.import_module(f"autograder.digits.checks.lesson_{lesson}.{module}"), name)
    resources = {"answers": live_answers(namespace), "judge": PublicJudge(), "diagnose": diagnose}
    ended = None
    try:
        check(**{asked: resources[asked] for asked in check.__autograder__.asks_for})
    except Failure as failure:
        ended = failure
    if ended is None:
        return ""
    assert all((ended.found, ended.expected, ended.cause, ended.next_step))
    return str(ended)


def first(*replies: Any, then: Any) -> Callable[..., Any]:
    """A function that gives these replies, one at each call, and another one ever after."""
    left: Iterable[Any] = chain(replies, repeat(then))
    numbers = iter(left)
    return lambda *args, **settings: next(numbers)


def space(**values: Any) -> dict[str, Any]:
    usual = {"max_features": loguniform(0.02, 0.3), "max_depth": [None, 10], "min_samples_leaf": randint(1, 6)}
    return {f"algo__{name}": value for name, value in (usual | values).items()}


def search(n_iter: int = 3, **settings: Any) -> RandomizedSearchCV:
    from autograder.digits.checks.lesson_4.test_2_search import TINY_SPACE

    forest = Pipeline([("algo", RandomForestClassifier(random_state=42))])
    return RandomizedSearchCV(forest, TINY_SPACE, n_iter=n_iter, cv=3, random_state=42, **settings)


@pytest.mark.parametrize("text", ["1" * 5000, "25 right 11 wrong " + "9" * 5000, "row " * 9000])
def test_a_text_may_hold_numbers_of_any_length(text: str) -> None:
    assert says("5.test_2_text.test_describe_grid_counts", describe_grid=lambda labels, predictions: text)
    assert says("5.test_2_text.test_describe_grid_places", describe_grid=lambda labels, predictions: text)


@pytest.mark.parametrize(
    "pair", [(-11, 3, 17), (5, 3, -4), (10, 0, 1), (5, 3), "5317", None, (5.5, 3, 1), (2**70, 1, 1)]
)
def test_pairs_may_be_anything(pair: Any) -> None:
    assert says("5.test_3_confusions.test_worst_pairs_finds_them", worst_pairs=lambda matrix, k: [pair] * k)


@pytest.mark.parametrize(
    "value", [np.array(5), np.array(None), [[], []], 5, "sqrt", {}, range(0), [np.array([1, 2])] * 2]
)
def test_a_value_of_a_space_may_be_anything(value: Any) -> None:
    checks = ("test_space_names_parameters_of_the_step", "test_space_can_be_drawn_from")
    told = [says(f"4.test_1_space.{check}", search_space=lambda: space(max_features=value)) for check in checks]
    assert any(told)


def test_a_space_may_be_another_one_on_each_call() -> None:
    for later in ({}, {"a": [1, 2]}, space(n_estimators=["many", None]), None, 7):
        told = says("4.test_1_space.test_space_contains_the_default", search_space=first(then=later))
        assert told


@pytest.mark.parametrize("later", [Pipeline([("algo", RandomForestClassifier())]), search(n_iter=0), 5, None])
def test_a_search_may_be_described_in_another_way_on_the_second_call(later: Any) -> None:
    for calls in (0, 1):
        make = first(*[search()] * calls, then=later)
        assert says("4.test_2_search.test_search_finds_what_it_should", make_search=make)


def test_the_grader_runs_no_search_of_a_size_that_a_student_chooses() -> None:
    told = says("4.test_2_search.test_search_finds_what_it_should", make_search=lambda given: search(n_iter=10**9))
    assert "n_iter" in told


def test_positions_may_be_other_ones_on_the_second_call() -> None:
    several: list[list[Any]] = [[np.arange(10), np.arange(5)], [[0.5] * 5], [[2**63 - 1]], [np.array(3)], [[]], ["a"]]
    for replies in [*several, [[1e300]]]:
        for check in ("test_confident_mistakes_are_mistakes", "test_confident_mistakes_come_in_order"):
            make = first(*replies, then=replies[-1])
            assert says(f"5.test_4_confidence.{check}", most_confident_mistakes=make)


def test_a_map_may_hold_anything() -> None:
    for value in (
        np.full((7, 7), np.nan),
        np.full((7, 7), np.inf),
        np.zeros((7, 7), bool),
        np.zeros((0, 7)),
        [[1]],
        "map",
    ):
        for check in ("test_patch_importance_is_a_map", "test_patch_importance_finds_the_patch"):
            assert says(f"5.test_5_patches.{check}", patch_importance=lambda *_, value=value, **__: value)


def test_a_table_may_hold_anything() -> None:
    columns = ["rank", "mean", "spread", "fit_seconds", "params"]
    for value in (None, "1", 2**70, [1], {"a": 1}, np.nan, np.inf, True):
        table = pd.DataFrame({name: [value] * 5 for name in columns})
        for check in ("test_summary_has_the_columns", "test_summary_has_the_numbers"):
            assert says(f"4.test_4_summary.{check}", summarise=lambda fitted, table=table: table)
        says("4.test_4_summary.test_summary_is_sorted", summarise=lambda fitted, table=table: table)
