"""A course of three tiny lessons, and the notebook of whoever hands in a level for each of their exercises.

Lesson 1 has exercises 1.1 (checks worth 1 and 3 points) and 1.2 (3 points), and so have the others.
"""

from __future__ import annotations

import copy
import json
import shutil
import sys
from functools import cache
from pathlib import Path
from typing import Any

from autograder.manifest import Course
from tests.small_lesson import HEAD, MANIFEST, make_small_course

__all__ = ["BREAKS", "LESSONS", "make_course", "notebook", "write_checks"]

LESSONS = ("01_first", "02_second", "03_third")
BREAKS = 13
"""The level of a second exercise at which its check breaks, so that its points are held."""
CHECKS = '''
from autograder.api import Answers, exercise


@exercise("{n}.1")
def test_{n}_some(answers: Answers) -> None:
    """There is some of it."""
    assert answers.call("level_{n}") >= {some}, "There is none of it."


@exercise("{n}.1", needs=test_{n}_some)
def test_{n}_more(answers: Answers) -> None:
    """There is more of it."""
    assert answers.call("level_{n}") >= {more}, "There is no more of it."


@exercise("{n}.2")
def test_{n}_rest(answers: Answers) -> None:
    """The rest is there."""
    rest = answers.call("rest_{n}")
    assert rest / (rest - 13) == -1 / 12, "The rest is missing."
'''
CELLS = """\
```

```{{code-cell}} ipython3
:exercise: "{n}.1"

def level_{n}():
    \"\"\"Return a level.\"\"\"
    ### BEGIN SOLUTION
    return 3
    ### END SOLUTION
```

```{{code-cell}} ipython3
check("{n}.1")
```

```{{code-cell}} ipython3
:exercise: "{n}.2"

def rest_{n}():
    \"\"\"Return the rest.\"\"\"
    ### BEGIN SOLUTION
    return 1
    ### END SOLUTION
```

```{{code-cell}} ipython3
check("{n}.2")
```
"""
LESSON = """\
  - name: {name}
    title: Lesson {n}
    minutes: 5
    checks: checks_{n}.py
    exercises:
      - {{id: "{n}.1", title: Level, hints: [Low., High.], checks: {{test_{n}_some: 1, test_{n}_more: 3}}}}
      - {{id: "{n}.2", title: Rest, hints: [Low., High.], checks: {{test_{n}_rest: 3}}}}
"""


def make_course(root: Path) -> Course:
    """The course, built."""
    named = list(enumerate(LESSONS, 1))
    text = MANIFEST.format(name="simulated") + "".join(LESSON.format(n=n, name=name) for n, name in named)
    sources = {name: HEAD + CELLS.format(n=n) for n, name in named}
    return make_small_course(root, text, sources, {f"checks_{n}.py": _checks(n) for n, _ in named})


def _checks(n: int, some: int = 1, more: int = 2) -> str:
    return CHECKS.format(n=n, some=some, more=more)


def write_checks(root: Path, n: int, some: int, more: int) -> None:
    """The checks of a lesson, with the levels from which its first exercise has points."""
    file = root / f"checks_{n}.py"
    file.write_text(_checks(n, some, more))
    # Another run is another process, which has not read them yet.
    shutil.rmtree(root / "__pycache__", ignore_errors=True)
    for name in [name for name, module in sys.modules.items() if getattr(module, "__file__", None) == str(file)]:
        del sys.modules[name]


def notebook(course: Course, n: int, levels: tuple[int, int] | None, is_stripped: bool = False) -> str:
    """What a student hands in for a lesson: its release with these levels; None leaves it untouched."""
    found = copy.deepcopy(_release(course.release(course.lessons[n - 1])))
    if levels:
        names = (f"level_{n}", f"rest_{n}")
        cells = [cell for cell in found["cells"] if cell["metadata"].get("nbgrader", {}).get("solution")]
        for cell, name, level in zip(cells, names, levels, strict=True):
            cell["source"] = f"def {name}():\n    # level: {level}\n    return {level}"
    if is_stripped:
        found["metadata"], found["nbformat_minor"] = {}, 4
        for cell in found["cells"]:
            cell["metadata"] = {}
            cell.pop("id", None)
    return json.dumps(found)


@cache
def _release(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))
