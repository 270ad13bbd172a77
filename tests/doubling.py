"""A sound course of one exercise, with notebooks and a bank, made in a folder."""

from __future__ import annotations

from pathlib import Path

from autograder.authoring.build import build_lesson
from autograder.manifest import Course, load_course
from tests.small_lesson import HEAD

MANIFEST = """\
format_version: 1
name: doubling
title: Doubling
lessons:
  - name: 01_first
    title: First
    minutes: 5
    checks: checks.py
    exercises:
      - id: "1.1"
        title: Double
        hints: ["Multiply.", "Multiply by 2."]
        checks:
          test_double: 1
          test_double_of_negatives: 2
"""
SOURCE = (
    HEAD
    + """\

numbers = [1, 2]
```

```{code-cell} ipython3
:exercise: "1.1"

def double(n):
    ### BEGIN SOLUTION
    return 2 * n
    ### END SOLUTION
```

```{code-cell} ipython3
check("1.1")
```
"""
)
CHECKS = '''\
from autograder.api import Misconception, exercise, expect, fail

SLIPS = {
    "squared": ("n * n", 25), "plus-two": ("n + 2", 7), "halved": ("n / 2", 2.5), "unchanged": ("n", 5),
    "tripled": ("3 * n", 15), "minus": ("-2 * n", -10), "always-six": ("6", 6),
}
KNOWN = {name: Misconception(name, f"This is {what[0]}.", "Multiply by 2.") for name, what in SLIPS.items()}
SIGN_LOST = Misconception("sign-lost", "The sign is lost.", "Leave out `abs`.")


def doubled(answers, n):
    return expect.number(answers.call("double", n), "the result of `double`")


@exercise("1.1")
def test_double(answers):
    """`double` doubles."""
    found = doubled(answers, 5)
    slip = next((KNOWN[name] for name, (_, result) in SLIPS.items() if result == found), None)
    if found != 10:
        fail(f"It is {found}.", "twice 5.", because=slip, cause="Not doubled.", next_step="Multiply by 2.")


@exercise("1.1", needs=test_double)
def test_double_of_negatives(answers):
    """`double` keeps the sign."""
    if doubled(answers, -2.25) != -4.5:
        fail("It is not -4.5 for -2.25.", "twice -2.25.", because=SIGN_LOST)
'''
WRONG = {
    "squared": "n * n",
    "plus-two": "n + 2",
    "halved": "n / 2",
    "unchanged": "n",
    "tripled": "3 * n",
    "minus": "-2 * n",
    "always-six": "6",
    "sign-lost": "abs(2 * n)",
}
RIGHT = {"plus": "n + n", "other-way-round": "n * 2", "sum": "sum([n, n])"}


def doubling(root: Path) -> Course:
    """Make the course in this folder."""
    source = root / "solutions" / "01_first" / "01_first.md"
    source.parent.mkdir(parents=True)
    for path, text in ((root / "course.yaml", MANIFEST), (root / "checks.py", CHECKS), (source, SOURCE)):
        path.write_text(text)
    for kind, solutions in (("wrong", WRONG), ("right", RIGHT)):
        (root / "bank" / "01_first" / kind).mkdir(parents=True)
        for name, code in solutions.items():
            head = f"# exercise: 1.1\n# misconception: {name}\n" if kind == "wrong" else "# exercise: 1.1\n"
            file = root / "bank" / "01_first" / kind / f"1.1-{name}.py"
            file.write_text(f"{head}# It is {code}.\ndef double(n):\n    return {code}\n")
    course = load_course(root)
    build_lesson(course, course.lessons[0])
    return course
