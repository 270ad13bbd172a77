"""The page that students read first in what they were given."""

from __future__ import annotations

from autograder import __version__
from autograder.manifest import Course

__all__ = ["welcome"]

PAGE = """\
# {title}

## Set up

You need Python 3.11 or newer, about 1 GB of room, and a network for some minutes. In a terminal, in this folder:

On Linux and macOS:

```sh
python3 -m venv .venv
.venv/bin/python -m pip install {wheel}
.venv/bin/jupyter lab --notebook-dir=lessons lessons/{first}/{first}.ipynb
```

On Windows:

```bat
py -m venv .venv
.venv\\Scripts\\python -m pip install {wheel}
.venv\\Scripts\\jupyter lab --notebook-dir=lessons lessons\\{first}\\{first}.ipynb
```

## What is here

| | |
|---|---|
{lessons}
| `{wheel}` | `check`, `hint` and `solution`, the data, and the command `course` |
{solutions}
Each exercise has a cell that checks it: run it as often as you like. `course check 1`, in `lessons`, checks all of
lesson 1.
`course doctor` looks for what is missing on your machine.

The checks are in the package, and so are their hints: that is meant. Read them if you like. What they ask is how your
code behaves, and a mark may rest on other rows than yours.
"""


def welcome(course: Course, distribution: str, *, has_solutions: bool) -> str:
    """The page, as Markdown."""
    row = "| in the package | our solutions: `solution(…)` shows one when yours passes |\n"
    return PAGE.format(
        title=course.title,
        wheel=f"{distribution.replace('-', '_')}-{__version__}-py3-none-any.whl",
        first=course.lessons[0].name,
        lessons="\n".join(f"| `lessons/{lesson.name}` | {lesson.title} |" for lesson in course.lessons),
        solutions=row if has_solutions else "",
    )
