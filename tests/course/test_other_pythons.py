"""Marks that are others in another Python, a page's or WebAssembly's: each is listed with its answer and its reason."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest

from autograder.manifest import Course
from tests.site.browser_road import answers_to
from tests.wasm_marks import known


@pytest.mark.parametrize("name", ["browser", "wasm"])
def test_each_difference_that_is_listed_has_a_reason_and_an_answer(course: Course, name: str) -> None:
    answers = [answer for lesson in course.lessons for answer in answers_to(course, lesson)]
    for one in known(name):
        assert len(one.reason.split()) >= 6, one
        assert any(fnmatchcase(answer, one.answer) for answer in answers), one
