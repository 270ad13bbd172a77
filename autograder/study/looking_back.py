"""`look_back`: how sure a learner was and how often right, beside a model; and her gain between the two tests."""

from __future__ import annotations

from collections.abc import Iterable

from autograder.errors import UsageError
from autograder.intervals import own_gain
from autograder.manifest import Course, load_course
from autograder.material import AFTER, BEFORE, questions_of_test
from autograder.question import finite
from autograder.report.card import NoteCard
from autograder.study import before_after, predictions
from autograder.study.asked import problem
from autograder.study.reliability import Curve, curve_of, picture_of
from autograder.study.session import session

__all__ = ["look_back"]

SMALL = "That is small data: it tells something of these answers, and little of you."


def look_back(sure: Iterable[float] = (), right: Iterable[bool] = (), of: str = "The model") -> NoteCard:
    """How sure you were, and how often right; and what you gained between the two tests.

    Args:
        sure: How sure a model was of each of its answers, from 0 to 1, to show it beside you.
        right: Whether each of them was right; as many.
        of: What to call the model.
    """
    try:
        return _look_back(load_course(), *_checked(sure, right), str(of))
    except Exception as error:
        return problem(error)


def _look_back(course: Course, sure: list[float], right: list[bool], of: str) -> NoteCard:
    yours = _yours(course)
    curves = [*([yours] if yours else []), *([curve_of(of, sure, right)] if sure else [])]
    lines = [yours.words if yours else _how_to_begin(), *(curve.words for curve in curves if curve is not yours)]
    return NoteCard(
        "Looking back",
        "\n".join([*lines, "", _gain(course)]),
        f"{SMALL} Only this machine knows it." if yours else "",
        picture=picture_of(curves) if curves else None,
    )


def _checked(sure: Iterable[float], right: Iterable[bool]) -> tuple[list[float], list[bool]]:
    """Both as they are counted.

    Raises:
        UsageError: They are no shares from 0 to 1, no answers to whether something was right, or not as many.
    """
    try:
        pairs = [(finite(one), bool(other), other in (0, 1)) for one, other in zip(sure, right, strict=True)]
    # Whatever it is that was given in place of two lists.
    except (TypeError, ValueError):
        pairs = [(None, False, False)]
    shares = [one for one, _, _ in pairs if one is not None and 0 <= one <= 1]
    if len(shares) < len(pairs) or not all(is_truth for _, _, is_truth in pairs):
        raise UsageError("Give how sure the model was, from 0 to 1, and as many times whether it was right.")
    return shares, [other for _, other, _ in pairs]


def _yours(course: Course) -> Curve | None:
    """The predictions that were judged and have a sureness; None if there is none."""
    given = [
        (event.sure, event.result == "right")
        for event in session.memory(course).events()
        if event.kind == predictions.KIND and event.result in ("right", "off") and event.sure is not None
    ]
    return curve_of("You", *zip(*given, strict=True)) if given else None


def _how_to_begin() -> str:
    return 'You have not said yet how sure you are. Next time add it to a prediction: predict("1.1", ..., sure=0.8).'


def _gain(course: Course) -> str:
    """What came of the test, in words."""
    given = before_after.answers(course)
    forms = (questions_of_test(course, time) for time in (BEFORE, AFTER))
    pairs = [(given.get(one), given.get(other)) for one, other in zip(*forms, strict=True)]
    both = [(one.result == "right", other.result == "right") for one, other in pairs if one and other]
    if not pairs:
        return ""
    if not both:
        calls = " and ".join(f'quiz("{time}")' for time in (BEFORE, AFTER))
        return f"No gain can be told yet: no question of the test has an answer both times, {calls}."
    before, after = ([pair[time] for pair in both] for time in (0, 1))
    gain = own_gain(before, after)
    return (
        f"The test: of {gain.n} with an answer both times, {sum(before)} right before and {sum(after)} after: "
        f"{gain.mean:+.0%} (95 % interval {gain.low:+.0%} to {gain.high:+.0%}). {_read(gain.low, gain.high)} "
        "Questions to one person are few: this is small data."
    )


def _read(low: float, high: float) -> str:
    if low <= 0 <= high:
        return "The interval holds 0: no gain is shown, and no lack of one."
    return "A gain, then, though nobody knows how large." if low > 0 else "Fewer than before: what happened?"
