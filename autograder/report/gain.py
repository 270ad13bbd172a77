"""What a class gained between the two forms of its course's test, from answers that stand in the notebooks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from autograder.api.result import Report
from autograder.intervals import Gain, class_gain
from autograder.manifest import Course
from autograder.material import AFTER, BEFORE, Question, questions_of_test

__all__ = ["FEW", "ClassGain", "gain_of_class"]

FEW = 8
"""With fewer people an interval says little: one person more or less moves it far."""


@dataclass(frozen=True)
class ClassGain:
    """What a class gained, in right answers of `questions`.

    `gain` is None if fewer than two people answered both forms, all of them. `missing` answered a part, or one form.
    """

    questions: int
    both: int
    missing: int
    gain: Gain | None

    @property
    def is_small(self) -> bool:
        """Whether so few answered both forms that the interval says little."""
        return self.both < FEW


def gain_of_class(course: Course, reports: Sequence[Report]) -> ClassGain | None:
    """The gain of those who answered every question of both forms, "I don't know" too; None if nobody answered any."""
    forms = [questions_of_test(course, time) for time in (BEFORE, AFTER)]
    said: dict[str, dict[str, str]] = {}
    for report in reports:
        of_test = {each.about: each.value.upper() for each in report.said if any(each.about in form for form in forms)}
        if of_test:
            said.setdefault(report.student, {}).update(of_test)
    if not said:
        return None
    whole = [mine for mine in said.values() if all(_is_whole(form, mine) for form in forms)]
    before, after = ([_right(form, mine) for mine in whole] for form in forms)
    gain = class_gain(before, after) if len(whole) > 1 else None
    return ClassGain(len(forms[0]), len(whole), len(said) - len(whole), gain)


def _is_whole(form: Mapping[str, Question], mine: Mapping[str, str]) -> bool:
    return all(mine.get(name) in question.lettered for name, question in form.items())


def _right(form: Mapping[str, Question], mine: Mapping[str, str]) -> int:
    return sum(question.lettered[mine[name]].right for name, question in form.items())
