"""Checks of exercise 4.4: summarise a search."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from autograder.checking import Answers, Built, Misconception, Plain, describe, exercise, fail
from autograder.manifest import setting

COLUMNS = ["rank", "mean", "spread", "fit_seconds", "params"]

RAW_RESULTS = Misconception(
    "raw-results-returned",
    "The table still has the long names of `cv_results_`.",
    "Pick the five columns, and give them their short names with `rename(columns=…)`.",
)
RANK_MISSING = Misconception(
    "rank-missing",
    "The rank is not a column. It may have become the index, or it was used for sorting and left out.",
    "Keep `rank` as the first column; an index becomes a column with `reset_index()`.",
)
WORST_FIRST = Misconception(
    "worst-first",
    "The table is sorted the wrong way round: rank 1 is the best.",
    "Sort by `rank` in ascending order. For the mean it would be descending.",
)
NOT_SORTED = Misconception(
    "order-of-the-draws",
    "The rows stand in the order in which the candidates were drawn. `sort_values` gives back a new table.",
    'Return the result of `sort_values("rank")`.',
)
ONE_FOLD = Misconception(
    "one-fold-for-the-mean",
    "The score of the first fold was taken for the mean of all folds.",
    "Use `mean_test_score`.",
)
SCORE_SECONDS = Misconception(
    "score-time-for-fit-time",
    "`mean_score_time` is the time to predict, not to fit.",
    "Use `mean_fit_time`.",
)
SUMMARY_OF_ANOTHER = Misconception(
    "global-search-used",
    "The function reads the notebook's own `search`, whatever it is given.",
    "Use only the argument inside the function, and give it the same name in both places.",
)
RANK_NUMBERED = Misconception(
    "rows-torn-apart",
    "The columns no longer belong together: they were sorted one by one.",
    "Put all columns into one table first, then sort the whole table.",
)


@exercise("4.4")
def test_summary_has_the_columns(answers: Answers) -> None:
    """`summarise` gives one row for each candidate, with the five columns."""
    table = _table(answers.call("summarise", _real_search()))
    if len(table) != 6:
        fail(
            f"For a search with 6 candidates, the table has {len(table)} rows.",
            "one row for each candidate.",
            because=SUMMARY_OF_ANOTHER if len(table) in (setting("n_iter"), 50) else None,
            cause="Rows are left out or there twice.",
            next_step="Make the table from `search.cv_results_`: it has one entry for each candidate.",
        )


@exercise("4.4", needs=test_summary_has_the_columns)
def test_summary_is_sorted(answers: Answers) -> None:
    """The best candidate stands first."""
    ranks = _numbers(_table(answers.call("summarise", _known_search())), "rank")
    if np.all(np.diff(ranks) >= 0):
        return
    found = f"The ranks stand in this order: {', '.join(f'{rank:.0f}' for rank in ranks)}."
    upside_down = bool(np.all(np.diff(ranks) <= 0))
    fail(found, "the best candidate first.", because=WORST_FIRST if upside_down else NOT_SORTED)


@exercise("4.4", needs=test_summary_is_sorted)
def test_summary_has_the_numbers(answers: Answers) -> None:
    """Each row has the mean, the spread, the fit time and the parameters of one candidate."""
    table = _table(answers.call("summarise", _known_search()))
    known = _known_results()
    order = np.argsort(known["rank_test_score"])
    if len(table) != len(order):
        fail(
            f"For a search with {len(order)} candidates, the table has {len(table)} rows.",
            "one row for each candidate.",
            because=SUMMARY_OF_ANOTHER,
        )
    sources = {
        "rank": "rank_test_score",
        "mean": "mean_test_score",
        "spread": "std_test_score",
        "fit_seconds": "mean_fit_time",
    }
    slips = {("mean", "split0_test_score"): ONE_FOLD, ("fit_seconds", "mean_score_time"): SCORE_SECONDS}
    for column, source in sources.items():
        found, wanted = _numbers(table, column), np.asarray(known[source])[order]
        if np.allclose(found, wanted, rtol=0, atol=0.00051):
            continue
        first = next(i for i in range(len(order)) if abs(found[i] - wanted[i]) > 0.0005 or np.isnan(found[i]))
        slip = next(
            (
                slips[c, s]
                for c, s in slips
                if c == column and np.allclose(found, np.asarray(known[s])[order], atol=0.00051)
            ),
            None,
        )
        torn = np.allclose(np.sort(found), np.sort(wanted), atol=0.00051)
        fail(
            f"In row {first + 1} of a known search, `{column}` is {found[first]:.4g}.",
            f"the candidate's `{source}`.",
            because=slip or (RANK_NUMBERED if torn else None),
            cause="The column holds the numbers of another key, or they were changed.",
            next_step=f"Look which key of `cv_results_` you use for `{column}`.",
        )
    params = [known["params"][i] for i in order]
    texts, wanted_texts = [_as_text(item) for item in table["params"]], [_as_text(item) for item in params]
    if texts != wanted_texts:
        torn = sorted(texts) == sorted(wanted_texts)
        fail(
            "The parameters of a known search stand in other rows, or have another form.",
            "in the column `params`, the dict of each candidate.",
            because=RANK_NUMBERED if torn else None,
            cause="The parameters were sorted apart from the other columns, or turned into something else.",
            next_step="Take the key `params` of `cv_results_` as it is.",
        )


def _real_search() -> Built:
    """A small random search over trees, fitted: six candidates, about 20 ms."""
    rng = np.random.default_rng(44)
    X, y = rng.normal(size=(90, 5)), rng.integers(0, 3, size=90)
    X[:, 0] += y
    return Built(
        "sklearn.model_selection.RandomizedSearchCV",
        args=(
            Built("sklearn.tree.DecisionTreeClassifier", {"random_state": 0}),
            {"max_depth": list(range(1, 13)), "min_samples_leaf": list(range(1, 9))},
        ),
        params={"n_iter": 6, "cv": 3, "random_state": 1},
        fit=(X, y),
    )


def _known_results() -> dict[str, Any]:
    """`cv_results_` of a search whose numbers, times too, are known: five candidates, three folds."""
    folds = np.array([
        [0.81, 0.86, 0.85], [0.92, 0.88, 0.93], [0.77, 0.79, 0.74], [0.90, 0.91, 0.87], [0.86, 0.83, 0.88],
    ])  # fmt: skip
    mean = folds.mean(axis=1)
    depths = [3, 9, 2, 7, 5]
    return {
        "mean_fit_time": np.array([0.31, 0.72, 0.25, 0.94, 0.48]),
        "std_fit_time": np.array([0.011, 0.022, 0.013, 0.034, 0.015]),
        "mean_score_time": np.array([0.051, 0.042, 0.073, 0.064, 0.085]),
        "std_score_time": np.array([0.001, 0.002, 0.003, 0.004, 0.005]),
        "param_max_depth": np.array(depths),
        "params": [{"max_depth": depth} for depth in depths],
        "split0_test_score": folds[:, 0],
        "split1_test_score": folds[:, 1],
        "split2_test_score": folds[:, 2],
        "mean_test_score": mean,
        "std_test_score": folds.std(axis=1),
        "rank_test_score": np.argsort(np.argsort(-mean)) + 1,
    }


def _known_search() -> Built:
    """A search that looks fitted, with the numbers of `_known_results`."""
    results = _known_results()
    best = int(np.argmin(results["rank_test_score"]))
    tree = Built("sklearn.tree.DecisionTreeClassifier")
    return Built(
        "sklearn.model_selection.RandomizedSearchCV",
        args=(tree, {"max_depth": results["param_max_depth"].tolist()}),
        params={"n_iter": len(results["params"]), "cv": 3},
        state={
            "cv_results_": results,
            "best_index_": best,
            "best_params_": results["params"][best],
            "best_score_": float(results["mean_test_score"][best]),
            "n_splits_": 3,
        },
    )


def _table(value: Plain) -> pd.DataFrame:
    """The student's table, if it has the five columns."""
    if not isinstance(value, pd.DataFrame):
        fail(
            f"`summarise` gives {describe(value)}.",
            "a DataFrame.",
            cause="The function may lack its `return`, or it returns `cv_results_`, which is a dict.",
            next_step="Make a table with `pd.DataFrame(search.cv_results_)`, and return it.",
        )
    names = [str(name) for name in value.columns]
    if "rank" not in names and {"mean", "spread"} & set(names):
        fail(f"The columns are: {', '.join(names)}.", f"{', '.join(COLUMNS)}.", because=RANK_MISSING)
    if any(name.endswith("_test_score") for name in names):
        few = names if len(names) <= 6 else [*names[:5], "…"]
        fail(f"The table has {len(names)} columns: {', '.join(few)}.", f"{', '.join(COLUMNS)}.", because=RAW_RESULTS)
    if sorted(names) != sorted(COLUMNS):
        fail(
            f"The columns are: {', '.join(names)}.",
            f"{', '.join(COLUMNS)}.",
            cause="A column is missing or too many, or it is spelled in another way.",
            next_step="Compare the names letter by letter.",
        )
    return value


def _as_text(params: object) -> str:
    """A candidate's parameters as text, whatever kind of number they hold."""
    return str(sorted((str(k), str(v)) for k, v in params.items())) if isinstance(params, dict) else str(params)


def _numbers(table: pd.DataFrame, column: str) -> NDArray[Any]:
    """A column as numbers."""
    try:
        return np.asarray(table[column], dtype=float)
    except (TypeError, ValueError, OverflowError):
        fail(
            f"The column `{column}` holds other things than numbers.",
            "plain numbers, not text.",
            cause="The numbers were turned into text, or the column holds something else.",
            next_step="Leave the numbers as `cv_results_` has them; do not format them.",
        )
