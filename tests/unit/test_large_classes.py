"""Whose file is whose is found out in a time that grows with the class, and not with its square."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from autograder.bridges.handed_in import HandedIn
from autograder.bridges.people import People, Person
from autograder.grading.layouts import ClassFolder, by_student
from autograder.manifest import Course

NB = "01_first.ipynb"
FORMS: dict[str, Callable[[int], tuple[str, ...]]] = {
    "a folder each": lambda n: (f"ada {n}", NB),
    "beside each other": lambda n: (f"ada{n}_{NB}",),
    "with numbers like copies": lambda n: (f"student-{n}.ipynb",),
    "without the middle name": lambda n: (f"Ada Lov{n}", NB),
    "Moodle": lambda n: (f"Ada Lov{n}_{1000 + n}_assignsubmission_file", NB),
    "Canvas": lambda n: (f"lov{n}ada_{4000 + n}_{9000 + n}_{NB}",),
}


def calls(of: Callable[[], object]) -> int:
    """How many Python functions are called: a time that is the same on each machine."""
    found = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal found
        found += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        of()
    finally:
        sys.setprofile(before)
    return found


@pytest.mark.parametrize("has_roster", [False, True], ids=["alone", "with a roster"])
@pytest.mark.parametrize("form", FORMS)
def test_twice_the_class_takes_about_twice_as_long(tiny: Course, form: str, has_roster: bool) -> None:
    def work(number: int) -> int:
        roster = [Person(f"Ada B. Lov{n}", id=f"s{n}", email=f"a{n}@x.org", section=f"A{n % 9}") for n in range(number)]
        people = People(tuple(roster) if has_roster else ())
        files = [HandedIn(FORMS[form](n), Path("/class", *FORMS[form](n))) for n in range(number)]
        return calls(lambda: by_student(files, ClassFolder("class", people=people), tiny.lessons))

    small, middle, large = map(work, (60, 120, 240))
    assert large - middle <= 2.3 * (middle - small)
