"""The bar that the accuracy of a student's model must reach, the credit below it, and what the student reads.

All numbers are in bar.json, which `course calibrate` writes from its runs; docs/calibration.md says how good they are.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import cattrs

from autograder.answers import Answers, Built, Misconception, Own, describe, fail
from autograder.api import Diagnose, by_description
from autograder.digits.judge import Judge, Score, wilson

__all__ = ["STEPS", "Bar", "Landmark", "Step", "expect_accuracy", "needed", "the_bar"]

FILE = Path(__file__).with_name("bar.json")
Z = 3.09
"""A model that is right on exactly the bar's share of all images fails once in 1000 draws of images: the normal
distribution has 0.1 % beyond this."""


@dataclass(frozen=True)
class Step:
    """Credit for less than is needed: who comes this part of the way there from guessing earns this share."""

    way: float
    share: float


STEPS = (Step(1 / 3, 0.25), Step(2 / 3, 0.5))
"""Rising. Below the first step nothing is earned."""


def needed(height: float, n: int) -> int:
    """The smallest number of right predictions of `n` from which chance may explain the gap to a bar."""
    return bisect_left(range(n + 1), height, key=lambda right: wilson(right, n, Z)[1])


@dataclass(frozen=True)
class Landmark:
    """A kind of model whose accuracy was measured, by each judge, and what mends it.

    `settings` are the parameters of a forest that make it what it is; none for other slips.
    """

    name: str
    about: str
    repair: str
    settings: tuple[str, ...]
    reaches: dict[str, float]


@dataclass(frozen=True)
class Bar:
    """The bar, what guessing reaches, the settings of the lesson's forest, and the landmarks below the bar."""

    height: float
    guessing: float
    reference: dict[str, Any]
    landmarks: tuple[Landmark, ...]

    def needed(self, n: int) -> float:
        """The smallest accuracy on `n` images that passes."""
        return needed(self.height, n) / n

    def at(self, step: Step, n: int) -> float:
        """The accuracy on `n` images from which a step is reached."""
        return self.guessing + step.way * (self.needed(n) - self.guessing)

    def share(self, score: Score) -> float:
        """The share of a check's points that a score earns, 0 to 1."""
        if score.value >= self.needed(score.n):
            return 1.0
        return max((step.share for step in STEPS if score.value >= self.at(step, score.n)), default=0.0)

    def nearest(self, score: Score, judge: str, changed: Collection[str]) -> Landmark | None:
        """The landmark that comes nearest to a score.

        Args:
            score: The score.
            judge: The name of the judge who gave it.
            changed: Settings in which the student's forest differs from the lesson's. If there are landmarks with
                one of them, the others are left out; if there is none, landmarks with settings are left out.
        """
        known = [landmark for landmark in self.landmarks if judge in landmark.reaches]
        chosen = [landmark for landmark in known if set(landmark.settings) & set(changed)]
        chosen = chosen or [landmark for landmark in known if not landmark.settings]
        return min(chosen, key=lambda landmark: abs(landmark.reaches[judge] - score.value), default=None)


@cache
def the_bar() -> Bar:
    """The bar of this course."""
    return cattrs.structure(json.loads(FILE.read_text(encoding="utf-8")), Bar)


def expect_accuracy(
    answers: Answers, maker: str | Own | Built, judge: Judge, diagnose: Diagnose, weak: Misconception
) -> None:
    """End the check unless the model that `maker` makes, fitted on the judge's rows, reaches the bar.

    Args:
        answers: The submission.
        maker: What makes the model, as for `Answers.fit_predict`.
        judge: Who judges it.
        diagnose: Looks for the cause where it falls short.
        weak: What is said of a forest that its own settings hold back.
    """
    bar = the_bar()
    # Asked first: once the held-out images were shown, little may come back.
    changed = _changed(answers, maker, bar)
    maker = by_description(answers, maker)
    X, y = judge.training
    predictions = answers.fit_predict(maker, X, y, judge.images)
    score = judge.score(predictions)
    if score.value >= bar.needed(score.n):
        return
    settings = "".join(f", {name}={value}" for name, value in changed.items())
    found = diagnose(answers, maker, judge, predictions)
    because = found.because or _likeliest(bar, score, judge.name, weak, changed)
    fail(
        f"Fitted on {len(X)} rows{settings and ' with' + settings[1:]}, the model reaches {score}.",
        f"{bar.needed(score.n):.3f} or more. The bar is {bar.height}; on {score.n} images, chance may take a little.",
        because=because,
        share=bar.share(score),
        picture=found.picture,
    )


def _changed(answers: Answers, maker: str | Own | Built, bar: Bar) -> dict[str, str]:
    """The settings in which the student's forest differs from the lesson's, in words; none if it is no forest."""
    view = answers.estimator(maker)
    forest = view.steps[-1][1] if view.steps else view
    if forest.class_name != "RandomForestClassifier":
        return {}
    wanted = {name: describe(value) for name, value in bar.reference.items()}
    seen = {name: describe(value) for name, value in forest.params.items() if name in wanted}
    return {name: value for name, value in seen.items() if value != wanted[name]}


def _likeliest(
    bar: Bar, score: Score, judge: str, weak: Misconception, changed: Collection[str]
) -> Misconception | None:
    """The nearest landmark, for comparison. A misconception is named only where the settings show it."""
    nearest = bar.nearest(score, judge, changed)
    if nearest is None:
        return weak if changed else None
    like = f"{nearest.about} comes nearest: {nearest.reaches[judge]:.3f} on average."
    if not set(nearest.settings) & set(changed):
        # The number alone shows no cause: another mistake may cost as much.
        return Misconception(
            "",
            f"No experiment showed why. For comparison only: of all that we measured, {like}",
            "Print the settings of your model and the rows and labels that `fit` gets, and compare with the lesson.",
        )
    others = (landmark.repair for landmark in bar.landmarks if set(landmark.settings) & set(changed))
    like = f"Of the forests that we measured with one such setting changed, {like}"
    return Misconception(weak.id, f"{weak.cause} {like}", " ".join(dict.fromkeys([nearest.repair, *others])))
