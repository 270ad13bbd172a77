"""Checks of lesson 3: looking before preparing, a pipeline of one step, an honest score, a leak."""

from math import sqrt
from typing import Any, NoReturn

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from autograder.checking import (
    Answers,
    Built,
    EstimatorView,
    Judge,
    Misconception,
    Plain,
    describe,
    exercise,
    expect,
    expect_accuracy,
    fail,
    relations,
    wilson,
)

Labels = NDArray[np.int64]

# ---------------------------------------------------------------- 3.1 what_needs_preprocessing

COUNTS_NOT_NAMES = Misconception(
    "counts-not-names",
    "The answer says whether or how much is missing, and not where: `isna()` was summed or tested, and kept so.",
    "Use the counts as a question to `frame.columns`, and return the names for which the answer is yes.",
)
WHOLE_FRAME = Misconception(
    "whole-frame",
    "`isna()` was asked of the whole table at once, so one empty cell speaks for every column.",
    "Ask each column by itself: `.any()` once, not twice.",
)
ZERO_IS_MISSING = Misconception(
    "zero-is-missing",
    "A 0 was taken for a missing value.",
    "A 0 is a number like any other: a black pixel is 0. Ask with `isna()`.",
)
HEAD_ONLY = Misconception(
    "head-only",
    "Only the first rows were looked at.",
    "Ask all rows: leave out `head()` or the slice.",
)
ALL_INSTEAD_OF_ANY = Misconception(
    "all-instead-of-any",
    "A column was named only if all of its values are missing.",
    "One missing value is enough to stop many models: ask with `.any()`, not with `.all()`.",
)
ONE_TEXT_TYPE = Misconception(
    "one-text-type",
    "The type of a column was compared with one name, such as `object` or `str`. pandas has several types for text.",
    "Turn the question round: find the columns that are numbers, and name all the others.",
)
FIRST_VALUE = Misconception(
    "first-value",
    "Only the first value of each column was looked at. It may be missing, or unlike the rest.",
    "Ask the column for its type instead of one value.",
)
NUMBERS_IN_TEXT = Misconception(
    "numbers-in-text",
    'Texts that look like numbers, such as "04109", were taken for numbers.',
    "Do not convert first: ask which type the column has now.",
)
INTEGERS_FORGOTTEN = Misconception(
    "integers-forgotten",
    "Only decimal numbers were taken for numbers.",
    "Whole numbers are numbers too, and so are pixels (uint8). Ask for any kind of number.",
)
MISSING_IS_TEXT = Misconception(
    "missing-is-text",
    "A column of numbers with a missing value was taken for text.",
    "`NaN` is itself a decimal number: such a column belongs to `missing` only.",
)

ZEROS = pd.DataFrame(
    {
        "height": [1.7, 1.6, 1.8, 1.5, 1.9, 1.7, np.nan, 1.6],
        "pixel": [0, 0, 0, 255, 0, 0, 3, 0],
        "weight": [np.nan, 61.5, 80.0, np.nan, 75.0, 66.0, 59.0, 71.5],
        "goals": [0.0, 1.0, 0.0, 2.0, 0.0, 0.0, 1.0, 4.0],
        "empty": [np.nan] * 8,
        "shoe": [41, 39, 44, 38, 45, 42, 40, 39],
        "team": ["a", "b", "a", None, "b", "a", "a", "b"],
    }
)
TEXTS = pd.DataFrame(
    {
        "age": [31.0, np.nan, 40.0, 28.0],
        "city": ["Bonn", "Graz", "Bern", "Graz"],
        "postcode": ["04109", "80331", "10115", "50667"],
        "room": [3, "12b", 7, "1a"],
        "pages": [120, 80, 340, 95],
        "note": [None, "late", None, "paid"],
    }
)
CLEAN = pd.DataFrame({"1x1": np.array([0, 0, 7], dtype=np.uint8), "1x2": np.array([0, 255, 9], dtype=np.uint8)})


@exercise("3.1")
def test_report_has_two_lists(answers: Answers) -> None:
    """`what_needs_preprocessing` gives a dict with the lists "missing" and "non_numeric"."""
    for frame in (CLEAN, TEXTS):
        report = _report(answers, frame)
        for key in ("missing", "non_numeric"):
            _names(report, key, frame)


@exercise("3.1", needs=test_report_has_two_lists)
def test_report_names_missing(answers: Answers) -> None:
    """The list "missing" names exactly the columns that have a missing value."""
    wanted = ["height", "weight", "empty", "team"]
    found = _names(_report(answers, ZEROS), "missing", ZEROS)
    expected = "the four columns of this table that hold at least one missing value."
    got = f'For a table with the columns {_listed(ZEROS)}, "missing" is {found}.'
    if set(found) == set(ZEROS.columns):
        fail(got, expected, because=WHOLE_FRAME)
    if {"pixel", "goals"} & set(found):
        fail(got, expected, because=ZERO_IS_MISSING)
    if found == ["empty"]:
        fail(got, expected, because=ALL_INSTEAD_OF_ANY)
    if set(wanted) - set(found) in ({"height"}, {"height", "team"}):
        fail(f"{got} The column `height` has its missing value in row 7 of 8.", expected, because=HEAD_ONLY)
    if set(found) != set(wanted):
        fail(
            got,
            expected,
            cause="A column is asked in another way than whether any of its values is missing.",
            next_step='Look at `frame.isna().any()`, and at `frame["weight"].isna()`.',
        )
    none = _names(_report(answers, CLEAN), "missing", CLEAN)
    if none:
        fail(f'For a table without missing values, "missing" is {none}.', "an empty list.", because=ZERO_IS_MISSING)


@exercise("3.1", needs=test_report_has_two_lists)
def test_report_names_non_numeric(answers: Answers) -> None:
    """The list "non_numeric" names exactly the columns that are not numbers."""
    wanted = {"city", "postcode", "room", "note"}
    found = _names(_report(answers, TEXTS), "non_numeric", TEXTS)
    lost, extra = wanted - set(found), set(found) - wanted
    got = f'For a table with the columns {_listed(TEXTS)}, "non_numeric" is {found}.'
    expected = "the four columns of this table that hold text."
    if "pages" in extra:
        fail(f"{got} `pages` holds the whole numbers 120, 80, 340, 95.", expected, because=INTEGERS_FORGOTTEN)
    if "age" in extra:
        fail(f"{got} `age` holds 31, NaN, 40, 28.", expected, because=MISSING_IS_TEXT)
    if lost == {"postcode"}:
        fail(got, expected, because=NUMBERS_IN_TEXT)
    if lost and lost <= {"note", "room"} and "note" in lost:
        fail(f"{got} `note` begins with a missing value, `room` with a number.", expected, because=FIRST_VALUE)
    if lost:
        fail(f"{got} Not named: {', '.join(sorted(lost))}.", expected, because=ONE_TEXT_TYPE)
    numbers = _names(_report(answers, CLEAN), "non_numeric", CLEAN)
    if numbers:
        fail(
            f'For a table of pixels (uint8), "non_numeric" is {numbers}.', "an empty list.", because=INTEGERS_FORGOTTEN
        )


def _report(answers: Answers, frame: pd.DataFrame) -> dict[Any, Plain]:
    name = "what_needs_preprocessing"
    return _dict(answers.call(name, frame), name, ("missing", "non_numeric"))


def _names(report: dict[Any, Plain], key: str, frame: pd.DataFrame) -> list[str]:
    """The list of column names under a key."""
    value = report[key]
    items = value.tolist() if isinstance(value, np.ndarray) and value.ndim == 1 else value
    expected = "a list of column names; an empty list if there are none."
    if isinstance(items, list | tuple) and all(isinstance(item, str) for item in items):
        names = [str(item) for item in items]
        strange = [name for name in names if name not in frame.columns]
        if strange:
            fail(
                f'"{key}" names {strange[0]!r}, which is not a column of the table.',
                expected,
                cause="The names come from another table, or they were changed.",
                next_step="Take the names from `frame.columns`.",
            )
        return names
    found = f'"{key}" is {describe(value)}.'
    if isinstance(items, int | float | dict) or _all_numbers(items):
        fail(found, expected, because=COUNTS_NOT_NAMES)
    if isinstance(value, pd.DataFrame):
        fail(found, expected, cause="These are the columns themselves.", next_step="Take the names: `.columns`.")
    fail(
        found,
        expected,
        cause="The names are still in another kind of object, or these are no names.",
        next_step="Make a list of it: `list(...)`.",
    )


def _listed(frame: pd.DataFrame) -> str:
    """The names of the columns, for a message."""
    return ", ".join(map(str, frame.columns)) or "none"


def _all_numbers(items: object) -> bool:
    return isinstance(items, list | tuple) and bool(items) and all(isinstance(item, int | float) for item in items)


def _dict(value: Plain, of: str, keys: tuple[str, ...]) -> dict[Any, Plain]:
    """A dict with at least these keys."""
    wanted = "a dict with the keys " + ", ".join(f'"{key}"' for key in keys) + "."
    if value is None:
        fail(
            f"`{of}` gives None.",
            wanted,
            cause="A function without a `return` line gives None.",
            next_step="End the function with `return` and the dict.",
        )
    if not isinstance(value, dict):
        fail(
            f"`{of}` gives {describe(value)}.",
            wanted,
            cause="The values are returned without their names.",
            next_step='Write it as `return {"name": value, ...}`, one key for each value.',
        )
    lost = [key for key in keys if key not in value]
    if lost:
        found = ", ".join(repr(key) for key in value) or "no key at all"
        fail(
            f"The dict has {found}.",
            wanted,
            cause="A key is spelled in another way, or its value is not put into the dict.",
            next_step=f'Spell the key "{lost[0]}" exactly so, in small letters.',
        )
    return value


# ---------------------------------------------------------------- 3.2 make_pipeline

BARE_CLASSIFIER = Misconception(
    "bare-classifier",
    "The classifier was returned by itself. It works, but it has no step name, and no place for a step before it.",
    'Put it into a pipeline: `Pipeline([("name", model)])`, a list with one pair.',
)
WRONG_STEP_NAME = Misconception(
    "wrong-step-name",
    "The step has another name. The name is part of each parameter's name, so a search for `algo__...` would not "
    "find it. A helper such as scikit-learn's own `make_pipeline` chooses a name for you.",
    'Write the pair yourself, with the name "algo" in small letters.',
)
EXTRA_STEP = Misconception(
    "extra-step",
    "A step was added that this table does not need: nothing is missing, all is numbers, and a forest does not mind "
    "the scale.",
    "Keep one step. A pipeline may have a single step.",
)
REGRESSOR = Misconception(
    "regressor",
    "This is a regressor: it takes the labels for amounts, and may predict 4.37. A digit is a class, not an amount.",
    "Use the class whose name ends with Classifier.",
)
OTHER_MODEL = Misconception(
    "other-model",
    "The step holds another model than the exercise asks for.",
    "Use `RandomForestClassifier` from `sklearn.ensemble`.",
)
FITTED = Misconception(
    "fitted-pipeline",
    "`fit` was called inside the function (or one pipeline is made outside the function and was fitted later). Then "
    "the function decides which rows the model sees, and a split comes too late.",
    "Make the pipeline inside the function and return it without `fit`. Who calls the function will fit it.",
)
SAME_OBJECT = Misconception(
    "same-object",
    "The pipeline was made once, outside the function, and each call returns this same object. What one user fits, "
    "all users get.",
    "Move the line that makes the pipeline into the function.",
)
NO_RANDOM_STATE = Misconception(
    "no-random-state",
    "`random_state` was left out. A forest draws rows and columns at random, so each fit gives another forest.",
    "Give `random_state=42` to the classifier itself. Setting a seed for numpy elsewhere does not stay with the model.",
)
OTHER_SEED = Misconception(
    "other-seed",
    "Another seed was chosen. It is as good as any, but then your numbers are not those of the lesson.",
    "Use `random_state=42`, as the text of the exercise says.",
)
TOO_SMALL = Misconception(
    "too-small-forest",
    "The forest is too small: few trees, or trees that may not grow deep.",
    "Take 200 trees (`n_estimators=200`), and leave the depth as it is.",
)


@exercise("3.2")
def test_pipeline_has_one_step_algo(answers: Answers) -> None:
    """`make_pipeline` gives a Pipeline with one step, named `algo`: a RandomForestClassifier."""
    view = answers.estimator("make_pipeline")
    if view.class_name != "Pipeline":
        found = f"`make_pipeline()` gives a {view.class_name}."
        if view.class_name.endswith("Regressor"):
            fail(found, "a Pipeline around a classifier.", because=REGRESSOR)
        fail(found, "a Pipeline.", because=BARE_CLASSIFIER)
    names = [name for name, _ in view.steps]
    listed = ", ".join(f"`{name}` ({step.class_name})" for name, step in view.steps) or "no step"
    if len(view.steps) > 1:
        fail(f"The pipeline has {len(view.steps)} steps: {listed}.", "one step.", because=EXTRA_STEP)
    if names != ["algo"]:
        fail(f"The pipeline has {listed}.", "one step with the name `algo`.", because=WRONG_STEP_NAME)
    model = view.steps[0][1].class_name
    if model != "RandomForestClassifier":
        because = REGRESSOR if model.endswith("Regressor") else OTHER_MODEL
        fail(f"The step `algo` holds a {model}.", "a random forest for classes.", because=because)


@exercise("3.2", needs=test_pipeline_has_one_step_algo)
def test_pipeline_is_new_and_unfitted(answers: Answers) -> None:
    """Each call of `make_pipeline` gives a new pipeline that is not fitted."""
    if answers.estimator("make_pipeline").fitted:
        fail("The pipeline that `make_pipeline()` returns is fitted.", "one that has seen no data.", because=FITTED)
    X, y = _blobs(20)
    answers.fit_predict("make_pipeline", X, y, X[:2])
    if answers.estimator("make_pipeline").fitted:
        fail(
            "A pipeline from a first call was fitted. The next call then gave a pipeline that is fitted already.",
            "a new pipeline on each call.",
            because=SAME_OBJECT,
        )


@exercise("3.2", needs=test_pipeline_has_one_step_algo)
def test_pipeline_repeats_itself(answers: Answers) -> None:
    """Two pipelines that are fitted on the same rows predict the same."""
    # Labels without any order: two forests with different seeds disagree on many of 200 such rows (measured over
    # 28 pairs of seeds: 37 to 56 with 100 trees, 22 to 41 with 200, 13 to 31 with 500), so never on none by luck.
    rng = np.random.default_rng(3)
    X, y, X_new = rng.normal(size=(100, 6)), rng.integers(0, 5, 100), rng.normal(size=(200, 6))
    first, second = (answers.fit_predict("make_pipeline", X, y, X_new) for _ in range(2))
    seed = _step(answers).params.get("random_state")
    different = int(np.sum(first != second))
    if different:
        fail(
            f"Two pipelines fitted on the same rows disagree on {different} of 200 new rows.",
            "the same predictions both times.",
            because=NO_RANDOM_STATE,
        )
    if seed is None:
        fail("`random_state` of the classifier is None.", "a fixed `random_state`.", because=NO_RANDOM_STATE)
    if isinstance(seed, int) and seed != 42:
        fail(f"`random_state` of the classifier is {seed}.", "the seed that the exercise gives.", because=OTHER_SEED)


@exercise("3.2", needs=test_pipeline_has_one_step_algo)
def test_pipeline_learns_the_labels_it_gets(answers: Answers, judge: Judge) -> None:
    """The pipeline learns from the labels it is given: renamed classes are followed, shuffled ones lead nowhere."""
    relations.learns_what_it_is_given(answers, "make_pipeline", judge)


@exercise("3.2", needs=(test_pipeline_is_new_and_unfitted, test_pipeline_learns_the_labels_it_gets))
def test_pipeline_accuracy(answers: Answers, judge: Judge) -> None:
    """Fitted on 1600 digits, the pipeline reads about nine of ten new digits."""
    expect_accuracy(answers, "make_pipeline", judge, TOO_SMALL)


def _step(answers: Answers) -> EstimatorView:
    """The last step of the student's pipeline, for messages."""
    view = answers.estimator("make_pipeline")
    return view.steps[-1][1] if view.steps else view


def _blobs(n: int) -> tuple[NDArray[np.float64], Labels]:
    y = np.arange(n) % 2
    return np.column_stack([y * 5.0, np.arange(n)]), y


# ---------------------------------------------------------------- 3.3 evaluate

REFITTED = Misconception(
    "refitted",
    "`evaluate` fitted the model again, on the very rows that it then judged. A model knows the rows it was fitted on.",
    "Do not call `fit` here. Use the model as it comes: `model.predict(X)`.",
)
PERCENT = Misconception(
    "percent",
    "The numbers are percentages, 92.5 instead of 0.925.",
    "Leave out the factor 100. Write percent only where you print.",
)
COUNT_NOT_SHARE = Misconception(
    "count-not-share",
    "This is the number of right predictions, not their share.",
    "Divide by the number of rows, or take the mean.",
)
TYPED_IN = Misconception(
    "accuracy-typed-in",
    "The accuracy does not depend on the model and the rows: it was written down, or it is computed from variables of "
    "the notebook.",
    "Compute it from the arguments: compare `model.predict(X)` with `y`.",
)
ERROR_RATE = Misconception(
    "error-rate",
    "This is the share of wrong predictions.",
    "Compare with `==`, not with `!=`.",
)
NORMAL_INTERVAL = Misconception(
    "normal-interval",
    "The interval is accuracy ± 1.96 · sqrt(accuracy · (1 - accuracy) / n). Near 1 this rule fails: it goes above 1, "
    "and a model without a mistake gets an interval of width 0.",
    "Use Wilson's interval, as in the worked example: its middle is pulled towards one half.",
)
SWAPPED = Misconception(
    "swapped-limits",
    "The two ends of the interval have changed places.",
    'Give the middle minus the half width to "low", and the middle plus the half width to "high".',
)
OTHER_LEVEL = Misconception(
    "other-level",
    "The factor z belongs to another level: 1.0 gives about 68 %, 1.645 gives 90 %, 2.576 gives 99 %.",
    "For 95 % take z = 1.96.",
)
FIXED_N = Misconception(
    "fixed-n",
    "The interval was computed for 400 rows, but another number of rows came in.",
    "Take n from the arguments: `len(y)`.",
)
UNIFORM_BASELINE = Misconception(
    "uniform-baseline",
    "The baseline is 1 divided by the number of classes: what guessing at random gives. That is the same only if "
    "all classes are equally frequent.",
    "Count the labels in `y`, and take the share of the most frequent one.",
)
BASELINE_OF_PREDICTIONS = Misconception(
    "baseline-of-predictions",
    "The baseline is the share of the label that the model predicts most often. A baseline must not look at the model.",
    "Count the labels in `y`, not the predictions.",
)
BASELINE_IS_A_LABEL = Misconception(
    "baseline-is-a-label",
    "The baseline is the most frequent label itself.",
    "Take its share: how many rows have this label, divided by the number of rows.",
)

KEYS = ("accuracy", "low", "high", "baseline")


@exercise("3.3")
def test_evaluate_gives_the_accuracy(answers: Answers) -> None:
    """`evaluate` gives a dict of four numbers, and "accuracy" is the model's share of right predictions."""
    for right, y in ((31, _labels(40, 4)), (18, _labels(60, 3))):
        found, n = _evaluated(answers, right, y), len(y)
        accuracy, truth = found["accuracy"], right / n
        if abs(accuracy - truth) < 0.002:
            continue
        got = f"A fitted model is right on {right} of {n} rows. Your accuracy is {accuracy:.4g}."
        wanted = "the share of right predictions, between 0 and 1."
        if abs(accuracy - 1) < 0.001:
            fail(got, wanted, because=REFITTED)
        if abs(accuracy - 100 * truth) < 0.6:
            fail(got, wanted, because=PERCENT)
        if abs(accuracy - right) < 0.001:
            fail(got, wanted, because=COUNT_NOT_SHARE)
        if abs(accuracy - (1 - truth)) < 0.002:
            fail(got, wanted, because=ERROR_RATE)
        if abs(accuracy - _evaluated(answers, n // 4, y)["accuracy"]) < 1e-9:
            fail(f"{got} For a model that is right on {n // 4} of them it is the same.", wanted, because=TYPED_IN)
        fail(
            got,
            wanted,
            cause="The predictions are not those of the given model for all of `X`, or the result was rounded.",
            next_step="Take `model.predict(X)`, compare it with `y`, and take the mean. Round only where you print.",
        )


@exercise("3.3", needs=test_evaluate_gives_the_accuracy)
def test_evaluate_gives_wilsons_interval(answers: Answers) -> None:
    """The numbers "low" and "high" are the ends of the 95 % Wilson interval."""
    for right, n in ((37, 40), (20, 20), (130, 240), (1, 30)):
        found = _evaluated(answers, right, _labels(n, 4))
        low, high = found["low"], found["high"]
        # Normal and Wilson limits differ by 0.01 or more in the first two cases; the tolerance lets 1.96, 1.95996
        # and 2 pass as z, and results that are rounded to three places.
        if _near((low, high), wilson(right, n)):
            continue
        _explain_interval(found, right, n)


@exercise("3.3", needs=test_evaluate_gives_the_accuracy)
def test_evaluate_gives_the_baseline(answers: Answers) -> None:
    """The number "baseline" is the share of the most frequent label in `y`."""
    for counts in ((24, 10, 6), (5, 5, 32, 5, 5)):
        y = np.random.default_rng(1).permutation(np.repeat(np.arange(len(counts)) + 3, counts))
        n, right = len(y), len(y) // 2
        found, truth = _evaluated(answers, right, y)["baseline"], max(counts) / len(y)
        if abs(found - truth) < 0.006:
            continue
        got = f"`y` holds {n} labels; they occur {', '.join(map(str, counts))} times. Your baseline is {found:.4g}."
        wanted = "the accuracy of always answering the most frequent label of `y`."
        if abs(found - 1 / len(counts)) < 0.006 or abs(found - 0.1) < 0.001:
            fail(got, wanted, because=UNIFORM_BASELINE)
        if abs(found - 100 * truth) < 0.6:
            fail(got, wanted, because=PERCENT)
        if abs(found - max(counts)) < 0.001:
            fail(got, wanted, because=COUNT_NOT_SHARE)
        if abs(found - _top_share(_wrong_on_some(y, right))) < 0.006:
            fail(got, wanted, because=BASELINE_OF_PREDICTIONS)
        if abs(found - (np.argmax(counts) + 3)) < 0.001:
            fail(got, wanted, because=BASELINE_IS_A_LABEL)
        fail(
            got,
            wanted,
            cause="The baseline was counted on other labels, or it depends on chance.",
            next_step="Count how often each label occurs in the `y` that the function got.",
        )


def _evaluated(answers: Answers, right: int, y: Labels) -> dict[str, float]:
    """The student's `evaluate` of a model that is right on exactly so many rows of `y`."""
    X = 10.0 * np.arange(len(y)).reshape(-1, 1)
    # A nearest-neighbour model: what it was fitted on is what it predicts. Fitted again, it would make no mistake.
    model = Built("sklearn.neighbors.KNeighborsClassifier", {"n_neighbors": 1}, fit=(X, _wrong_on_some(y, right)))
    found = _dict(answers.call("evaluate", model, X + 1, y), "evaluate", KEYS)
    return {key: expect.number(found[key], f'the value of "{key}"') for key in KEYS}


def _wrong_on_some(y: Labels, right: int) -> Labels:
    """Predictions for `y` of which exactly `right` are right; the others are the next label."""
    wrong = np.random.default_rng(5).permutation(len(y))[right:]
    known = np.unique(y)
    predictions = y.copy()
    predictions[wrong] = known[(np.searchsorted(known, y[wrong]) + 1) % len(known)]
    return predictions


def _labels(n: int, classes: int) -> Labels:
    return np.random.default_rng(n).integers(0, classes, n)


def _top_share(labels: Labels) -> float:
    return float(np.unique(labels, return_counts=True)[1].max() / len(labels))


def _near(found: tuple[float, float], wanted: tuple[float, float]) -> bool:
    # Some cut Wilson's limits to 0 and 1; they lie inside already.
    return max(abs(a - b) for a, b in zip(found, wanted, strict=True)) < 0.002


def _explain_interval(found: dict[str, float], right: int, n: int) -> NoReturn:
    low, high, share = found["low"], found["high"], right / n
    got = f"For {right} right of {n}, your interval goes from {low:.4g} to {high:.4g}."
    wanted = "Wilson's 95 % interval, with both ends between 0 and 1."
    half = 1.96 * sqrt(share * (1 - share) / n)
    normal = (share - half, share + half)
    if _near((high, low), wilson(right, n)):
        fail(got, wanted, because=SWAPPED)
    if any(_near((low, high), ends) for ends in (normal, (max(0.0, normal[0]), min(1.0, normal[1])))):
        fail(got, wanted, because=NORMAL_INTERVAL)
    if _near((low / 100, high / 100), wilson(right, n)):
        fail(got, wanted, because=PERCENT)
    if any(_near((low, high), wilson(right, n, z)) for z in (1.0, 1.2816, 1.645, 2.326, 2.576, 3.0)):
        fail(got, wanted, because=OTHER_LEVEL)
    if _near((low, high), wilson(round(share * 400), 400)):
        fail(got, wanted, because=FIXED_N)
    fail(
        got,
        wanted,
        cause="A part of the formula is not as in the example: a bracket, a square, or the division by 1 + z²/n.",
        next_step="Compute the middle and the half width by hand for 37 right of 40, and compare line by line.",
    )


# ---------------------------------------------------------------- 3.4 find_leak, without_leak

BY_NAME = Misconception(
    "by-name",
    "The column was looked for under the name `label`. A leak rarely has such an honest name.",
    "Compare what stands in the columns with `y`. The name does not matter.",
)
BY_POSITION = Misconception(
    "by-position",
    "The column was taken from a fixed place, such as the first or the last.",
    "A leak may stand anywhere: look at each column in turn.",
)
EXACT_COPY_ONLY = Misconception(
    "exact-copy-only",
    "Only an exact copy of the labels was looked for. The same information in another code leaks just as much.",
    "Ask whether the values of the column and the labels go together one to one, whatever they are called.",
)
UNIQUE_VALUES = Misconception(
    "unique-values",
    "This column has another value in each row, so each value has one label only. That is true of any row number, and "
    "it tells nothing about a new row.",
    "Ask in both directions: each value comes with one label, and each label comes with one value.",
)
CORRELATION = Misconception(
    "strong-is-leak",
    "This column goes together with the labels often, but not always. A helpful column is no leak: that is what we "
    "want of it.",
    "Ask for one to one in all rows. A correlation coefficient cannot see a code such as 0 → 7, 1 → 2.",
)
ALWAYS_ONE = Misconception(
    "always-a-leak",
    "The function always names a column: the best one, even if it is no leak.",
    "Return None if no column goes together with the labels one to one.",
)
KEPT_LEAK = Misconception(
    "kept-leak",
    "The leak is still there: `drop` gives a new table, and its result was not used.",
    "Return what `drop` gives.",
)
WRONG_COLUMN = Misconception(
    "wrong-column",
    "Another column was dropped, for instance by its position: the first one, or the last one.",
    "Drop by name, with the name that `find_leak` returns.",
)
DROPPED_ROWS = Misconception(
    "dropped-rows",
    "Rows were dropped instead of a column.",
    "Say `columns=` in `drop`.",
)
MUTATES = Misconception(
    "mutates-input",
    "The function changed the table that it was given: `inplace=True`, `del`, `pop`, or an assignment into it.",
    "Use `X.drop(columns=...)`, which leaves `X` as it is and gives a new table.",
)
NONE_NOT_HANDLED = Misconception(
    "none-not-handled",
    "`find_leak` gives None for a table without a leak, and this None was used like the name of a column.",
    "Ask first: if there is no leak, return the table with all of its columns.",
)

NAMES = ("area", "ink", "holes", "width")


@exercise("3.4")
def test_find_leak_finds_a_copy(answers: Answers) -> None:
    """`find_leak` names a column that holds the labels, whatever its name and place."""
    for place, name in ((2, "scan_code"), (0, "group"), (4, "target_copy")):
        X, y = _table(seed=place)
        X.insert(place, name, y)
        found = _leak(answers, X, y)
        if found == name:
            continue
        got = f"In a table with the columns {_listed(X)}, your answer is {found!r}."
        wanted = "the name of the column that equals `y` in each row."
        if found is None:
            fail(got, wanted, because=BY_NAME)
        if found in (X.columns[0], X.columns[-1]):
            fail(got, wanted, because=BY_POSITION)
        fail(
            got,
            wanted,
            cause="The columns are compared with something else than the labels.",
            next_step="Print that column beside `y`, and compare some rows.",
        )


@exercise("3.4", needs=test_find_leak_finds_a_copy)
def test_find_leak_reads_other_codes(answers: Answers) -> None:
    """`find_leak` sees the label in another code, and is not misled by helpful columns."""
    X, y = _table(seed=8)
    X.insert(0, "row_number", np.arange(len(y)))
    X.insert(2, "folder", np.array([70, 20, 90, 10, 60, 40])[y])
    # Right in 54 of 60 rows, but no leak.
    noisy = y.copy()
    noisy[::10] = (noisy[::10] + 1) % 6
    X.insert(3, "guess", noisy)
    X["version"] = 1
    found = _leak(answers, X, y)
    if found == "folder":
        return
    got = f"In a table where `folder` is 70 for each 0, 20 for each 1, 90 for each 2, ..., your answer is {found!r}."
    wanted = "the column that goes together with the labels one to one."
    if found is None:
        fail(got, wanted, because=EXACT_COPY_ONLY)
    if found == "row_number":
        fail(got, wanted, because=UNIQUE_VALUES)
    if found in ("guess", "area"):
        fail(f"{got} `guess` equals `y` in 54 of 60 rows, `area` grows with it.", wanted, because=CORRELATION)
    fail(
        got,
        wanted,
        cause="The question that is asked of each column is met by this one too.",
        next_step="Make a small table of that column and `y` with `pd.crosstab`, and look at it.",
    )


@exercise("3.4", needs=test_find_leak_finds_a_copy)
def test_find_leak_may_find_none(answers: Answers) -> None:
    """`find_leak` gives None for a table without a leak."""
    X, y = _table(seed=9)
    found = _leak(answers, X, y)
    if found is not None:
        fail(f"No column of this table is a leak. Your answer is {found!r}.", "None.", because=ALWAYS_ONE)


@exercise("3.4", needs=(test_find_leak_finds_a_copy, test_find_leak_may_find_none))
def test_without_leak_drops_that_column(answers: Answers) -> None:
    """`without_leak` gives the table without the leak, and with all the rest."""
    for place in (2, 0, 4):
        X, y = _table(seed=20 + place)
        wanted = X.copy()
        X.insert(place, "stamp", y)
        found = _dropped(answers, X, y, because=DROPPED_ROWS)
        got = f"From the columns {_listed(X)} you return {_listed(found)}."
        rest = "all columns except the leak."
        if len(found) != len(X):
            fail(f"The table had {len(X)} rows; yours has {len(found)}.", "all rows.", because=DROPPED_ROWS)
        if "stamp" in found.columns:
            fail(got, rest, because=KEPT_LEAK if len(found.columns) == len(X.columns) else WRONG_COLUMN)
        if set(found.columns) != set(wanted.columns):
            fail(got, rest, because=WRONG_COLUMN)
        if not _same_values(found[list(wanted.columns)], wanted):
            fail(
                f"{got} Their values are not those of the given table.",
                "unchanged values in the other columns.",
                cause="More is done than to leave out a column.",
                next_step="Return what `X.drop(columns=...)` gives, and nothing else.",
            )
    X, y = _table(seed=9)
    found = _dropped(answers, X, y, because=NONE_NOT_HANDLED)
    if set(found.columns) != set(X.columns):
        fail(
            f"A table without a leak has the columns {_listed(X)}. You return {_listed(found)}.",
            "all of its columns.",
            because=NONE_NOT_HANDLED,
        )


@exercise("3.4", needs=test_without_leak_drops_that_column)
def test_leak_functions_leave_their_input_alone(answers: Answers) -> None:
    """`find_leak` and `without_leak` do not change the table that they get."""
    X, y = _table(seed=30)
    X.insert(1, "stamp", y)
    for function in ("find_leak", "without_leak"):
        if answers.changed(function, X, y):
            fail(f"After `{function}(X, y)`, `X` or `y` is not as before.", "`X` and `y` as before.", because=MUTATES)


def _leak(answers: Answers, X: pd.DataFrame, y: Labels) -> str | None:
    """What `find_leak` answers: the name of a column, or None."""
    raised = answers.raised("find_leak", X, y)
    if raised is not None and raised.type_name == "KeyError":
        fail(
            f"`find_leak` stopped with KeyError: {raised.message}, for a table with the columns {_listed(X)}.",
            "the name of one of these columns.",
            because=BY_NAME,
        )
    found = answers.call("find_leak", X, y)
    items = found.ravel().tolist() if isinstance(found, np.ndarray) else found
    if isinstance(items, list | tuple) and len(items) < 2:
        found = items[0] if items else None
    if found is None or (isinstance(found, str) and found in X.columns):
        return found
    shown = f"a list of {len(items)} items" if isinstance(items, list | tuple) else describe(found)
    fail(
        f"`find_leak` gives {shown}.",
        "the name of one column of `X` (a str), or None.",
        cause="The function returns the column itself, its number, or several names.",
        next_step="Return the name: what you write in the brackets of `X[...]`.",
    )


def _dropped(answers: Answers, X: pd.DataFrame, y: Labels, because: Misconception) -> pd.DataFrame:
    """The table that `without_leak` returns. pandas raises if it is told to drop what is not there."""
    raised = answers.raised("without_leak", X, y)
    if raised is not None and (raised.type_name == "KeyError" or because is NONE_NOT_HANDLED):
        fail(
            f"`without_leak` stopped with {raised.type_name}: {raised.message}, for a table with the columns "
            f"{_listed(X)}.",
            "it ends without an error.",
            because=because,
        )
    return _frame(answers.call("without_leak", X, y))


def _frame(value: Plain) -> pd.DataFrame:
    if isinstance(value, pd.DataFrame):
        return value
    if value is None:
        fail(
            "`without_leak` gives None.",
            "a table (DataFrame).",
            cause="There is no `return` line, or it returns what `drop(..., inplace=True)` gives: None.",
            next_step="Return what `X.drop(columns=...)` gives, without `inplace`.",
        )
    found = f"`without_leak` gives {describe(value)}."
    fail(
        found,
        "a table (DataFrame).",
        cause="Something else than a table is returned, such as the name of a column.",
        next_step="Return the table without one column.",
    )


def _same_values(found: pd.DataFrame, wanted: pd.DataFrame) -> bool:
    try:
        return bool(np.allclose(found.to_numpy(dtype=float), wanted.to_numpy(dtype=float)))
    except (TypeError, ValueError):
        return False


def _table(seed: int) -> tuple[pd.DataFrame, Labels]:
    """60 rows of four honest columns, and labels 0 to 5, each at least once."""
    rng = np.random.default_rng(seed)
    y = rng.permutation(np.arange(60) % 6)
    # Whole numbers with repeats: only `row_number` above has another value in each row.
    columns = [y + rng.integers(0, 8, 60), rng.integers(0, 40, 60), rng.integers(0, 3, 60), rng.integers(5, 25, 60)]
    return pd.DataFrame(dict(zip(NAMES, columns, strict=True))), y
