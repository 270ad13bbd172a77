"""Checks of exercise 5.6: save and load."""

from __future__ import annotations

import os
import pickle
import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from autograder.checking import Answers, Built, File, Misconception, Own, describe, exercise, fail

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
    "The model is written to another place than `path`.",
    "Use `path` as it is given, without a folder or an ending of your own.",
)
TRUSTS_ALL = Misconception(
    "trusts-everything",
    "Each type that the file asks for is trusted. Then every file is let in.",
    "Compare the types of the file with `ALLOWED_TYPES`, and raise an error if there is another one.",
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
        fail("The file that `save_model` names is not a skops file.", "a file of skops.", because=PICKLE_SAVED)
    view = answers.estimator(loaded)
    if not view.fitted and view.class_name != "Pipeline":
        fail(
            f"The loaded {view.class_name} is not fitted.",
            "a model that can predict.",
            cause="Another model is saved than the one that the function gets, or a new one is made while loading.",
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
    # A harmless pickle of our own: a dictionary.
    if answers.raised("load_model", File("model.skops", pickle.dumps({"this is": "a pickle"}))) is None:
        fail("`load_model` loads a pickle.", "an error, because this is not a skops file.", because=PICKLE_LOADED)
    model = Built("sklearn.dummy.DummyClassifier", {"strategy": "most_frequent"}, fit=([[0.0], [1.0]], [4, 4]))
    path = answers.call("save_model", model, File("of_class_7b.skops", b""))
    if isinstance(path, str) and re.split(r"[/\\]", path)[-1] != "of_class_7b.skops":
        fail(
            f"For a path that ends with 'of_class_7b.skops', `save_model` returns {path!r}.",
            "the path as it was given.",
            because=OTHER_PATH,
        )
    before = File("model.skops", _skops_bytes(older=True))
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
    raised = answers.raised("load_model", File("model.skops", _skops_bytes(older=False)))
    if raised is None:
        fail(
            "`load_model` loads a file that asks for the function `os.getenv`.",
            "an error: this type is not in `ALLOWED_TYPES`.",
            because=TRUSTS_ALL,
        )


@cache
def _skops_bytes(*, older: bool) -> bytes:
    """A skops file: of a model that predicts 9, or of a step that asks for a function of `os`."""
    import skops.io  # no part of the browser edition, where only this exercise needs it
    from sklearn.dummy import DummyClassifier
    from sklearn.preprocessing import FunctionTransformer

    model = DummyClassifier(strategy="most_frequent").fit([[0.0], [1.0]], [9, 9])
    return bytes(skops.io.dumps(model if older else FunctionTransformer(os.getenv)))
