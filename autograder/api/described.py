"""A model by its description: built anew, so that it cannot be anything else than it says."""

from __future__ import annotations

from autograder.answers import Answers, Built, Misconception, Opaque, Own, describe, fail
from autograder.answers.description import parts_of

__all__ = ["WARM_START", "by_description", "rests_on_parameters_only"]

WARM_START = Misconception(
    "warm-start",
    "A second `fit` does not start from nothing: with `warm_start=True` the forest keeps the trees that it has.",
    "Leave `warm_start` out.",
)
MEMORY = Misconception(
    "remembers-fits",
    "With `memory=`, a pipeline takes parts of itself from files of earlier fits instead of fitting them.",
    "Leave `memory` out.",
)
FROZEN = Misconception(
    "fitted-before",
    "A part of the model was fitted before and is kept as it is (`FrozenEstimator`, or `prefit`): `fit` cannot teach "
    "it anything.",
    "Put an estimator there that is not fitted, and let `fit` do all of the learning.",
)


def by_description(answers: Answers, maker: str | Own | Built) -> str | Own | Built:
    """What to ask instead of a maker: the model's description, if it is made of scikit-learn's own classes only.

    Args:
        answers: The submission.
        maker: What makes the model, as for `Answers.fit_predict`.

    Returns:
        A `Built` that is fitted where nothing of the student's has run, and that has scikit-learn's own behaviour; or
        the maker itself, if a part of its model is the student's own.
    """
    if isinstance(maker, Built):
        return maker
    described = answers.description(maker)
    return maker if isinstance(described, Opaque) else described


def rests_on_parameters_only(described: Built) -> None:
    """End the check if a described model would keep anything from an earlier `fit`: state is no parameter."""
    found = f"The model of `{described.of}` has"
    for name, value in parts_of(described):
        if name == "warm_start" and value:
            fail(f"{found} warm_start={describe(value)}.", "a model that learns anew.", because=WARM_START)
        if name == "memory" and value is not None:
            fail(f"{found} a memory for what it has fitted.", "a model that learns anew.", because=MEMORY)
        frozen = isinstance(value, Built) and value.path.endswith(".FrozenEstimator")
        if frozen or (name == "prefit" and value) or (name == "cv" and value == "prefit"):
            fail(f"{found} a part that is fitted already.", "a model that learns all from `fit`.", because=FROZEN)
