"""A course of one lesson with three exercises, each of which rests on the one before; and a learner's copy of it."""

from __future__ import annotations

import json
from pathlib import Path

from autograder.handout.work_folder import WorkFolder
from autograder.manifest import Course
from tests.small_lesson import HEAD, make_small_course

__all__ = ["ENDLESS", "RIGHT", "make_course", "work_on", "write"]

CHECKS = '''
from autograder.api import Answers, exercise, fail


@exercise("1.1")
def test_one(answers: Answers) -> None:
    """`one` returns 1."""
    if (found := answers.call("one")) != 1:
        fail(f"It returns {found}.", "1.")


@exercise("1.2")
def test_two(answers: Answers) -> None:
    """`two` is 2."""
    if (found := answers.value("two")) != 2:
        fail(f"It is {found}.", "2.")


@exercise("1.3", needs=test_two)
def test_three(answers: Answers) -> None:
    """`three` returns 3."""
    if (found := answers.call("three")) != 3:
        fail(f"It returns {found}.", "3.")
'''
CELL = """
```{{code-cell}} ipython3
:exercise: "{id}"

{code}
```

```{{code-cell}} ipython3
check("{id}")
```
"""
FUNCTION = "def {name}():\n    ### BEGIN SOLUTION\n    return {value}\n    ### END SOLUTION"
LESSON = (
    HEAD
    + "step = 1\n```\n"
    + CELL.format(id="1.1", code=FUNCTION.format(name="one", value="step"))
    + CELL.format(id="1.2", code="### BEGIN SOLUTION\ntwo = one() + step\n### END SOLUTION")
    + CELL.format(id="1.3", code=FUNCTION.format(name="three", value="two + step"))
)
MANIFEST = """\
format_version: 1
name: three-steps
title: Three steps
subject: autograder.digits
data:
  heldout: {path: data/heldout.npz, sha256: 71176e7ff907a3b4596b5f17bdac72d89b3f55486760b1c99b23557a0f541eec}
limits: {cell_seconds: 5, notebook_seconds: 60, question_seconds: 6}
lessons:
  - name: 01_steps
    title: Steps
    minutes: 5
    checks: checks.py
    exercises:
      - {id: "1.1", title: The first step, hints: ["It is a small number.", "It is 1."], checks: {test_one: 1}}
      - {id: "1.2", title: The second step, hints: ["One more.", "Add `step`."], checks: {test_two: 2}}
      - {id: "1.3", title: The third step, hints: ["One more again.", "Add `two`."], checks: {test_three: 3}}
"""
RIGHT = {
    "1.1": "def one():\n    return 1",
    "1.2": "two = one() + 1",
    "1.3": "def three():\n    return two + 1",
}
ENDLESS = "while True:\n    pass"


def make_course(root: Path) -> Course:
    """The course, built."""
    return make_small_course(root, MANIFEST, {"01_steps": LESSON}, {"checks.py": CHECKS})


def work_on(course: Course, folder: Path) -> Path:
    """A folder of work; the notebook in it."""
    (notebook,) = WorkFolder(folder, course).start()
    return notebook


def write(notebook: Path, answers: dict[str, str], setup: str = "") -> None:
    """Save these answers in the cells of their exercises, as JupyterLab would; and another setup cell, if given."""
    content = json.loads(notebook.read_text(encoding="utf-8"))
    for cell in content["cells"]:
        grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
        number = grade_id.removeprefix("exercise-").replace("-", ".")
        if number in answers:
            cell["source"] = answers[number]
        if setup and "step = " in "".join(cell["source"]):
            cell["source"] = setup
    notebook.write_text(json.dumps(content), encoding="utf-8")
