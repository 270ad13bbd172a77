"""Checks of exercise 4.5: did it help."""

from __future__ import annotations

import numpy as np
from scipy.stats import t as student_t

from autograder.api import (
    Answers,
    Diagnose,
    Misconception,
    Own,
    Plain,
    by_description,
    describe,
    exercise,
    expect,
    fail,
)
from autograder.digits import relations
from autograder.digits.bar import expect_accuracy
from autograder.digits.judge import Judge

SIGN = Misconception(
    "difference-the-other-way",
    "The difference is default minus tuned.",
    "Take tuned minus default: then above zero means that tuning helped.",
)
UNPAIRED = Misconception(
    "pairs-ignored",
    "The spread of each list was used. Both models had the same split each time, so the pairs count.",
    "Subtract first, then take the spread of the differences.",
)
SPLITS_AS_INDEPENDENT = Misconception(
    "splits-taken-as-independent",
    "The splits share rows, so eight splits tell less than eight new data sets. The interval is too narrow.",
    "Take the square root of 1/n + 1/4, not of 1/n.",
)
SPREAD_FOR_ERROR = Misconception(
    "spread-for-error-of-the-mean",
    "The spread of single differences was taken for the uncertainty of their mean.",
    "Multiply by the square root of 1/n + 1/4.",
)
POPULATION_SPREAD = Misconception(
    "spread-divided-by-n",
    "`std` of NumPy divides by n unless told otherwise, which is too small for a sample.",
    "Write `.std(ddof=1)`.",
)
NORMAL_FACTOR = Misconception(
    "factor-for-many-splits",
    "1.96 is the factor for many values. For a few splits the factor is larger.",
    "Use `t.ppf(0.975, n - 1)`.",
)
TUNED_ANYWAY = Misconception(
    "winner-by-the-mean-alone",
    "The verdict looks at the mean difference only. An interval with zero inside does not tell a winner.",
    'Say "helps" only if the whole interval lies above zero, "hurts" only if it lies below.',
)
UNCORRECTED = Misconception(
    "verdict-without-the-correction",
    "The verdict is that of a test, or of an interval, that takes the splits as independent; the interval that you "
    "return is wider, and has zero inside.",
    "Decide by `low` and `high`, the numbers that you return.",
)
SCORES_CHANGED = Misconception(
    "scores-changed",
    "The function changes the scores that it is given, for example with `-=` or `sort`.",
    "Make new arrays: `differences = tuned_scores - default_scores`.",
)
SEARCH_FOR_MODEL = Misconception(
    "search-for-final-model",
    "A search was handed over. It would search again on any rows that it is fitted on.",
    "Return the pipeline with the parameters that you chose.",
)
NO_STEP_ALGO = Misconception(
    "final-model-without-step",
    "The model is no pipeline, or its step has another name. Code that was written for `algo__…` cannot use it.",
    'Make it as in lesson 3: `Pipeline([("algo", …)])`.',
)
FITTED_MODEL = Misconception(
    "fitted-final-model",
    "The model is fitted already: `fit` is called in `final_model`, or it is a model that was fitted before, such as "
    "`best_estimator_`.",
    "Make a new Pipeline with the chosen parameters and return it without `fit`, or return a copy that is not fitted: "
    "`sklearn.base.clone(model)`.",
)
WEAK_MODEL = Misconception(
    "model-too-small",
    "The forest is held back by few trees, shallow trees or large leaves, or by several of these.",
    "Take 100 trees or more, and leave the depth and the size of the leaves at their defaults.",
)

# (default, tuned): close together; tuning clearly helps; tuning clearly hurts.
CLOSE = (
    [0.912, 0.921, 0.903, 0.917, 0.909, 0.925, 0.914, 0.906],
    [0.915, 0.918, 0.908, 0.916, 0.913, 0.922, 0.919, 0.904],
)
HELPED = ([0.851, 0.842, 0.863, 0.858, 0.847], [0.902, 0.897, 0.911, 0.913, 0.894])
HURT = ([0.915, 0.921, 0.908, 0.918, 0.911, 0.924], [0.861, 0.873, 0.855, 0.869, 0.858, 0.868])
# Splits taken as independent would tell a winner here.
NEARLY = (
    [0.912, 0.921, 0.903, 0.917, 0.909, 0.925, 0.914, 0.906],
    [0.915, 0.923, 0.914, 0.917, 0.918, 0.933, 0.927, 0.909],
)
NEARLY_HURT = (NEARLY[1], NEARLY[0])
TWO = ([0.90, 0.91], [0.93, 0.92])
_DRAWS = np.random.default_rng(46).normal(0.9, 0.01, (2, 130)).round(4)
MANY = (_DRAWS[0].tolist(), (_DRAWS[1] - np.where(np.arange(130) < 100, 0.01, 0.06)).tolist())
VERDICTS = ("helps", "hurts", "no clear difference")


@exercise("4.5")
def test_compare_gives_the_difference(answers: Answers) -> None:
    """`compare` gives the mean of tuned minus default."""
    for scores in (HELPED, HURT, TWO, MANY):
        difference = _compared(answers, scores, "difference")
        wanted = float(np.mean(np.subtract(scores[1], scores[0])))
        if abs(difference - wanted) < 0.00051:
            continue
        fail(
            f"For default scores near {np.mean(scores[0]):.2f} and tuned scores near {np.mean(scores[1]):.2f}, "
            f"`difference` is {difference:.4f}.",
            "the mean of tuned minus default.",
            because=SIGN if abs(difference + wanted) < 0.00051 else None,
            cause="Something else was computed than a difference of means.",
            next_step="Subtract the two arrays, and take the mean of the differences.",
        )
    if answers.changed("compare", np.array(HELPED[0]), np.array(HELPED[1])):
        fail("After the call, the scores are other ones than before.", "both arrays as before.", because=SCORES_CHANGED)


@exercise("4.5", needs=test_compare_gives_the_difference)
def test_compare_gives_the_interval(answers: Answers) -> None:
    """`compare` gives the ends of the 95 % interval."""
    for scores in (CLOSE, HELPED, TWO, MANY):
        low, high = _compared(answers, scores, "low"), _compared(answers, scores, "high")
        half, wanted = (high - low) / 2, _half_width(scores)
        middle = float(np.mean(np.subtract(scores[1], scores[0])))
        if abs(low - middle + wanted) < 0.00006 and abs(high - middle - wanted) < 0.00006:
            continue
        found = f"For {len(scores[0])} splits, the interval goes from {low:.4f} to {high:.4f}."
        if abs((low + high) / 2 - middle) > 0.00006 or half <= 0:
            fail(
                found,
                "an interval with the mean difference in its middle.",
                cause="The ends are exchanged, or they do not lie equally far from the difference.",
                next_step="`low` is the difference minus the half width, `high` is the difference plus it.",
            )
        slip = next((slip for slip, width in _wrong_widths(scores) if abs(half - width) < 0.00003), None)
        fail(
            f"{found} Its half width is {half:.4f}.",
            f"an interval that is {'wider' if half < wanted else 'narrower'}.",
            because=slip,
            cause="One of the three factors of the half width is another one.",
            next_step="Take the ends from `interval(differences)`, or compare each of your factors with its formula.",
        )


@exercise("4.5", needs=test_compare_gives_the_difference)
def test_compare_says_what_the_interval_says(answers: Answers) -> None:
    """The verdict follows from the interval."""
    none = "no clear difference"
    for scores, wanted in (
        (HELPED, "helps"),
        (HURT, "hurts"),
        (CLOSE, none),
        (NEARLY, none),
        (NEARLY_HURT, none),
        (TWO, none),
        (MANY, "hurts"),
    ):
        verdict = expect.text(_entry(answers, scores, "verdict"), "the `verdict`").strip().lower().rstrip(".")
        low, high = _compared(answers, scores, "low"), _compared(answers, scores, "high")
        if verdict not in VERDICTS:
            fail(
                f"The verdict is {verdict!r}.",
                f"one of: {', '.join(VERDICTS)}.",
                cause="The verdict is spelled in another way, or it is something else.",
                next_step="Copy the words from the exercise.",
            )
        # The verdict need only follow from the ends that are given: if these are wrong, another check says so.
        if verdict not in (wanted, _verdict(low, high)):
            fail(
                f"For an interval from {low:.4f} to {high:.4f}, the verdict is {verdict!r}.",
                "a verdict that the interval supports.",
                because=_hasty(answers) if wanted == none else None,
                cause="The verdict is decided by something else than the two ends.",
                next_step="Compare both ends of the interval with zero.",
            )
    _tells_no_winner_of_equals(answers)


def _tells_no_winner_of_equals(answers: Answers) -> None:
    """End the check unless equal scores give no winner: an interval from 0 to 0 lies on neither side of zero."""
    verdict = str(_entry(answers, (HELPED[0], HELPED[0]), "verdict")).strip().lower().rstrip(".")
    if verdict != "no clear difference":
        fail(
            f"If both models have the same scores, the verdict is {verdict[:40]!r}.",
            "a verdict that the interval supports: it has zero inside.",
            cause="An end that is zero is taken for one beside zero.",
            next_step='"helps" needs `low > 0`, "hurts" needs `high < 0`.',
        )


def _verdict(low: float, high: float) -> str:
    """What an interval says."""
    return "helps" if 0 < low <= high else "hurts" if low <= high < 0 else "no clear difference"


def _hasty(answers: Answers) -> Misconception | None:
    """Why a winner is told that the interval does not show."""
    verdicts = [str(_entry(answers, scores, "verdict")).strip().lower() for scores in (CLOSE, (CLOSE[1], CLOSE[0]))]
    # The means of these scores hardly differ: whoever tells a winner looks at the mean alone.
    if verdicts == ["helps", "hurts"]:
        return TUNED_ANYWAY
    return UNCORRECTED if all(verdict.startswith("no") for verdict in verdicts) else None


@exercise("4.5")
def test_final_model_is_not_fitted(answers: Answers) -> None:
    """`final_model` gives a new model that is ready to be fitted."""
    view = answers.estimator(Own("final_model"))
    if view.class_name.endswith("SearchCV"):
        fail(f"`final_model` gives a {view.class_name}.", "one model.", because=SEARCH_FOR_MODEL)
    if view.fitted:
        fail("The model is fitted already.", "a model that is not fitted.", because=FITTED_MODEL)
    if [name for name, _ in view.steps] != ["algo"]:
        names = ", ".join(name for name, _ in view.steps) or "none"
        fail(
            f"`final_model` gives a {view.class_name}; its steps are: {names}.",
            "a Pipeline with one step named `algo`.",
            because=NO_STEP_ALGO if len(view.steps) < 2 else None,
            cause="The pipeline has more than one step.",
            next_step='Make it as in lesson 3: `Pipeline([("algo", …)])`, with the model as the only step.',
        )


@exercise("4.5", needs=test_final_model_is_not_fitted)
def test_final_model_reads_new_images(answers: Answers, judge: Judge, diagnose: Diagnose) -> None:
    """The final model, fitted on 1600 rows, reads new images about as well as the default forest."""
    model = by_description(answers, Own("final_model"))
    relations.learns_what_it_is_given(answers, model, judge)
    expect_accuracy(answers, Own("final_model"), judge, diagnose, WEAK_MODEL)


def _entry(answers: Answers, scores: tuple[list[float], list[float]], key: str) -> Plain:
    """One entry of what `compare` gives for these scores."""
    result = answers.call("compare", np.array(scores[0]), np.array(scores[1]))
    if not isinstance(result, dict):
        fail(
            f"`compare` gives {describe(result)}.",
            "a dict with the keys difference, low, high and verdict.",
            cause="The function may lack its `return`, or it returns the values without their names.",
            next_step="Return one dict.",
        )
    if key not in result:
        fail(
            f"The keys of the result are: {', '.join(map(str, result)) or 'none'}.",
            "the keys difference, low, high and verdict.",
            cause="A key is missing, or it is spelled in another way.",
            next_step="Compare the names letter by letter.",
        )
    return result[key]


def _compared(answers: Answers, scores: tuple[list[float], list[float]], key: str) -> float:
    return expect.number(_entry(answers, scores, key), f"the `{key}` of `compare`")


def _half_width(scores: tuple[list[float], list[float]]) -> float:
    """Half of the corrected 95 % interval of the mean difference (Nadeau and Bengio 2003)."""
    differences = np.subtract(scores[1], scores[0])
    n = len(differences)
    return float(student_t.ppf(0.975, n - 1) * differences.std(ddof=1) * np.sqrt(1 / n + 1 / 4))


def _wrong_widths(scores: tuple[list[float], list[float]]) -> list[tuple[Misconception, float]]:
    """Half widths that known slips give."""
    default, tuned = np.array(scores[0]), np.array(scores[1])
    differences = tuned - default
    n, root = len(default), np.sqrt(1 / len(default) + 1 / 4)
    factor = float(student_t.ppf(0.975, n - 1))
    spread = differences.std(ddof=1)
    both = np.sqrt(default.var(ddof=1) + tuned.var(ddof=1))
    return [
        (SPLITS_AS_INDEPENDENT, factor * spread / np.sqrt(n)),
        (SPREAD_FOR_ERROR, factor * spread),
        (POPULATION_SPREAD, factor * differences.std() * root),
        (NORMAL_FACTOR, 1.96 * spread * root),
        *((UNPAIRED, factor * width * root) for width in (both, default.std(ddof=1), tuned.std(ddof=1))),
    ]
