"""The predictions of a lesson, as data: ``predictions.yaml`` beside its source.

The source has a cell ``predict("1.1", ...)`` for each, and a later cell that begins with the line
``# shows the answer to prediction 1.1``. A prediction looks like one of these::

    - id: "1.1"
      ask: How many of the 400 digits will the forest read right?
      form: near
      value: 366
      within: 15
    - id: "1.2"
      ask: Which pixels score better?
      form: choice
      options: {a: raw ones, b: scaled ones, c: neither}
      right: c
      says: After 200 epochs both read the same.
    - id: "1.3"
      ask: Which control comes out highest? All three, the highest first.
      form: order
      options: {a: the ruler, b: the steps, c: both}
      right: bca
    - id: "1.4"
      ask: What will the ten bands look like?
      form: words
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from autograder.authoring.source import source_cells
from autograder.errors import CourseError
from autograder.manifest import Course, Lesson
from autograder.material import Form, Prediction
from autograder.study.withheld import MARK
from autograder.yaml_file import line_of, read_text, structure_list

__all__ = ["CALL", "predictions_of"]

FILE = "predictions.yaml"
CALL = re.compile(r'^predict\("(\d+\.\d+)", \.\.\.\)', re.MULTILINE)
"""How a source asks for a prediction."""


def predictions_of(course: Course, lesson: Lesson) -> tuple[Prediction, ...]:
    """The predictions of a lesson; none, if it has no file of them.

    Raises:
        CourseError: With file, line and mend, if the file is not sound, or does not fit the lesson.
    """
    file = course.source(lesson).with_name(FILE)
    found = _read(file, lesson) if file.exists() else ()
    _must_fit(course, lesson, file, [prediction.id for prediction in found])
    return found


def _read(file: Path, lesson: Lesson) -> tuple[Prediction, ...]:
    text = read_text(file)
    found = structure_list(text, Prediction, file, "prediction", "predictions")
    for number, prediction in enumerate(found):
        if prediction.id != (wanted := f"{lesson.number}.{number + 1}"):
            at = line_of(text, f"[{number}].id")
            mend = f"Call it {wanted}: they are counted through the lesson."
            raise CourseError(f"{prediction.id!r} is not the next one.", file=file, line=at, mend=mend)
        for problem, mend in _problems(prediction):
            at = line_of(text, f"[{number}]")
            raise CourseError(f"prediction {prediction.id} {problem}.", file=file, line=at, mend=mend)
    return found


def _problems(prediction: Prediction) -> Iterator[tuple[str, str]]:
    letters = "".join(prediction.options)
    if not prediction.ask.strip():
        yield "asks nothing", "Write the question into `ask`."
    if prediction.form in (Form.NEAR, Form.WORDS):
        if prediction.options or prediction.right:
            yield f"has options, and its form is {prediction.form}", "Take them out, or choose another form."
    elif len(prediction.options) < 2 or not all(re.fullmatch("[a-z]", letter) for letter in prediction.options):
        yield "has no two options with letters", "Give each option a small letter."
    if prediction.form is not Form.NEAR and (prediction.value is not None or prediction.within):
        yield f"has a value, and its form is {prediction.form}", "Take it out, or choose the form near."
    if prediction.form is Form.NEAR and prediction.value is not None and prediction.within <= 0:
        yield "does not say how near is near", "Write `within`, a number above 0."
    if prediction.form is Form.CHOICE and prediction.right and prediction.right not in prediction.options:
        yield "has a right option that is not there", "Give the letter of one option."
    if prediction.form is Form.ORDER and prediction.right and sorted(prediction.right) != sorted(letters):
        yield "has a right order of other options", "Give the letters of all options, in order."


def _must_fit(course: Course, lesson: Lesson, file: Path, ids: Sequence[str]) -> None:
    """Each prediction is asked for once, before the one cell that shows its answer."""
    sources = [cell.source for cell in source_cells(course, lesson)]
    asked = [(key, place) for place, source in enumerate(sources) for key in CALL.findall(source)]
    shown = [(found[1], place) for place, source in enumerate(sources) if (found := MARK.match(source))]
    for what, cells in (("asks for", asked), ("shows the answers to", shown)):
        if (keys := [key for key, _ in cells]) != list(ids):
            raise CourseError(
                f"the lesson {what} the predictions {', '.join(keys) or 'none'}; {file.name} has "
                f"{', '.join(ids) or 'none'}.",
                file=course.source(lesson),
                mend='Give each one cell with `predict("…", ...)`, and below it one that begins with '
                "`# shows the answer to prediction …`, in order.",
            )
    for (key, place), (_, after) in zip(asked, shown, strict=True):
        if after <= place:
            mend = f'Put the cell with `predict("{key}", ...)` above the one that shows the answer.'
            raise CourseError(
                f"the answer to prediction {key} is shown before it.", file=course.source(lesson), mend=mend
            )
