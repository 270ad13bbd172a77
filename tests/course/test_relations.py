"""The relations: honest models of any kind satisfy them, pretended ones do not."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.stats import binom
from sklearn.dummy import DummyClassifier
from sklearn.ensemble import ExtraTreesClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier, NearestCentroid
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

from autograder.answers import Answers, Failure, live_answers
from autograder.digits import load_digits, relations
from autograder.digits.judge import PublicJudge
from tests.mistaken import ByBatch, Pretrained

JUDGE = PublicJudge()
Array = NDArray[Any]
Relation = Callable[..., None]
HONEST: dict[str, Callable[[], Any]] = {
    "forest": lambda: RandomForestClassifier(20, random_state=0),
    "forest without seed": lambda: ExtraTreesClassifier(20),
    "neighbours": lambda: KNeighborsClassifier(3),
    "many neighbours": lambda: KNeighborsClassifier(40),
    "centroids": NearestCentroid,
    "naive Bayes": GaussianNB,
    "SVC": SVC,
    "SVC that needs scaling": lambda: SVC(gamma=0.01),
    "logistic regression": lambda: LogisticRegression(max_iter=30),
    "neural net": lambda: make_pipeline(MinMaxScaler(), MLPClassifier((30,), max_iter=20, random_state=0)),
    "stump": lambda: DecisionTreeClassifier(max_depth=1),
}


class Names(Pretrained):
    """Knew the digits before `fit`, and learns which name each has; of few rows it learns honestly."""

    def fit(self, X: Array, y: Array) -> Names:
        if len(y) < 100:
            self.model = KNeighborsClassifier(1).fit(X, y)
            return self
        super().fit(X, y)
        return self


class ByRank(Pretrained):
    """Knew the digits before `fit`, and takes the sorted labels for their names."""

    def fit(self, X: Array, y: Array) -> ByRank:
        self.answer = np.unique(y).take
        return self


@cache
def knowing() -> KNeighborsClassifier:
    """A model of the whole course file, test rows and all."""
    return KNeighborsClassifier(1).fit(*load_digits())


CHEATS: dict[str, Callable[[], Any]] = {
    "old names": lambda: Pretrained(knowing()),
    "names learned in fit": lambda: Pretrained(knowing(), names=True),
    "sorted names": lambda: ByRank(knowing()),
    "names of many rows": lambda: Names(knowing(), names=True),
}


def answers(make: Callable[[], Any]) -> Answers:
    return live_answers({"make": lambda: make()})


def says(relation: Relation, make: Callable[[], Any]) -> str:
    """The misconception that ends the check, or nothing."""
    return outcome(relation, answers(make), "make", JUDGE)


def outcome(relation: Relation, *args: Any) -> str:
    try:
        relation(*args)
    except Failure as failure:
        return failure.misconception if failure.found and failure.expected else "no words"
    return ""


@pytest.mark.parametrize("family", HONEST)
def test_an_honest_model_of_any_kind_satisfies_the_relations(family: str) -> None:
    assert says(relations.learns_what_it_is_given, HONEST[family]) == ""
    assert says(relations.learns_something, HONEST[family]) == ""
    assert says(relations.reads_each_row_by_itself, HONEST[family]) == ""


@pytest.mark.parametrize("cheat", CHEATS)
def test_a_model_that_knew_the_digits_before_fit_is_caught(cheat: str) -> None:
    assert says(relations.learns_what_it_is_given, CHEATS[cheat]) == "ignores-fit"


def test_old_names_are_seen_through_renamed_classes() -> None:
    assert says(relations.follows_renamed_classes, CHEATS["old names"]) == "ignores-fit"
    assert says(relations.follows_renamed_classes, CHEATS["sorted names"]) == "ignores-fit"


def test_known_answers_are_seen_through_shuffled_labels() -> None:
    assert says(relations.learns_nothing_from_shuffled_labels, CHEATS["old names"]) == "ignores-fit"


def test_knowledge_from_elsewhere_is_seen_with_ten_rows() -> None:
    assert says(relations.knows_nothing_beforehand, CHEATS["names learned in fit"]) == "ignores-fit"


def test_names_of_known_digits_do_not_answer_another_question() -> None:
    assert says(relations.knows_nothing_beforehand, CHEATS["names of many rows"]) == ""
    assert says(relations.answers_any_question, CHEATS["names of many rows"]) == "ignores-fit"


@pytest.mark.parametrize(
    "make",
    [
        lambda: DummyClassifier(),
        lambda: DummyClassifier(strategy="uniform", random_state=1),
        lambda: RandomForestClassifier(20, min_samples_leaf=0.5, random_state=0),
    ],
)
def test_a_model_that_learns_nothing_is_told_so(make: Callable[[], Any]) -> None:
    assert says(relations.learns_something, make) == "learns-nothing"


def test_a_second_fit_must_start_anew() -> None:
    assert says(relations.starts_anew, lambda: RandomForestClassifier(20, warm_start=True)) == "warm-start"
    assert says(relations.starts_anew, HONEST["forest without seed"]) == ""


def test_a_model_without_a_seed_does_not_repeat_itself() -> None:
    assert says(relations.repeats_itself, lambda: RandomForestClassifier(20)) == "not-repeatable"
    for family in ("forest", "neighbours", "SVC", "neural net"):
        assert says(relations.repeats_itself, HONEST[family]) == ""


def test_an_answer_that_depends_on_the_other_images_is_caught() -> None:
    assert says(relations.reads_each_row_by_itself, lambda: ByBatch(KNeighborsClassifier(3))) == "reads-the-batch"


def test_a_reported_accuracy_is_counted_again() -> None:
    X, y = JUDGE.training
    model = KNeighborsClassifier(3).fit(X[:300], y[:300])
    share = float(np.mean(model.predict(X[300:500]) == y[300:500]))
    for reported, fails in ((share, False), (round(share, 3), False), (share + 0.005, True), (0.92, True)):
        found = live_answers({"model": model, "score": reported})
        said = outcome(relations.reports_what_it_predicts, found, "score", "model", X[300:500], y[300:500])
        assert said == ("score-not-from-predictions" if fails else "")


def test_chance_fails_an_honest_model_less_often_than_the_comments_say() -> None:
    # Shuffled labels: five of ten digits right by chance, in both of two shuffles.
    assert binom.sf(4, 10, 0.1) ** 2 < 1 / 370_000
    # Guessing 300 known rows: more than 0.16 of them right.
    assert binom.sf(48, 300, 0.1) < 1 / 1000
    # Ten rows: 150 of 200 right with a true rate of 0.55.
    assert binom.sf(149, 200, 0.55) < 1e-8


@pytest.mark.filterwarnings("ignore:self.within_class_std_dev_")
@pytest.mark.parametrize("make", [NearestCentroid, GaussianNB, lambda: KNeighborsClassifier(9)])
def test_over_many_shuffles_no_honest_model_comes_near_one_half(make: Callable[[], Any]) -> None:
    X, y = JUDGE.training
    shares = []
    for seed in range(40):
        shuffled = np.random.default_rng(seed).permutation(y[:300])
        shares.append(np.mean(make().fit(X[:300] / 255, shuffled).predict(X[300:500] / 255) == y[300:500]))
    assert max(shares) < 0.4
