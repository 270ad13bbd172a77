"""Asking a namespace: what comes back is plain, and nothing of the student's gets out or is harmed."""

from __future__ import annotations

import functools
import random
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from matplotlib import pyplot as plt
from sklearn.dummy import DummyClassifier
from sklearn.pipeline import Pipeline

from autograder.answers import (
    Answers,
    AskingAnswers,
    Built,
    EstimatorView,
    Failure,
    FigureView,
    File,
    NotAttempted,
    Opaque,
    Own,
    Plain,
    Reply,
    as_array,
    describe,
    live_answers,
)
from autograder.answers.plain import to_plain
from autograder.answers.responder import is_stub
from autograder.api import expect


def ask(source: str) -> Answers:
    namespace: dict[str, Any] = {}
    exec(compile(source, "<cell>", "exec"), namespace)
    return live_answers(namespace)


def test_functions_that_do_nothing_are_stubs() -> None:
    namespace: dict[str, Any] = {}
    exec(
        "def a(x):\n ...\ndef b(x):\n '''Doc.'''\n ...  # YOUR CODE HERE\ndef c(): pass\ndef d(): return None",
        namespace,
    )
    exec("def e(): return 0\ndef f(x): return x\ndef g(x):\n '''Doc.'''\n x.sort()", namespace)
    assert [name for name in "abcdefg" if is_stub(namespace[name])] == list("abcd")
    assert not is_stub(len)


def test_missing_names_and_stubs_read_as_not_attempted() -> None:
    answers = ask("x = ...\ndef f(a):\n    ...\n")
    questions: tuple[Callable[[], Any], ...] = (
        lambda: answers.value("x"),
        lambda: answers.value("nothing"),
        lambda: answers.call("f", 1),
        lambda: answers.fit_predict("f", [[1]], [1], [[1]]),
    )
    for question in questions:
        with pytest.raises(NotAttempted):
            question()


def test_an_exception_becomes_a_message_with_its_line() -> None:
    answers = ask("def f(a):\n    b = a\n    return b['k']\n")
    with pytest.raises(Failure, match=r"`f` stopped with KeyError: 'k' in line 3 of its cell") as caught:
        answers.call("f", {})
    assert "column or key" in caught.value.cause
    raised = answers.raised("f", {})
    assert raised is not None
    assert raised.type_name == "KeyError"
    assert answers.raised("f", {"k": 1}) is None


def test_an_exception_counts_as_what_it_is_derived_from() -> None:
    source = "class BadFile(ValueError):\n    pass\ndef f():\n    raise BadFile('no digits')\n"
    raised = ask(source).raised("f")
    assert raised is not None
    assert (raised.type_name, raised.bases) == ("BadFile", ("ValueError", "Exception", "BaseException"))
    assert raised.is_a("ValueError") and raised.is_a("KeyError", "BadFile") and not raised.is_a("KeyError")
    with pytest.raises(Failure, match="BadFile: no digits") as caught:
        ask(source).call("f")
    assert "a value or a shape" in caught.value.cause


def test_not_implemented_is_an_error_like_others_in_code_that_somebody_wrote() -> None:
    source = "def f(n):\n    if n:\n        raise NotImplementedError('later')\n    return n\n"
    with pytest.raises(Failure, match="NotImplementedError: later"):
        ask(source).call("f", 1)
    raised = ask(source).raised("f", 1)
    assert raised is not None and raised.is_a("NotImplementedError")


@pytest.mark.parametrize("error", ["SystemExit(3)", "KeyboardInterrupt()", "GeneratorExit()"])
def test_exceptions_that_end_programs_do_not_end_ours(error: str) -> None:
    with pytest.raises(Failure, match="stopped with"):
        ask(f"def f():\n    raise {error}\n").call("f")


def test_arguments_are_fresh_for_each_call_and_changes_are_reported() -> None:
    answers = ask("def f(a, b):\n    a[0] = 9\n    return int(a.sum())\n")
    array = np.ones(3)
    assert answers.call("f", array, 1) == 11
    assert array.tolist() == [1, 1, 1]
    assert answers.changed("f", array, 1) == (0,)
    assert ask("def f(a, b):\n    return a + 1\n").changed("f", array, 1) == ()


def test_files_reach_the_function_as_paths() -> None:
    answers = ask("def f(path):\n    return open(path).read(), type(path).__name__\n")
    assert answers.call("f", File("../a.txt", b"hello")) == ("hello", "str")


def test_own_and_built_objects_are_made_on_their_side() -> None:
    source = "from sklearn.dummy import DummyClassifier\ndef make():\n    return DummyClassifier()\n"
    answers = ask(source + "def f(model, X):\n    return model.predict(X).tolist()\n")
    X = np.zeros((4, 1))
    assert answers.call("f", Own("make", fit=(X, [1, 1, 1, 2])), X[:2]) == [1, 1]
    constant = Built("sklearn.dummy.DummyClassifier", {"strategy": "constant", "constant": 2}, (X, [1, 1, 1, 2]))
    assert answers.call("f", constant, X[:1]) == [2]
    with pytest.raises(Failure, match="ValueError"):
        answers.call("f", Built("os.getcwd"), X)


def test_a_built_object_can_be_given_its_state() -> None:
    answers = ask(
        "from sklearn.utils.validation import check_is_fitted\ndef f(s):\n    check_is_fitted(s)\n    return s.x_"
    )
    built = Built("sklearn.dummy.DummyClassifier", state={"x_": 2})
    assert answers.call("f", built) == 2


def test_fit_predict_uses_rows_of_the_checks_choosing() -> None:
    answers = ask(
        "from sklearn.neighbors import KNeighborsClassifier as K\nmodel = K(1)\ndef make():\n    return model"
    )
    X, y = np.array([[0.0], [1.0]]), np.array([4, 9])
    assert answers.fit_predict("make", X, y, X[::-1]).tolist() == [9, 4]
    assert answers.fit_predict("model", X, y, X).tolist() == [4, 9]
    with pytest.raises(Failure, match="one value for each of the 2 rows"):
        ask("class M:\n def fit(s,*a): return s\n def predict(s,X): return 5\ndef m(): return M()").fit_predict(
            "m", X, y, X
        )


def test_an_estimator_is_described_with_its_steps_and_state() -> None:
    view = to_plain(Pipeline([("algo", DummyClassifier(strategy="prior"))]))
    assert isinstance(view, EstimatorView)
    assert (view.class_name, view.fitted, view.steps[0][0]) == ("Pipeline", False, "algo")
    assert view.steps[0][1].params["strategy"] == "prior"
    fitted = to_plain(DummyClassifier().fit([[0]], [1]))
    assert isinstance(fitted, EstimatorView)
    assert fitted.fitted
    with pytest.raises(Failure, match="scikit-learn estimator"):
        ask("x = 3").estimator("x")


FIGURE = """
import matplotlib.pyplot as plt
def returned(n):
    fig, axes = plt.subplots(1, n)
    axes[0].imshow([[1, 2], [3, 4]], cmap="gray")
    axes[0].set_title("one", color="#c1121f")
    axes[1].bar([0, 1], [3, 5])
    fig.suptitle("all")
    return fig
def drawn(n):
    returned(n)
def of_axes(n):
    return returned(n).axes
def none(n):
    return 3
"""


def test_a_figure_that_is_returned_is_described() -> None:
    before = plt.get_fignums()
    view = ask(FIGURE).figure("returned", 3)
    assert isinstance(view, FigureView)
    first, second, third = view.axes
    assert (first.title.text, first.title.color, first.images[0].data.tolist()) == ("one", "#c1121f", [[1, 2], [3, 4]])
    assert second.bars == (3.0, 5.0)
    assert third.is_empty
    assert view.title == "all"
    assert plt.get_fignums() == before, "the figure is closed again"


@pytest.mark.parametrize(
    ("function", "words"),
    [("none", "`none` returns 3."), ("drawn", "`drawn` returns None."), ("of_axes", "returns a list of 3 items.")],
)
def test_a_figure_that_is_not_returned_is_none(function: str, words: str) -> None:
    with pytest.raises(Failure, match=words):
        ask(FIGURE).figure(function, 3)


def test_invisible_axes_and_colour_bars_do_not_count() -> None:
    code = (
        "import matplotlib.pyplot as plt\ndef drawn():\n figure, axes = plt.subplots(1, 3)\n"
        " figure.colorbar(axes[0].imshow([[1, 2]]))\n axes[1].set_visible(False)\n return figure"
    )
    assert [bool(axes.images) for axes in ask(code).figure("drawn").axes] == [True, False]


def test_asking_leaves_no_trace_in_output_warnings_or_random_state(capsys: pytest.CaptureFixture[str]) -> None:
    source = "import random, warnings, sys\nimport numpy as np\ndef f():\n"
    source += "    print('out')\n    print('err', file=sys.stderr)\n"
    answers = ask(source + "    warnings.warn('w')\n    random.random(); np.random.rand()\n    return 1\n")
    random.seed(1)
    np.random.seed(1)
    with warnings.catch_warnings(record=True) as seen:
        assert answers.call("f") == 1
        assert answers.printed("f") == "out\n"
    after = random.random(), np.random.rand()
    random.seed(1)
    np.random.seed(1)
    assert after == (random.random(), np.random.rand())
    assert not seen
    assert capsys.readouterr() == ("", "")


def test_a_function_without_a_seed_does_not_look_reproducible() -> None:
    answers = ask("import numpy as np\ndef f():\n    return float(np.random.rand())\n")
    assert answers.call("f") != answers.call("f")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (np.zeros((2, 3), dtype=np.uint8), "an array of uint8 with shape (2, 3)"),
        (None, "None"),
        ("x" * 100, "'" + "x" * 76 + "..."),
        ([1, 2], "a list of 2 items"),
        (Opaque("Thing"), "a value of type Thing"),
        (pd.DataFrame({"a": [1]}), "a table with 1 rows and 1 columns"),
    ],
)
def test_values_are_described_in_a_few_words(value: Any, words: str) -> None:
    assert describe(value) == words


@pytest.mark.parametrize("value", [[1, [2, 3]], [[1], [2, 3]], {"a": 1}, "text", None])
def test_an_answer_of_any_shape_is_the_students_and_never_breaks_the_check(value: object) -> None:
    class Odd:
        def fit(self, X: object, y: object) -> Odd:
            return self

        def predict(self, X: object) -> object:
            return value

    with pytest.raises(Failure):
        live_answers({"make": lambda: Odd()}).fit_predict("make", np.zeros((2, 1)), np.zeros(2), np.zeros((2, 1)))


@pytest.mark.parametrize("kind", ["missing", "stub"])
@pytest.mark.parametrize("told", [np.zeros(3), ["x"], "two\nlines", "x" * 200, "", 5, None])
def test_a_reply_that_tells_no_name_never_breaks_the_check_nor_speaks_for_us(kind: str, told: object) -> None:
    answers = AskingAnswers(lambda question: Reply(kind, told))  # type: ignore[arg-type]
    with pytest.raises(NotAttempted, match="`scale`"):
        answers.call("scale")


def test_a_reply_may_tell_which_name_is_missing() -> None:
    with pytest.raises(NotAttempted, match="`other`"):
        AskingAnswers(lambda question: Reply("missing", "other")).call("scale")


def test_one_long_text_among_many_is_not_given_room_in_an_array() -> None:
    long: list[Plain] = ["x" * 100_000, *(["y"] * 1_000)]
    assert as_array(long) is long
    assert as_array([[1, 2], long]) == [[1, 2], long]
    assert isinstance(as_array(["x" * 100_000]), np.ndarray)
    with pytest.raises(Failure, match="a list of 1001 items"):
        expect.array(long, "labels")


@pytest.mark.parametrize(
    ("of", "found"),
    [
        ("the result of `f`", "`f` returned None."),
        ("the first value of `f`", "The first value of `f` is None."),
        ("why", "`why` is None."),
    ],
)
def test_only_what_a_call_gave_is_said_to_be_returned(of: str, found: str) -> None:
    for question in (expect.array, expect.number, expect.truth, expect.text):
        with pytest.raises(Failure) as failure:
            question(None, of)
        assert failure.value.found == found
        assert ("`return`" in failure.value.cause) == ("returned" in found)


def test_a_function_that_returns_nothing_returned_none() -> None:
    for ask in (lambda: expect.pair(None, "f", "(a, b)"), lambda: expect.sequence(None, "f", 2, "(a, b)")):
        with pytest.raises(Failure, match="`f` returned None"):
            ask()


class Maker:
    """An object that makes a model when it is called."""

    def __call__(self) -> DummyClassifier:
        return DummyClassifier(strategy="constant", constant=4)


@pytest.mark.parametrize(
    "maker",
    [
        lambda: DummyClassifier(strategy="constant", constant=4),
        functools.partial(DummyClassifier, strategy="constant", constant=4),
        functools.lru_cache(lambda: DummyClassifier(strategy="constant", constant=4)),
        Maker(),
        DummyClassifier(strategy="constant", constant=4),
    ],
    ids=["function", "partial", "remembered", "object", "the model itself"],
)
def test_whatever_can_be_called_makes_a_model_and_a_model_is_one(maker: object) -> None:
    answers = live_answers({"make": maker})
    assert answers.fit_predict("make", np.zeros((2, 1)), [3, 4], np.zeros((2, 1))).tolist() == [4, 4]


def test_a_class_of_models_makes_one() -> None:
    assert live_answers({"make": DummyClassifier}).estimator("make").class_name == "DummyClassifier"
