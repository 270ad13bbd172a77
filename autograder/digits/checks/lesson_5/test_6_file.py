"""Checks of exercise 5.6: save and load."""

from __future__ import annotations

import os
import pickle
import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from autograder.api import (
    Answers,
    Built,
    EstimatorView,
    Failure,
    File,
    Misconception,
    Own,
    Plain,
    describe,
    exercise,
    fail,
)

TRUSTS_NOTHING = Misconception(
    "trusts-nothing",
    "skops refuses the forest, because it holds a type that you have not named as trusted.",
    "Give `ALLOWED_TYPES` to `skops.io.load` as `trusted`.",
)
PICKLE_SAVED = Misconception(
    "pickle-saved",
    "`save_model` does not write a skops file. Perhaps it uses pickle or joblib.",
    "Write with `skops.io.dump(model, path)`.",
)
PICKLE_LOADED = Misconception(
    "pickle-loaded",
    "`load_model` reads pickles. Loading a pickle runs whatever code the file holds.",
    "Read with `skops.io.load`.",
)
NO_PATH = Misconception(
    "path-not-returned",
    "The function ends without giving the path back.",
    "End `save_model` with `return path`.",
)
OTHER_PATH = Misconception(
    "other-path",
    "The model is not written to the file at `path`, or not read from there.",
    "Use `path` as it is given, without a folder or an ending of your own, and keep no model in a variable.",
)
TRUSTS_ALL = Misconception(
    "trusts-everything",
    "Each type that the file asks for is trusted. Then every file is let in.",
    "Compare the types of the file with `ALLOWED_TYPES`, and raise an error if there is another one.",
)


IN_SILENCE = Misconception(
    "refused-without-an-error",
    "The file is not loaded, but the function ends as if all were well: it returns something else, or only prints. Who "
    "called it does not notice.",
    "Use `raise ValueError(...)`, and do not catch it inside the function.",
)
ONE_TYPE_IS_ENOUGH = Misconception(
    "one-known-type-is-enough",
    "The file holds a type of `ALLOWED_TYPES` and another one, and it is loaded: one known type lets in all others.",
    "Each type must be allowed: look for those that are not.",
)
BY_PREFIX = Misconception(
    "allowed-by-prefix",
    "A type is let in because its name begins like an allowed one, with `sklearn`. Functions of scikit-learn can read "
    "files and the web.",
    "Compare whole names with `ALLOWED_TYPES`.",
)
FIXED_NAME = Misconception(
    "path-not-used",
    "`load_model` gives the same, whatever file it is told to load: it does not look at its `path`.",
    "Open `path`, the argument.",
)


@cache
def _saved() -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.float64]]:
    """Rows to fit, with labels that only this model can have; and new rows."""
    random = np.random.default_rng(57)
    X = random.normal(size=(120, 6))
    return X, (X[:, 0] + X[:, 1] > 0).astype(np.int64) + 70, random.normal(size=(100, 6))


@exercise("5.6")
def test_model_comes_back(answers: Answers) -> None:
    """A forest that was saved and loaded is fitted, and predicts the same."""
    X, y, new = _saved()
    forest = Built("sklearn.ensemble.RandomForestClassifier", {"n_estimators": 10, "random_state": 5}, fit=(X, y))
    model = Built("sklearn.pipeline.Pipeline", {"steps": [("algo", forest)]})
    path = answers.call("save_model", model, File("model.skops", b""))
    if path is None or isinstance(path, bool | int | float):
        fail(f"`save_model` gives {describe(path)}.", "the path, as it was given.", because=NO_PATH)
    loaded = Own("load_model", (Own("save_model", (model, File("model.skops", b""))),))
    raised = answers.raised("load_model", *loaded.args)
    if raised is not None and raised.type_name == "UntrustedTypesFoundException":
        fail(f"`load_model` stopped with {raised.type_name}.", "a forest is loaded.", because=TRUSTS_NOTHING)
    if raised is not None and raised.type_name == "BadZipFile":
        fail(
            "The file that `save_model` names is not a skops file.",
            "a file of skops.",
            because=PICKLE_SAVED if _is_pickle(answers, loaded.args[0]) else None,
            cause="Nothing was written there, or it was written in another way.",
            next_step="Write with `skops.io.dump(model, path)`, and return this `path`.",
        )
    view = answers.estimator(loaded)
    if not view.fitted and view.class_name != "Pipeline":
        fail(
            f"The loaded {view.class_name} is not fitted.",
            "a model that can predict.",
            cause="Another model is saved than the one that the function gets, or a new one is made while loading.",
            next_step="Save `model` itself, and return what `skops.io.load` gives.",
        )
    if view.class_name != "Pipeline":
        fail(
            f"A Pipeline was saved, and the loaded model is a {view.class_name}.",
            "the whole model, as it was saved.",
            cause="A part of the model is saved, or a part is returned.",
            next_step="Save `model` itself, and return what `skops.io.load` gives.",
        )
    # A frozen estimator is never fitted again: these are the predictions of the file.
    frozen = Built("sklearn.frozen.FrozenEstimator", args=(loaded,))
    expected = answers.fit_predict(Built("sklearn.frozen.FrozenEstimator", args=(model,)), X, y, new)
    found = answers.fit_predict(frozen, X[:2], y[:2] - 7, new)
    if not np.array_equal(found, expected):
        fail(
            f"{int((found != expected).sum())} of {len(new)} predictions differ after saving and loading.",
            "the same predictions as before.",
            cause="Another model is saved, or it is fitted again.",
            next_step="Save the `model` that the function gets, and change nothing in it.",
        )


@exercise("5.6", needs=test_model_comes_back)
def test_model_is_in_the_file(answers: Answers) -> None:
    """The file at `path` holds the model, and it is not a pickle."""
    _refuses_a_pickle(answers)
    model = Built("sklearn.dummy.DummyClassifier", {"strategy": "most_frequent"}, fit=([[0.0], [1.0]], [4, 4]))
    for name in ("of_class_7b.skops", "forest 12.bin"):
        path = answers.call("save_model", model, File(name, b""))
        if isinstance(path, str) and re.split(r"[/\\]", path)[-1] != name:
            fail(
                f"For a path that ends with {name!r}, `save_model` returns {path!r}.",
                "the path as it was given.",
                because=OTHER_PATH,
            )
    before = File("model.skops", _older())
    for loaded, digit in (
        (Own("load_model", (before,)), 9),
        (Own("load_model", (Own("save_model", (model, before)),)), 4),
    ):
        frozen = Built("sklearn.frozen.FrozenEstimator", args=(loaded,))
        found = answers.fit_predict(frozen, [[0.0]], [4], [[0.0], [1.0]])
        if found.tolist() != [digit, digit]:
            fail(
                f"The file at `path` held a model that predicts 9. {_WHEN[digit]}, the loaded one predicts {found[0]}.",
                f"{digit}, the prediction of the model that is in the file now.",
                because=OTHER_PATH,
            )


_WHEN = {9: "Before anything else is saved there", 4: "After another model, which predicts 4, is saved there"}


@exercise("5.6", needs=test_model_is_in_the_file)
def test_load_refuses_unknown_types(answers: Answers) -> None:
    """A file with a type that nobody expects is refused."""
    for content, what, because in _odd_files():
        file = File("model.skops", content)
        if answers.raised("load_model", file) is not None:
            continue
        loaded = answers.call("load_model", file)
        fail(
            f"`load_model` ends without an error for a file that asks for {what}. It gives {describe(loaded)}.",
            "an error: this type is not in `ALLOWED_TYPES`.",
            because=because if isinstance(loaded, EstimatorView) else IN_SILENCE,
        )


def _refuses_a_pickle(answers: Answers) -> None:
    """End the check if a pickle is loaded. A harmless one of our own: a dictionary."""
    content = {"this is": "a pickle"}
    file = File("model.skops", pickle.dumps(content))
    if answers.raised("load_model", file) is not None:
        return
    loaded = answers.call("load_model", file)
    # A model that comes out of no such file: it is read from somewhere else.
    other = isinstance(loaded, EstimatorView) and answers.raised("load_model", File("empty.skops", b"")) is None
    fail(
        f"`load_model` ends without an error for a file that holds a pickle. It gives {describe(loaded)}.",
        "an error, because this is not a skops file.",
        because=PICKLE_LOADED if _as_text(loaded) == str(content) else FIXED_NAME if other else IN_SILENCE,
    )


def _as_text(value: Plain) -> str:
    """A dict as text. Compared as text, because arrays in it would have no single truth value."""
    return str(value) if isinstance(value, dict) else ""


def _is_pickle(answers: Answers, saved: Own) -> bool:
    """Whether what the student's function saves is a pickle: then pandas can read it, in the student's process."""
    try:
        answers.value(Built("pandas.read_pickle", args=(saved,)))
    except Failure:
        return False
    return True


@cache
def _older() -> bytes:
    """A skops file of a model that predicts 9."""
    import skops.io  # no part of the browser edition, where only this exercise needs it
    from sklearn.dummy import DummyClassifier

    return bytes(skops.io.dumps(DummyClassifier(strategy="most_frequent").fit([[0.0], [1.0]], [9, 9])))


@cache
def _odd_files() -> tuple[tuple[bytes, str, Misconception], ...]:
    """Files that must be refused, what they ask for, and what is wrong if one is loaded."""
    import skops.io
    from sklearn.datasets import get_data_home
    from sklearn.pipeline import Pipeline
    from sklearn.preprocessing import FunctionTransformer
    from sklearn.tree import DecisionTreeClassifier

    tree = DecisionTreeClassifier().fit([[0.0], [1.0]], [4, 9])
    odd = FunctionTransformer(os.getenv)
    return (
        (skops.io.dumps(odd), "the function `os.getenv`", TRUSTS_ALL),
        (skops.io.dumps(Pipeline([("read", odd), ("algo", tree)])), "a tree and `os.getenv`", ONE_TYPE_IS_ENOUGH),
        (
            skops.io.dumps(Pipeline([("algo", FunctionTransformer(get_data_home))])),
            "the function `sklearn.datasets._base.get_data_home`",
            BY_PREFIX,
        ),
    )
