"""The same for lessons 3 to 5: what the banks and chance do not reach."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from autograder.answers import EstimatorView, Question, Reply
from tests.fuzz.regressions import Regression, redrawn, turned, value, with_images

__all__ = ["LATER"]


def where(
    check: str, about: str, chosen: Callable[[Question], bool], change: Callable[[Question, Any], Any]
) -> Regression:
    """The value of each chosen question is changed in this way."""

    def changed(question: Question, reply: Reply) -> Reply:
        return replace(reply, value=change(question, reply.value)) if chosen(question) else reply

    return Regression(check, about, changed)


def has_column(name: str) -> Callable[[Question], bool]:
    """Whether a question shows a table with this column."""
    return lambda question: any(isinstance(arg, pd.DataFrame) and name in arg.columns for arg in question.args)


def listing(key: str, *names: str) -> Callable[[Question, Any], Any]:
    """A report with these names in one of its lists."""
    return lambda question, report: report | {key: [*names]}


def instead(other: Any) -> Callable[[Question, Any], Any]:
    """This value, whatever it was."""
    return lambda question, found: other


def report_without_weight(question: Question, found: Any) -> dict[str, list[str]]:
    """A true report of whichever table is shown, but for one column."""
    (frame,) = question.args
    missing = [str(name) for name in frame.columns[frame.isna().any()] if name != "weight"]
    return {"missing": missing, "non_numeric": list(map(str, frame.select_dtypes(exclude="number").columns))}


def drawn(**values: Any) -> Callable[[Any], Any]:
    """Draws from a search space with other values for some parameters of the forest."""
    more = {f"algo__{name}": item for name, item in values.items()}

    def change(draws: Any) -> Any:
        return [{**draw, **more} for draw in draws] if isinstance(draws, list) else draws

    return change


def with_jobs(view: Any) -> Any:
    """A search whose forest has `n_jobs`."""
    pipeline = view.params["estimator"]
    (name, forest), *_ = pipeline.steps
    forest = replace(forest, params=forest.params | {"n_jobs": -1})
    return replace(view, params=view.params | {"estimator": replace(pipeline, steps=((name, forest),))})


def with_words(view: Any) -> Any:
    """A search whose space holds words in place of lists."""
    return replace(
        view, params=view.params | {"param_distributions": dict.fromkeys(view.params["param_distributions"], "x")}
    )


def second_title(text: str) -> Callable[[Any], Any]:
    """A figure whose second axes have another title."""

    def change(figure: Any) -> Any:
        axes = list(figure.axes)
        axes[1] = replace(axes[1], title=replace(axes[1].title, text=text))
        return replace(figure, axes=tuple(axes))

    return change


def nothing_is_wrong(question: Question) -> bool:
    """Whether labels and predictions, the last two arrays, are equal."""
    return np.array_equal(question.args[-1], question.args[-2])


def digits_before_places(question: Question, text: Any) -> str:
    """The four numbers of each mistake, the digits first."""
    labels, predictions = question.args
    places = [(*divmod(int(p), 6), labels[p], predictions[p]) for p in np.flatnonzero(labels != predictions)]
    return "; ".join(f"{true} read as {other} in {row + 1} and {column + 1}" for row, column, true, other in places)


def upside_down_and_then_few(question: Question, figure: Any) -> Any:
    """Pictures on their heads; of a grid in which nothing is wrong, only five."""
    turned_round = redrawn(lambda axes: with_images(axes, lambda image: image[::-1]))(figure)
    return replace(turned_round, axes=turned_round.axes[:5]) if nothing_is_wrong(question) else turned_round


REPORT = "test_report_names_non_numeric"
DEFAULT = "test_space_contains_the_default"
GRID = "test_grid_says_right_and_wrong"
REGRESSOR = EstimatorView("RandomForestRegressor", "sklearn.ensemble", {}, (), False)
UNFITTED = EstimatorView("DecisionTreeClassifier", "sklearn.tree", {}, (), False)
LATER = [
    value(
        "test_report_has_two_lists",
        "a table in place of names",
        {"missing": pd.DataFrame({"a": [1]}), "non_numeric": []},
    ),
    where(
        "test_report_names_missing",
        "one of four columns",
        has_column("height"),
        listing("missing", "height"),
    ),
    where("test_report_names_missing", "no weight", lambda question: True, report_without_weight),
    *(
        where(check, "a column of whole pixels", has_column("1x1"), listing(key, "1x1"))
        for check, key in (("test_report_names_missing", "missing"), (REPORT, "non_numeric"))
    ),
    where(REPORT, "late text is not seen", has_column("mark"), listing("non_numeric")),
    value("test_pipeline_has_one_step_algo", "a regressor by itself", REGRESSOR),
    where(
        "test_evaluate_gives_the_accuracy",
        "tables are read by row numbers",
        lambda question: any(isinstance(arg, pd.DataFrame) for arg in question.args),
        lambda question, numbers: numbers | {"accuracy": 0.1},
    ),
    where(
        "test_evaluate_gives_the_baseline",
        "the count of the commonest label",
        lambda question: question.verb == "call",
        lambda question, numbers: numbers | {"baseline": int(np.bincount(question.args[-1]).max())},
    ),
    value("test_find_leak_finds_a_copy", "always the second column", "ink"),
    turned("test_space_can_be_drawn_from", "three hundred trees", drawn(n_estimators=300)),
    turned(DEFAULT, "shares below the default", drawn(max_features=0.01)),
    turned(DEFAULT, "no limit of depth but none", drawn(max_depth=None)),
    turned(DEFAULT, "always 150 trees", drawn(n_estimators=150)),
    turned(DEFAULT, "another criterion only", drawn(criterion="entropy")),
    turned("test_search_has_the_settings", "jobs in the forest", with_jobs),
    turned("test_search_draws_from_the_space", "a space of words", with_words),
    *(
        where(
            "test_best_score_is_the_mean_over_folds",
            "a score from somewhere else",
            lambda question: question.subject == "best_score",
            instead(other),
        )
        for other in (0.5, 1.0)
    ),
    where(
        "test_compare_says_what_the_interval_says",
        "a verdict in other words",
        lambda question: True,
        lambda question, found: found | {"verdict": "perhaps"},
    ),
    where(
        "test_compare_says_what_the_interval_says",
        "a winner of equals",
        nothing_is_wrong,
        lambda question, found: found | {"verdict": "helps"},
    ),
    where("test_grid_shows_all_36", "upside down, then few", lambda question: True, upside_down_and_then_few),
    turned(
        "test_grid_shows_all_36",
        "small pictures",
        redrawn(lambda axes: with_images(axes, lambda image: image[:2, :2])),
    ),
    turned(
        "test_grid_shows_all_36",
        "pictures without rows",
        redrawn(lambda axes: with_images(axes, lambda image: np.array(image[0, 0]))),
    ),
    turned(GRID, "a wrong one that is said to be right", second_title("✓ 3")),
    turned(GRID, "digits without words", second_title("0 1 2 3 4 5 6 7 8 9")),
    turned(
        "test_grid_colours_can_be_read",
        "a colour that is none",
        redrawn(lambda axes: replace(axes, title=replace(axes.title, color="none"))),
    ),
    where("test_describe_grid_counts", "a colon at the end", nothing_is_wrong, lambda question, text: f"{text}:"),
    *(
        Regression(check, "the arguments are changed", lambda question, reply: replace(reply, changed=(0,)))
        for check in ("test_describe_grid_counts", "test_confusion_counts")
    ),
    where("test_describe_grid_places", "digits before places", lambda question: True, digits_before_places),
    where(
        "test_worst_pairs_leaves_out_what_never_happened",
        "a pair that never happened",
        lambda question: bool(question.args[0].sum() > 200),
        lambda question, pairs: [*pairs, (0, 1, 0)],
    ),
    value("test_model_comes_back", "a model that is not fitted", UNFITTED),
    turned("test_patch_importance_finds_the_patch", "a drop that is no number", lambda drops: drops * np.nan),
    Regression(
        "test_patch_importance_finds_the_patch",
        "the arguments are changed",
        lambda question, reply: replace(reply, changed=(1,)),
    ),
]
