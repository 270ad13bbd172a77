"""Checks of exercise 4.4: summarise a search."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import rankdata

from autograder.api import Answers, Built, Misconception, Plain, describe, exercise, fail

SOURCES = {
    "rank": "rank_test_score",
    "mean": "mean_test_score",
    "spread": "std_test_score",
    "fit_seconds": "mean_fit_time",
}
COLUMNS = [*SOURCES, "params"]
MANY = 60
"""Candidates of a search that is larger than the one of the lesson."""

RAW_RESULTS = Misconception(
    "raw-results-returned",
    "The table has columns with the long names of `cv_results_`.",
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
ROWS_TORN_APART = Misconception(
    "rows-torn-apart",
    "The columns no longer belong together: not all of them were sorted in the same way.",
    "Put all columns into one table first, then sort the whole table.",
)
CUT_SHORT = Misconception(
    "summary-cut-short",
    "Only the first rows are kept. A search may have any number of candidates.",
    "Leave out `head()` or the slice; who wants few rows can take them from your table.",
)
NUMBERED_ANEW = Misconception(
    "ranks-numbered-anew",
    "The rows were numbered 1, 2, 3, ... Candidates with the same score share a rank.",
    "Take `rank_test_score` as it is.",
)
NUMBERS_AS_TEXT = Misconception(
    "numbers-as-text",
    'The numbers were turned into text. Text cannot be sorted or compared as numbers can: "10" comes before "9".',
    "Leave the numbers as `cv_results_` has them; do not format them.",
)

SLIPS = {("mean", "split0_test_score"): ONE_FOLD, ("fit_seconds", "mean_score_time"): SCORE_SECONDS}
"""Known slips: the column, and the key that it was taken from."""


@exercise("4.4")
def test_summary_has_the_columns(answers: Answers) -> None:
    """`summarise` gives one row for each candidate, with the five columns."""
    table = _table(answers.call("summarise", _real_search()))
    sizes = [len(table)]
    if len(table) == 6:
        sizes += [len(_table(answers.call("summarise", _known_search(n)))) for n in (1, MANY)]
    if sizes == [6, 1, MANY]:
        return
    if len(sizes) == 1:
        sizes.append(len(_table(answers.call("summarise", _known_search(1)))))
    asked = (6, 1, MANY)[: len(sizes)]
    cut = len(sizes) == 3 and sizes[:2] == [6, 1] and sizes[2] < MANY
    fail(
        f"For searches with {' and '.join(map(str, asked))} candidate(s), the tables have "
        f"{' and '.join(map(str, sizes))} row(s).",
        "one row for each candidate.",
        because=SUMMARY_OF_ANOTHER if len(set(sizes)) == 1 else CUT_SHORT if cut else None,
        cause="Rows are left out or there twice.",
        next_step="Make the table from `search.cv_results_`: it has one entry for each candidate.",
    )


@exercise("4.4", needs=test_summary_has_the_columns)
def test_summary_is_sorted(answers: Answers) -> None:
    """The best candidate stands first."""
    for n in (5, MANY):
        ranks = _numbers(_table(answers.call("summarise", _known_search(n))), "rank")
        if np.all(np.diff(ranks) >= 0):
            continue
        drawn = _known_results(n)["rank_test_score"]
        upside_down = bool(np.all(np.diff(ranks) <= 0))
        fail(
            f"The ranks stand in this order: {', '.join(f'{rank:.0f}' for rank in ranks[:8])}.",
            "the best candidate first.",
            because=WORST_FIRST if upside_down else NOT_SORTED if np.array_equal(ranks, drawn) else None,
            cause="The rows are sorted by something else than the rank.",
            next_step='Sort the whole table: `sort_values("rank")` gives back a sorted one.',
        )


@exercise("4.4", needs=test_summary_is_sorted)
def test_summary_has_the_numbers(answers: Answers) -> None:
    """Each row has the mean, the spread, the fit time and the parameters of one candidate."""
    for n in (5, MANY):
        _has_the_numbers(_table(answers.call("summarise", _known_search(n))), _known_results(n))


def _has_the_numbers(table: pd.DataFrame, known: dict[str, Any]) -> None:
    """End the check unless each column holds what it should, for the candidates of a known search."""
    texts = [_as_text(item) for item in known["params"]]
    found_texts = [_as_text(item) for item in table["params"]]
    if sorted(found_texts) != sorted(texts):
        fail(
            "The column `params` of a known search does not hold the parameters of each candidate, or in another form.",
            "in the column `params`, the dict of each candidate.",
            cause="The parameters were turned into something else, or come from another search.",
            next_step="Take the key `params` of `cv_results_` as it is.",
        )
    # Candidates of the same rank may come in any order: the parameters say which candidate a row is about.
    rows = [texts.index(text) for text in found_texts]
    for column, source in SOURCES.items():
        found, wanted = _numbers(table, column), np.asarray(known[source])[rows]
        off = np.flatnonzero(np.abs(found - wanted) > 0.00051)
        if not len(off):
            continue
        slip = next((slip for (c, s), slip in SLIPS.items() if c == column and _equal(found, known[s][rows])), None)
        ties = len(set(wanted.tolist())) < len(wanted)
        if column == "rank" and ties and _equal(found, np.arange(1.0, len(found) + 1)):
            slip = NUMBERED_ANEW
        if slip is None and _equal(np.sort(found), np.sort(wanted)):
            slip = ROWS_TORN_APART
        fail(
            f"In row {off[0] + 1} of a known search with {len(rows)} candidates, `{column}` is {found[off[0]]:.4g}.",
            f"the candidate's `{source}`.",
            because=slip,
            cause="The column holds the numbers of another key, or they were changed.",
            next_step=f"Look which key of `cv_results_` you use for `{column}`.",
        )


def _equal(found: NDArray[np.float64], wanted: NDArray[Any]) -> bool:
    return np.allclose(found, wanted, rtol=0, atol=0.00051)


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


@cache
def _known_results(n: int) -> dict[str, Any]:
    """`cv_results_` of a search whose numbers, times too, are known: n candidates, and ties if there are more than 5.

    There are three folds, and five if there are more candidates than 5.
    """
    random = np.random.default_rng(45)
    folds = np.array([
        [0.81, 0.86, 0.85], [0.92, 0.88, 0.93], [0.77, 0.79, 0.74], [0.90, 0.91, 0.87], [0.86, 0.83, 0.88],
        *random.choice(np.arange(0.5, 0.7, 0.02), (max(n - 5, 0), 3)),
    ])[:n]  # fmt: skip
    if n > 5:
        folds = np.column_stack([folds, random.choice(np.arange(0.5, 0.7, 0.02), (n, 2))])
    folds[6::4] = folds[5 : len(folds) - 1 : 4]
    mean = folds.mean(axis=1).round(9)
    depths = [3, 9, 2, 7, 5, *range(10, n + 5)][:n]
    return {
        "mean_fit_time": 0.2 + random.permutation(n) / 100,
        "std_fit_time": 0.1 + random.permutation(n) / 500,
        "mean_score_time": 0.051 + random.permutation(n) / 300,
        "std_score_time": 0.001 + random.permutation(n) / 900,
        "param_max_depth": np.array(depths),
        "params": [{"max_depth": depth} for depth in depths],
        **{f"split{fold}_test_score": scores for fold, scores in enumerate(folds.T)},
        "mean_test_score": mean,
        "std_test_score": folds.std(axis=1),
        "rank_test_score": rankdata(-mean, method="min").astype(np.int64),
    }


def _known_search(n: int) -> Built:
    """A search that looks fitted, with the numbers of `_known_results`."""
    results = _known_results(n)
    best = int(np.argmin(results["rank_test_score"]))
    folds = sum(name.startswith("split") for name in results)
    tree = Built("sklearn.tree.DecisionTreeClassifier")
    return Built(
        "sklearn.model_selection.RandomizedSearchCV",
        args=(tree, {"max_depth": results["param_max_depth"].tolist()}),
        params={"n_iter": n, "cv": folds},
        state={
            "cv_results_": results,
            "best_index_": best,
            "best_params_": results["params"][best],
            "best_score_": float(results["mean_test_score"][best]),
            "n_splits_": folds,
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
    value = value.set_axis(names, axis=1)
    if "rank" not in names and {"mean", "spread"} & set(names):
        fail(f"The columns are: {_few(names)}.", f"{', '.join(COLUMNS)}.", because=RANK_MISSING)
    if any(name.endswith("_test_score") for name in names):
        fail(f"The table has {len(names)} columns: {_few(names)}.", f"{', '.join(COLUMNS)}.", because=RAW_RESULTS)
    if sorted(names) != sorted(COLUMNS):
        fail(
            f"The columns are: {_few(names)}.",
            f"{', '.join(COLUMNS)}.",
            cause="A column is missing or too many, or it is spelled in another way.",
            next_step="Compare the names letter by letter.",
        )
    return value


def _few(names: list[str]) -> str:
    return ", ".join(names if len(names) <= 8 else [*names[:7], "…"])


def _as_text(params: object) -> str:
    """A candidate's parameters as text, whatever kind of number they hold."""
    return str(sorted((str(k), str(v)) for k, v in params.items())) if isinstance(params, dict) else str(params)


def _numbers(table: pd.DataFrame, column: str) -> NDArray[np.float64]:
    """A column as numbers. Text that looks like numbers is none."""
    items = table[column].tolist()
    if all(isinstance(item, int | float) and not isinstance(item, bool) for item in items):
        found = np.array(items, dtype=np.float64)
        if np.isfinite(found).all():
            return found
    fail(
        f"The column `{column}` holds other things than finite numbers.",
        "plain numbers.",
        because=NUMBERS_AS_TEXT if items and all(isinstance(item, str) for item in items) else None,
        cause="The column holds something else than the numbers of `cv_results_`, or gaps.",
        next_step="Leave the numbers as `cv_results_` has them; do not format them.",
    )
