"""Checks of exercise 4.1: a space with the default inside."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import RandomForestClassifier

from autograder.api import Answers, Built, Misconception, Opaque, Own, Plain, describe, exercise, fail

NO_STEP = Misconception(
    "names-without-the-step",
    "The names are those of the forest, but the search tunes a pipeline, which hands them on by step.",
    "Begin each name with the step and two underscores: `algo__max_depth`.",
)
ONE_VALUE = Misconception(
    "one-value-for-a-range",
    "A parameter got one value. The search then has nothing to choose from.",
    "Give each parameter a list of values, or a distribution such as `randint(1, 6)`.",
)
PAIR_AS_RANGE = Misconception(
    "pair-read-as-a-range",
    "A list or tuple of two numbers holds these two values only: it is no range from the one to the other.",
    "Use `loguniform(low, high)` for a range of shares, or a list of three shares or more.",
)
DECIMAL_LEAF = Misconception(
    "decimals-for-whole-numbers",
    "`uniform` and `loguniform` draw decimal numbers, and this parameter counts things.",
    "Use `randint(low, high)`; it stops before `high`.",
)
UNIFORM_WIDTH = Misconception(
    "uniform-end-for-width",
    "`uniform(a, b)` of SciPy goes from a to a + b: its second argument is the width.",
    "Write `uniform(low, high - low)`, or `loguniform(low, high)`, which takes both ends.",
)
TOO_WIDE = Misconception(
    "shares-too-large",
    "The share of pixels per split reaches far. Each such fit is slow, and the default is small.",
    "Stop at 0.3 for `algo__max_features`.",
)
MISSES_DEFAULT_SHARE = Misconception(
    "default-share-outside",
    "The default looks at sqrt(784) = 28 of 784 pixels, a share of 0.036. The space starts above it.",
    "Let `algo__max_features` begin below 0.036, at 0.02 for example.",
)
MISSES_NO_LIMIT = Misconception(
    "no-limit-left-out",
    "The default forest has no depth limit: `max_depth=None`. A range of numbers cannot hold None.",
    "Use a list for `algo__max_depth`, and put None into it.",
)
MISSES_DEFAULT_LEAF = Misconception(
    "default-leaf-outside",
    "The default forest allows leaves with one image. The space starts with larger leaves.",
    "Let `algo__min_samples_leaf` begin at 1.",
)

LEAVES_TOO_LARGE = Misconception(
    "leaves-too-large",
    "The leaves may get large. A tree that must keep many images together tells the digits apart less well, so such a "
    "draw can hardly win.",
    "Let `algo__min_samples_leaf` end at about 5.",
)

COUNTS_FOR_SHARES = Misconception(
    "counts-for-shares",
    "Whole numbers are read as numbers of pixels. From a table with more pixels they would take another share.",
    "Use shares, decimals such as 0.03 and 0.3: `loguniform(0.03, 0.3)`.",
)

SPACE_KEYS = ("algo__max_features", "algo__min_samples_leaf", "algo__max_depth")
DEFAULT_SHARE = 28 / 784
MAX_SHARE = 0.3
MAX_LEAF = 10
ROUNDING = 1e-6
"""What a bound may be off by in a grid of float32."""
COUNTED = {"algo__min_samples_leaf", "algo__max_depth", "algo__n_estimators"}


@exercise("4.1")
def test_space_names_parameters_of_the_step(answers: Answers) -> None:
    """The names in the space are parameters of the step `algo`, each with several values."""
    space = answers.call("search_space")
    if not isinstance(space, dict):
        fail(
            f"`search_space` gives {describe(space)}.",
            "a dict: names of parameters, each with a list or a distribution.",
            cause="The function may lack its `return`, or it returns something else than the dict.",
            next_step="End the function with `return` and one dict.",
        )
    known = RandomForestClassifier().get_params()
    for name in map(str, space):
        step, _, parameter = name.partition("__")
        if name in known or (name.startswith("algo_") and not parameter):
            fail(f"One name is `{name}`.", "names that begin with the step, as `algo__…`.", because=NO_STEP)
        if step != "algo":
            fail(
                f"One name is `{name}`.",
                "names that begin with the step, as `algo__…`.",
                cause="The step of the pipeline is called `algo`; this name begins with something else.",
                next_step="Write `algo`, two underscores, and the forest's own name.",
            )
        if parameter not in known:
            fail(
                f"One name is `{name}`, and the forest has no parameter `{parameter}`.",
                "names that the forest has.",
                cause="This looks like a typing error.",
                next_step="Print `RandomForestClassifier().get_params().keys()` and compare.",
            )
    for name in SPACE_KEYS:
        if name not in space:
            fail(
                f"The space has {', '.join(f'`{key}`' for key in space) or 'no name'}.",
                f"the name `{name}` too.",
                cause="A parameter that is not in the space keeps its default, and is not searched.",
                next_step="Add it with a list or a distribution.",
            )
    for name, values in space.items():
        # Lists, arrays, ranges and distributions can be drawn from; the last two arrive as Opaque.
        if values is None or isinstance(values, str | int | float | dict):
            fail(f"`{name}` has {describe(values)}.", "a list of values, or a distribution.", because=ONE_VALUE)
        if isinstance(values, list | tuple | np.ndarray) and _count(values) < 2:
            fail(f"`{name}` has fewer than two values.", "two values or more.", because=ONE_VALUE)


@exercise("4.1", needs=test_space_names_parameters_of_the_step)
def test_space_can_be_drawn_from(answers: Answers) -> None:
    """Each draw from the space is a forest that can be fitted quickly."""
    draws = _draws(answers, 60)
    shares = [_share(draw["algo__max_features"]) for draw in draws]
    space = answers.call("search_space")
    values = space.get("algo__max_features") if isinstance(space, dict) else None
    if len(set(shares)) < 3:
        found = ", ".join(f"{share:.3f}" for share in sorted(set(shares)))
        pair = isinstance(values, list | tuple | np.ndarray) and len(set(shares)) == 2
        fail(
            f"In {len(draws)} draws, `algo__max_features` takes only these shares: {found}.",
            "three different values or more.",
            because=PAIR_AS_RANGE if pair else ONE_VALUE if len(set(shares)) == 1 else None,
            cause="The distribution has two values only.",
            next_step="Use `loguniform(low, high)`, or a list of three shares or more.",
        )
    if max(shares) > MAX_SHARE + ROUNDING:
        # The common slip, uniform(0.02, 0.3), ends at 0.32, and its draws lie evenly between both ends.
        low, high = min(shares), max(shares)
        even = isinstance(values, Opaque) and abs(np.mean(shares) - (low + high) / 2) < 0.15 * (high - low)
        fail(
            f"The largest share of pixels in {len(draws)} draws is {high:.3f}.",
            f"shares of at most {MAX_SHARE}.",
            because=UNIFORM_WIDTH if even and MAX_SHARE < high < MAX_SHARE + 0.04 else TOO_WIDE,
        )
    leaves = [draw["algo__min_samples_leaf"] for draw in draws]
    if max(leaves) > MAX_LEAF:
        fail(
            f"The leaf sizes that are drawn: {_some(leaves)}.",
            "whole numbers from 1 to about 5.",
            because=LEAVES_TOO_LARGE,
        )
    trees = [draw.get("algo__n_estimators", 100) for draw in draws]
    if max(trees) > 250:
        fail(
            f"A draw has {max(trees)} trees.",
            "at most about 200 trees.",
            cause="More trees take more time, and hardly change the score from 100 on.",
            next_step="Leave `algo__n_estimators` out: the number of trees is not tuned.",
        )


@exercise("4.1", needs=test_space_can_be_drawn_from)
def test_space_contains_the_default(answers: Answers) -> None:
    """The default forest lies inside the space."""
    # 400 draws: a range that gives the default region 3 % of its width is missed once in 200 000.
    draws = _draws(answers, 400)
    shares = [_share(draw["algo__max_features"]) for draw in draws]
    if not min(shares) <= DEFAULT_SHARE + ROUNDING:
        fail(
            f"In {len(draws)} draws the smallest share of pixels is {min(shares):.3f}.",
            "shares on both sides of the default's.",
            because=MISSES_DEFAULT_SHARE,
        )
    if max(shares) < DEFAULT_SHARE - ROUNDING:
        fail(
            f"In {len(draws)} draws the largest share of pixels is {max(shares):.3f}.",
            "shares on both sides of the default's.",
            cause="The whole range lies below the default share, 28 of 784 pixels.",
            next_step="Let `algo__max_features` end at 0.3.",
        )
    depths = [draw["algo__max_depth"] for draw in draws]
    if None not in depths:
        fail(f"The depths that are drawn: {_some(depths)}.", "None among them.", because=MISSES_NO_LIMIT)
    if len(set(depths)) < 2:
        fail("The only depth that is drawn is None.", "a few depths, with None among them.", because=ONE_VALUE)
    leaves = [draw["algo__min_samples_leaf"] for draw in draws]
    if 1 not in leaves:
        fail(f"The leaf sizes that are drawn: {_some(leaves)}.", "1 among them.", because=MISSES_DEFAULT_LEAF)
    trees = [draw.get("algo__n_estimators", 100) for draw in draws]
    # In 400 draws from 100 to 200, all lie above 105 once in 10^10.
    if not min(trees) <= 105 or max(trees) < 100:
        fail(
            f"The numbers of trees go from {min(trees)} to {max(trees)}.",
            "a range that holds the default number of trees.",
            cause="The default number of trees lies outside the range.",
            next_step="Leave `algo__n_estimators` out: the number of trees is not tuned.",
        )
    defaults = RandomForestClassifier().get_params()
    for name in sorted(set(draws[0]) - {*SPACE_KEYS, "algo__n_estimators"}):
        _holds(name, [draw[name] for draw in draws], defaults[name.removeprefix("algo__")])


def _count(values: list[Plain] | tuple[Plain, ...] | NDArray[Any]) -> int:
    """How many values there are to choose from. An array of no dimension cannot be chosen from."""
    return len(values) if not isinstance(values, np.ndarray) or values.ndim else 0


def _draws(answers: Answers, n: int) -> list[dict[str, Any]]:
    """Draws from the student's space, as the search would make them. Fewer if all values are lists.

    Each has the same names, all of the forest, and whole numbers for what is counted.
    """
    space, seed = Own("search_space"), {"random_state": 0}
    sampler = Built("sklearn.model_selection.ParameterSampler", args=(space, n), params=seed)
    draws = answers.value(Built("pandas.Series", args=(sampler,)))
    known = {f"algo__{name}" for name in RandomForestClassifier().get_params()}
    sound = isinstance(draws, list) and draws and all(isinstance(draw, dict) for draw in draws)
    names = set(draws[0]) if sound else set()  # type: ignore[index,arg-type]
    if not sound or not set(SPACE_KEYS) <= names <= known or any(set(draw) != names for draw in draws):  # type: ignore[arg-type,union-attr]
        fail(
            "What is drawn from the space is no set of parameters of the forest, or another one each time.",
            "a dict of lists and distributions, the same on each call.",
            cause="The function gives something else on a second call, or its values cannot be drawn from.",
            next_step="Call `list(ParameterSampler(search_space(), 5))` in a new cell, and look at the draws.",
        )
    drawn: list[dict[str, Any]] = draws  # type: ignore[assignment]
    for name in sorted(COUNTED & names):
        for draw in drawn:
            _counts(name, draw[name], answers)
    return drawn


def _counts(name: str, value: Plain, answers: Answers) -> None:
    """End the check unless a drawn value can be a number of things."""
    limit = name == "algo__max_depth" and value is None
    whole = isinstance(value, int) and not isinstance(value, bool) and value >= 1
    share = name == "algo__min_samples_leaf" and isinstance(value, float) and 0 < value < 1
    if limit or whole or share:
        return
    space = answers.call("search_space")
    drawn = isinstance(space, dict) and isinstance(space.get(name), Opaque)
    fail(
        f"A draw has `{name}` = {describe(value)}.",
        "a whole number, 1 or more.",
        because=DECIMAL_LEAF if drawn and isinstance(value, float) else None,
        cause="The space holds a value that a forest cannot use.",
        next_step="Use `randint(low, high)` with `low` of 1 or more, or a list of whole numbers.",
    )


def _share(value: Plain) -> float:
    """The share of the 784 pixels that a value of `max_features` stands for."""
    named = {"sqrt": 28, "log2": 9, None: 784}
    if value is None or (isinstance(value, str) and value in named):
        return named[value] / 784
    if isinstance(value, float) and 0 < value <= 1:
        return value
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 784:
        fail(
            f"A draw has `algo__max_features` = {value}.",
            "a share of the pixels: a decimal number from about 0.03 to 0.3.",
            because=COUNTS_FOR_SHARES,
        )
    fail(
        f"A draw has `algo__max_features` = {describe(value)}.",
        "a share above 0 and up to 1, or 'sqrt'.",
        cause="The values are not what `max_features` can be.",
        next_step="Use a distribution of shares: `loguniform(low, high)`.",
    )


def _holds(name: str, values: list[Any], default: Any) -> None:
    values = [value for value in values if value is None or isinstance(value, str | int | float)]
    numbers = [value for value in values if isinstance(value, int | float)]
    numeric = isinstance(default, int | float) and numbers and min(numbers) <= default <= max(numbers)
    if not numeric and default not in values:
        fail(
            f"`{name}` takes {_some(values)}.",
            "the forest's own default among the values.",
            cause="The search could not find the default forest again: it lies outside the space.",
            next_step="Look it up with `RandomForestClassifier().get_params()`, or leave this parameter out.",
        )


def _some(values: list[Any]) -> str:
    """A few of the values, for a message."""
    different = sorted({value for value in values if isinstance(value, int | float)})
    words = [f"{value:.3g}" for value in different]
    words += sorted({str(value) for value in values if value is None or isinstance(value, str)})
    return ", ".join(words if len(words) <= 6 else [*words[:3], "…", *words[-2:]]) or "none"
