"""Models by their description: what is described is built anew as it was, and what is forged is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.stats import loguniform, randint
from sklearn.base import BaseEstimator
from sklearn.compose import ColumnTransformer, make_column_selector
from sklearn.decomposition import PCA
from sklearn.ensemble import BaggingClassifier, ExtraTreesClassifier, RandomForestClassifier, VotingClassifier
from sklearn.frozen import FrozenEstimator
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import RandomizedSearchCV, ShuffleSplit, StratifiedKFold
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

from autograder.answers import Built, Failure, Named, Opaque, Own, Question, Reply, live_answers
from autograder.answers.description import describe_estimator, first_opaque, is_ours
from autograder.answers.responder import Responder
from autograder.api import by_description
from autograder.digits import relations
from autograder.digits.judge import PublicJudge
from autograder.grading import fitter
from autograder.grading.fitter import Fitter, Predictions
from autograder.manifest import Course
from autograder.sandbox.box import Box
from autograder.sandbox.layers import layer_named

rng = np.random.default_rng(0)
X, Y, NEW = rng.normal(size=(60, 4)), np.arange(60) % 3, rng.normal(size=(20, 4))
FOREST = RandomForestClassifier(5, random_state=1)
OURS: list[BaseEstimator] = [
    FOREST,
    Pipeline([("algo", FOREST)]),
    make_pipeline(FunctionTransformer(np.tanh), StandardScaler(), PCA(2, random_state=0), SVC(class_weight={0: 2.0})),
    Pipeline([("none", "passthrough"), ("algo", KNeighborsClassifier(3))]),
    VotingClassifier([("a", FOREST), ("b", ExtraTreesClassifier(4, random_state=2))], voting="soft"),
    BaggingClassifier(DecisionTreeClassifier(max_depth=2), 3, random_state=0),
    RandomizedSearchCV(
        LogisticRegression(), {"C": loguniform(0.1, 9), "max_iter": randint(90, 99)}, n_iter=2, random_state=3
    ),
    RandomizedSearchCV(FOREST, {"max_depth": [1, 2]}, n_iter=2, cv=StratifiedKFold(3, shuffle=True, random_state=5)),
    RandomizedSearchCV(FOREST, {"max_depth": [1]}, n_iter=1, cv=ShuffleSplit(2, random_state=0), random_state=0),
    make_pipeline(
        ColumnTransformer([("a", "passthrough", [0, 1])]), SVC(kernel="linear", decision_function_shape="ovo")
    ),
]


class Disguised(SVC):  # type: ignore[misc]
    """A class of the student's, with the name and module of another."""


Disguised.__name__ = Disguised.__qualname__ = "RandomForestClassifier"
Disguised.__module__ = "sklearn.ensemble._forest"


@pytest.mark.parametrize("estimator", OURS, ids=lambda estimator: type(estimator).__name__)
def test_what_is_built_from_a_description_predicts_the_same(estimator: Any) -> None:
    described = describe_estimator(estimator)
    assert isinstance(described, Built) and is_ours(described) and first_opaque(described) is None
    built = Responder({}).answer(Question("fit_predict", described, (X, Y, NEW))).value
    assert np.array_equal(built, estimator.fit(X, Y).predict(NEW))


def test_a_description_names_classes_by_module_and_functions_by_path() -> None:
    described = describe_estimator(make_pipeline(FunctionTransformer(np.sqrt), FOREST))
    assert isinstance(described, Built) and described.path == "sklearn.pipeline.Pipeline"
    (_, first), (_, second) = described.params["steps"]
    assert first.params["func"] == Named("numpy.sqrt")
    assert second.path == "sklearn.ensemble._forest.RandomForestClassifier"
    table = describe_estimator(ColumnTransformer([("a", "drop", make_column_selector("x"))]))
    assert isinstance(table, Built) and table.params["transformers"][0][2].params["pattern"] == "x"


def test_state_is_left_out() -> None:
    fitted = RandomForestClassifier(5, random_state=1).fit(X, Y)
    assert describe_estimator(fitted) == describe_estimator(FOREST)


@pytest.mark.parametrize(
    ("estimator", "name"),
    [
        (Disguised(), "RandomForestClassifier"),
        (Pipeline([("algo", Disguised())]), "RandomForestClassifier"),
        (FunctionTransformer(lambda rows: rows), "function"),
        (KNeighborsClassifier(metric=lambda a, b: 1.0), "function"),
        (RandomForestClassifier(random_state=np.random.RandomState(1)), "RandomState"),
        (RandomForestClassifier(5, class_weight=object()), "object"),
        (FunctionTransformer(eval), "builtin_function_or_method"),
        (RandomizedSearchCV(FOREST, {}, scoring=lambda *args: 1.0), "function"),
    ],
)
def test_a_part_that_is_somebody_elses_is_named(estimator: Any, name: str) -> None:
    assert first_opaque(describe_estimator(estimator)) == Opaque(name)
    answers = live_answers({"model": estimator})
    assert answers.description("model") == Opaque(name)
    assert by_description(answers, "model") == "model"


@pytest.mark.parametrize(
    "forged",
    [
        Built("os.system", args=("true",)),
        Built("sklearn.os.system\n"),
        Built("pandas.read_pickle", args=("x",)),
        Built("sklearn.svm.SVC", {"C": Named("numpy.testing.runstring")}),
        Built("sklearn.svm.SVC", {"C": Named("builtins.eval")}),
        Built("sklearn.svm.SVC", fit=(X, Y)),
        Built("sklearn.svm.SVC", state={"classes_": [1]}),
        Built("sklearn.svm.SVC", {"C": Own("mine")}),
        Built("sklearn.svm.SVC", {"C": [0] * 5000}),
        5,
    ],
    ids=repr,
)
def test_a_forged_description_is_no_description(forged: Any) -> None:
    answers = type(live_answers({}))(lambda question: Reply("value", forged))
    assert isinstance(answers.description("model"), Opaque)


@pytest.mark.parametrize(
    ("estimator", "words"),
    [
        (RandomForestClassifier(warm_start=True), "warm_start=True"),
        (Pipeline([("algo", FOREST)], memory="folder"), "a memory"),
        (FrozenEstimator(FOREST.fit(X, Y)), "fitted already"),
        (VotingClassifier([("a", FrozenEstimator(FOREST))]), "fitted already"),
    ],
)
def test_what_would_keep_anything_from_an_earlier_fit_is_refused(estimator: Any, words: str) -> None:
    answers = live_answers({"model": estimator})
    with pytest.raises(Failure, match=words):
        relations.learns_what_it_is_given(answers, by_description(answers, "model"), PublicJudge())


def asked_for(estimator: Any, rows: Any = X, of: str = "model") -> Question:
    """The question for the predictions of an estimator, by its description."""
    described = describe_estimator(estimator)
    assert isinstance(described, Built)
    return Question("fit_predict", replace(described, of=of), (rows, Y, NEW))


ASKED, OPEN = asked_for(FOREST), asked_for(RandomForestClassifier(5))


@pytest.fixture
def fits(monkeypatch: pytest.MonkeyPatch) -> list[Question]:
    """The questions for which a model was fitted."""
    asked: list[Question] = []

    def fit(self: Fitter, question: Question) -> Reply:
        asked.append(question)
        return Responder({}).answer(question)

    monkeypatch.setattr(Fitter, "_fit", fit)
    return asked


def asker(folder: Path | None, course: Course, ask: Callable[[Question], Reply] | None = None) -> Any:
    """A way of asking like that of one grader."""
    return Fitter(Box(course, layer_named("none")), course.limits, Predictions(folder)).asked_first(ask or refuse)


def refuse(question: Question) -> Reply:
    raise AssertionError("the submission itself was asked")


def test_equal_descriptions_on_equal_rows_are_fitted_once_for_all_graders(
    tmp_path: Path, course: Course, fits: list[Question]
) -> None:
    replies = [asker(tmp_path, course)(asked_for(FOREST, of=name)) for name in ("one", "two")]
    assert len(fits) == 1
    assert np.array_equal(replies[0].value, replies[1].value)


def test_other_rows_parameters_or_versions_are_fitted_anew(
    tmp_path: Path, course: Course, fits: list[Question], monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = asker(tmp_path, course)
    ask(ASKED)
    ask(asked_for(FOREST, X + 1))
    ask(asked_for(RandomForestClassifier(6, random_state=1)))
    monkeypatch.setattr(fitter, "_environment", lambda: {"environment": "other"})
    ask(ASKED)
    assert len(fits) == 4


def test_a_model_without_a_seed_is_never_shared(tmp_path: Path, course: Course, fits: list[Question]) -> None:
    ask = asker(tmp_path, course)
    ask(OPEN)
    ask(OPEN)
    assert len(fits) == 2
    assert not list(tmp_path.iterdir())


def test_predictions_that_somebody_else_wrote_are_not_taken(
    tmp_path: Path, course: Course, fits: list[Question]
) -> None:
    right = asker(tmp_path, course)(ASKED).value
    (file,) = tmp_path.iterdir()
    file.write_text(file.read_text().replace("0, ", "1, "))
    assert np.array_equal(asker(tmp_path, course)(ASKED).value, right)
    assert len(fits) == 2


def test_what_is_not_described_in_full_goes_to_the_submission_and_the_record_says_so(course: Course) -> None:
    asked = []

    def submission(question: Question) -> Reply:
        asked.append(question.verb)
        return Responder({"make": lambda: Pipeline([("algo", Disguised())])}).answer(question)

    one = Fitter(Box(course, layer_named("none")), course.limits, Predictions())
    ask = one.asked_first(submission)
    ask(Question("description", "make"))
    ask(Question("description", "make"))
    ask(Question("fit_predict", "make", (X, Y, NEW)))
    ask(Question("fit_predict", Built("sklearn.frozen.FrozenEstimator", args=(Own("make"),)), (X, Y, NEW)))
    assert asked == ["description", "description", "fit_predict", "fit_predict"]
    (note,) = one.notes
    assert "`make` has a part that is not scikit-learn's own, RandomForestClassifier" in note


def test_a_model_that_takes_too_much_ends_itself_and_nothing_else(tiny: Course, tiny_box: Box) -> None:
    limits = replace(tiny.limits, question_seconds=2)
    ask = Fitter(tiny_box, limits, Predictions()).asked_first(refuse)
    reply = ask(asked_for(RandomForestClassifier(10**9, random_state=0)))
    assert reply.raised is not None and reply.raised.type_name in ("TimeoutError", "MemoryError")
    assert np.array_equal(ask(ASKED).value, FOREST.fit(X, Y).predict(NEW))
