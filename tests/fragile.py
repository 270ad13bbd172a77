"""A course of one exercise whose checks break on certain answers, made in a folder."""

from __future__ import annotations

from pathlib import Path

import nbformat

from autograder.authoring.build import build_lesson
from autograder.manifest import Course, load_course
from tests.conftest import ROOT
from tests.small_lesson import HEAD

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
MANIFEST = """\
format_version: 1
name: fragile
title: A fragile course
subject: autograder.digits
data:
  heldout: {path: data/heldout.npz, sha256: 71176e7ff907a3b4596b5f17bdac72d89b3f55486760b1c99b23557a0f541eec}
limits: {cell_seconds: 5, notebook_seconds: 30, question_seconds: 6, check_seconds: 1}
lessons:
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
    (root / "solutions" / "01_first").mkdir(parents=True)
    (root / "solutions" / "01_first" / "01_first.md").write_text(LESSON)
    (root / "course.yaml").write_text(MANIFEST)
    (root / "checks.py").write_text(checks)
    (root / "data").symlink_to(ROOT / "data")
    course = load_course(root)
    build_lesson(course, course.lessons[0])
    return course


def hand_in(course: Course, path: Path, code: str) -> Path:
    """The release with this code in its exercise cell, at this path."""
    notebook = nbformat.read(course.release(course.lessons[0]), as_version=4)
    cell = next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("solution"))
    cell.source = code
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    return path
