"""Checks of exercise 3.2: a pipeline of one step."""

from __future__ import annotations

import numpy as np

from autograder.api import (
    Answers,
    Diagnose,
    EstimatorView,
    Misconception,
    Opaque,
    by_description,
    describe,
    exercise,
    fail,
)
from autograder.digits import relations
from autograder.digits.bar import expect_accuracy
from autograder.digits.judge import Judge

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
OWN_CLASS = Misconception(
    "class-of-the-same-name",
    "A class that was written in the notebook has the name of scikit-learn's class.",
    "Give your own class another name, and use `Pipeline` and `RandomForestClassifier` as scikit-learn has them.",
)
FITTED = Misconception(
    "fitted-pipeline",
    "`fit` was called inside the function (or one pipeline is made outside the function, or kept from an earlier call, "
    "and was fitted later). Then the function decides which rows the model sees, and a split comes too late.",
    "Make the pipeline inside the function, anew in each call, and return it without `fit`. Who calls the function "
    "will fit it.",
)
SAME_OBJECT = Misconception(
    "same-object",
    "The pipeline, or the forest in it, was made once, and each call hands out this same object: it is made outside "
    "the function, or kept from an earlier call, as a cache does. What one user fits, all users get.",
    "Make the forest and the pipeline anew in each call: their lines inside the function, and no cache.",
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
GENERATOR = Misconception(
    "generator-for-seed",
    "A generator was given instead of a number. It goes on from fit to fit, so the same pipeline, fitted twice on the "
    "same rows, is another forest the second time.",
    "Give the number itself: `random_state=42`.",
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
        fail(
            found,
            "a Pipeline.",
            because=BARE_CLASSIFIER if view.class_name.endswith("Classifier") else None,
            cause="Something else than a pipeline is returned.",
            next_step='Return `Pipeline([("name", model)])`: a list with one pair.',
        )
    names = [name for name, _ in view.steps]
    listed = ", ".join(f"`{name}` ({step.class_name})" for name, step in view.steps) or "no step"
    # A step that is only a word, "passthrough", is none with parameters; it is a step all the same.
    every = view.params.get("steps")
    if len(view.steps) > 1 or (isinstance(every, list) and len(every) > 1):
        number = len(every) if isinstance(every, list) else len(view.steps)
        fail(f"The pipeline has {number} steps, among them {listed}.", "one step.", because=EXTRA_STEP)
    if names != ["algo"]:
        fail(
            f"The pipeline has {listed}.",
            "one step with the name `algo`.",
            because=WRONG_STEP_NAME if names else None,
            cause="The list of steps is empty, or its step is no estimator.",
            next_step='Put one pair into the list: `("algo", RandomForestClassifier(...))`.',
        )
    model = view.steps[0][1].class_name
    if model != "RandomForestClassifier":
        because = REGRESSOR if model.endswith("Regressor") else OTHER_MODEL
        fail(f"The step `algo` holds a {model}.", "a random forest for classes.", because=because)
    part = answers.description("make_pipeline")
    if isinstance(part, Opaque) and part.type_name in ("Pipeline", model):
        fail(
            f"The class {part.type_name} in the pipeline is not the one of scikit-learn.",
            "scikit-learn's own classes.",
            because=OWN_CLASS,
        )


@exercise("3.2", needs=test_pipeline_has_one_step_algo)
def test_pipeline_is_new_and_unfitted(answers: Answers) -> None:
    """Each call of `make_pipeline` gives a new pipeline that is not fitted."""
    if answers.estimator("make_pipeline").fitted:
        fail("The pipeline that `make_pipeline()` returns is fitted.", "one that has seen no data.", because=FITTED)
    if answers.is_shared("make_pipeline"):
        fail(
            "Two calls gave the same pipeline, or two with the same forest in them: if one is fitted, so is the other.",
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
    first, second = (answers.fit_predict(by_description(answers, "make_pipeline"), X, y, X_new) for _ in range(2))
    seed = _step(answers).params.get("random_state")
    different = int(np.sum(first != second))
    if different:
        fail(
            f"Two pipelines fitted on the same rows disagree on {different} of 200 new rows.",
            "the same predictions both times.",
            because=NO_RANDOM_STATE if seed is None else None,
            cause=f"`random_state` of the classifier is {describe(seed)}, but something else is drawn at random.",
            next_step="Make the same pipeline on each call, with `random_state=42` in the classifier.",
        )
    if seed is None:
        fail("`random_state` of the classifier is None.", "a fixed `random_state`.", because=NO_RANDOM_STATE)
    if seed != 42:
        is_number = isinstance(seed, int | float)
        fail(
            f"`random_state` of the classifier is {describe(seed)}.",
            "the seed that the exercise gives, 42.",
            because=OTHER_SEED if is_number else GENERATOR if isinstance(seed, Opaque) else None,
            cause="`random_state` is no number.",
            next_step="Give `random_state=42` to the classifier.",
        )


@exercise("3.2", needs=test_pipeline_has_one_step_algo)
def test_pipeline_learns_the_labels_it_gets(answers: Answers, judge: Judge) -> None:
    """The pipeline learns from the labels it is given: renamed classes are followed, shuffled ones lead nowhere."""
    model = by_description(answers, "make_pipeline")
    relations.learns_something(answers, model, judge)
    relations.learns_what_it_is_given(answers, model, judge)


@exercise("3.2", needs=(test_pipeline_is_new_and_unfitted, test_pipeline_learns_the_labels_it_gets))
def test_pipeline_accuracy(answers: Answers, judge: Judge, diagnose: Diagnose) -> None:
    """Fitted on 1600 digits, the pipeline reads about nine of ten new digits."""
    expect_accuracy(answers, "make_pipeline", judge, diagnose, TOO_SMALL)


def _step(answers: Answers) -> EstimatorView:
    """The last step of the student's pipeline, for messages."""
    view = answers.estimator("make_pipeline")
    return view.steps[-1][1] if view.steps else view
