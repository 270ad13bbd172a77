"""What a class gained between the two forms of its course's test, from answers that stand in the notebooks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from autograder.api.result import Report
from autograder.intervals import Gain, class_gain
from autograder.manifest import Course
from autograder.material import AFTER, BEFORE, questions_of_test

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
    asked = forms[0] | forms[1]
    right: dict[str, dict[str, bool]] = {}
    for report in reports:
        for each in report.said:
            if each.about in asked and (kept := asked[each.about].kept(each.value)) is not None:
                right.setdefault(report.student, {})[each.about] = asked[each.about].judged(kept).right
    if not right:
        return None
    whole = [mine for mine in right.values() if mine.keys() >= asked.keys()]
    before, after = ([sum(mine[name] for name in form) for mine in whole] for form in forms)
    gain = class_gain(before, after) if len(whole) > 1 else None
    return ClassGain(len(forms[0]), len(whole), len(right) - len(whole), gain)
