"""`predict`: what a learner expects, said before the cell that shows it; and beside it afterwards."""

from __future__ import annotations

from types import EllipsisType

from autograder.errors import UsageError
from autograder.manifest import Course, load_course
from autograder.material import Form, Prediction, material_of
from autograder.question import finite
from autograder.report.card import NoteCard
from autograder.study.asked import must_be_text, problem
from autograder.study.memory import Event, now
from autograder.study.session import session

__all__ = ["KIND", "SKIPPED", "beside", "in_words", "is_open", "predict", "shown"]

KIND, SKIPPED = "prediction", "skipped"
Value = float | str
NOT_JUDGED = ""


def predict(
    prediction: str = "",
    value: object = ...,
    *,
    sure: float | None = None,
    skip: bool = False,
) -> NoteCard:
    """Say what you expect, before you run the cell that shows it.

    Args:
        prediction: Its number, such as ``"1.4"``.
        value: A number, the letter of an option, letters in order, or a few words, as the prediction asks.
        sure: How sure you are that it is right, from 0 to 1.
        skip: Open the cell without a prediction.
    """
    try:
        return _predict(prediction, value, sure, skip)
    except Exception as error:
        return problem(error)


def is_open(course: Course, key: str) -> bool:
    """Whether the cell that shows the answer to a prediction may show it: it was given, or skipped."""
    return _given(course, key) is not None


def beside(course: Course, key: str) -> str:
    """What the learner expected and what is true, in a line or two; empty if she skipped it."""
    asked, event = _prediction(course, key), _given(course, key)
    if event is None or event.result == SKIPPED:
        return ""
    # Words are nobody's business: what was written stands in the cell above.
    yours = f"You expected {shown(asked, event.value)}." if event.value is not None else ""
    truth = f" It is {shown(asked, asked.truth)}." if asked.truth is not None else ""
    word = {"right": "✓ ", "off": "✗ "}.get(event.result, "")
    return f"{word}{yours}{truth} {asked.says}".strip()


def _predict(key: str, value: object, sure: float | None, skip: bool) -> NoteCard:
    must_be_text("predict", key)
    course = load_course()
    asked = _prediction(course, key)
    before = _given(course, key)
    if skip:
        return _skipped(course, asked, before)
    if isinstance(value, EllipsisType):
        return NoteCard(f"Prediction {key}", in_words(asked), _how(asked))
    judged = _checked(asked, value)
    sure = _share(sure)
    if before is None or before.result == SKIPPED:
        kept = None if asked.form is Form.WORDS else judged
        session.memory(course).add(Event(KIND, key, now(), result=_result(asked, judged), value=kept, sure=sure))
    elif before.value is not None and before.value != judged:
        return NoteCard(f"Prediction {key}", f"Your first one counts: {shown(asked, before.value)}.")
    return NoteCard(
        f"Prediction {key}",
        f"Noted: {shown(asked, judged)}{'' if sure is None else f', {sure:.0%} sure'}. "
        "The cell below that shows what is true is open now.",
    )


def _skipped(course: Course, asked: Prediction, before: Event | None) -> NoteCard:
    if before is None:
        session.memory(course).add(Event(KIND, asked.id, now(), result=SKIPPED))
    return NoteCard(f"Prediction {asked.id}", "Skipped. The cell below that shows what is true is open now.")


def _prediction(course: Course, key: str) -> Prediction:
    if not key:
        raise UsageError('Which prediction? Write its number: predict("1.1", ...).')
    return material_of(course, course.lesson(key.partition(".")[0])).prediction(key)


def _given(course: Course, key: str) -> Event | None:
    """The first prediction that was given; or that it was skipped."""
    events = [event for event in session.memory(course).events() if event.kind == KIND and event.about == key]
    return next((event for event in events if event.result != SKIPPED), events[0] if events else None)


def in_words(asked: Prediction) -> str:
    """What is asked, with an option in each line."""
    options = "".join(f"\n{letter}: {text}" for letter, text in asked.options.items())
    return f"{asked.ask}{options}"


def _how(asked: Prediction) -> str:
    near = f"a number (up to {asked.within:g} away counts as right)" if asked.within else "a number"
    dots = {
        Form.NEAR: near,
        Form.CHOICE: f'a letter in quotes, {", ".join(asked.options)}, such as "{next(iter(asked.options), "a")}"',
        Form.ORDER: f'all letters in order, such as "{"".join(asked.options)}"',
        Form.WORDS: "a few words in quotes",
    }[asked.form]
    sure = "" if asked.truth is None else " How sure are you? Add sure=0.8, say."
    return (
        f'Write predict("{asked.id}", ...) with {dots} in place of the dots.{sure} Or: predict("{asked.id}", skip=True)'
    )


def _checked(asked: Prediction, value: object) -> Value:
    """The value, as it is kept.

    Raises:
        UsageError: It is nothing that was asked for.
    """
    kept = asked.kept(value)
    if kept is None:
        raise UsageError(f"{value!r} is nothing that this asks for. {_how(asked)}")
    return kept


def _share(sure: object) -> float | None:
    if sure is None or isinstance(sure, EllipsisType):
        return None
    share = finite(sure)
    # 80 means 0.8; what 1.5 means nobody knows.
    if share is None or not 0 <= share <= 100 or 1 < share < 2:
        raise UsageError("How sure you are is a number from 0 to 1: sure=0.8.")
    return share if share <= 1 else share / 100


def _result(asked: Prediction, kept: Value) -> str:
    return {True: "right", False: "off", None: NOT_JUDGED}[asked.is_right(kept)]


def shown(asked: Prediction, value: Value | None) -> str:
    """A value as its asker wrote it: a letter with the words of its option, letters with commas."""
    if isinstance(value, int | float):
        return f"{value:g}"
    if asked.form is Form.CHOICE and value in asked.options:
        return f"{value}, {asked.options[str(value)]}"
    return ", ".join(str(value)) if asked.form is Form.ORDER else str(value)
