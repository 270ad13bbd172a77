"""A course of one exercise whose checks break on certain answers, made in a folder."""

from __future__ import annotations

from pathlib import Path

import nbformat

from autograder.manifest import Course
from tests.small_lesson import HEAD, MANIFEST, make_small_course

CHECKS = '''
import numpy as np
import pytest

from autograder.api import Answers, exercise


@exercise("1.1")
def test_number_divides(answers: Answers) -> None:
    """`number` divides twelve."""
    assert 12 % answers.call("number") == 0, "It does not divide twelve."


@exercise("1.1", needs=test_number_divides)
def test_number_is_three(answers: Answers) -> None:
    """`number` is three."""
    number = answers.call("number")
    np.testing.assert_array_equal(number, 3, "It is another number.")


@exercise("1.1")
def test_number_is_counted(answers: Answers) -> None:
    """One can count to `number`."""
    number = answers.call("number")
    if number < 0:
        pytest.fail("It is below zero.")
    for _ in range(number):
        pass
'''
LESSON = (
    HEAD
    + """\
```

```{code-cell} ipython3
:exercise: "1.1"

def number():
    \"\"\"Return three.\"\"\"
    ### BEGIN SOLUTION
    return 3
    ### END SOLUTION
```

```{code-cell} ipython3
check("1.1")
```
"""
)
OF_LESSON = """\
  - name: 01_first
    title: First
    minutes: 5
    checks: checks.py
    exercises:
      - id: "1.1"
        title: A number
        hints: ["Below four.", "Above two."]
        checks:
          test_number_divides: 1
          test_number_is_three: 2
          test_number_is_counted: 4
"""
CHANGES = "calls = []\ndef number():\n    calls.append(1)\n    return {first} if len(calls) == 1 else 3"
"""An answer that changes from call to call."""


def make_course(root: Path, checks: str = CHECKS) -> Course:
    """The course, built, with these checks."""
    manifest = MANIFEST.format(name="fragile") + OF_LESSON
    return make_small_course(root, manifest, {"01_first": LESSON}, {"checks.py": checks})


def hand_in(course: Course, path: Path, code: str) -> Path:
    """The release with this code in its exercise cell, at this path."""
    notebook = nbformat.read(course.release(course.lessons[0]), as_version=4)
    cell = next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("solution"))
    cell.source = code
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    return path
