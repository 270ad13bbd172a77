"""GitHub: a workflow for the repositories of students, which checks in Actions what is public.

GitHub Classroom was retired on 28 August 2026; repositories and plain Actions remain, and need nothing of it.

Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from autograder.exports.export import Export, Order, Writer
from autograder.handout.release import make_release
from autograder.notebook.worked import Solutions
from autograder.own.hosted import needs_private

__all__ = ["WRITER"]

PLACE = ".github/course"
"""Where the package of students lies in a repository."""
WORKFLOW = """\
# Checks the notebooks of this repository with what is public, and shows the result as the summary of the run. It does
# not check what your teacher checks with data that no student has, and it gives no marks.
name: check
on:
  push:
  workflow_dispatch:

permissions:
  contents: read

concurrency:
  group: check-${{ github.ref }}
  cancel-in-progress: true

env:
  MPLBACKEND: Agg
  JUPYTER_PLATFORM_DIRS: "1"
  PYTHONUTF8: "1"

jobs:
  check:
    runs-on: ubuntu-24.04
    timeout-minutes: 60
    steps:
      - uses: actions/checkout@v6.0.0
        with:
          persist-credentials: false
      - uses: actions/setup-python@v6.0.0
        with:
          python-version: "3.13"
      - name: Install the package of students
        run: python -m pip install --quiet PLACE/WHEEL
      - name: Check
        run: python -m autograder.own.actions LESSONS
"""
UPLOAD = (
    "none. Copy .github into the template repository that students make theirs from, beside their lessons, and commit "
    "it. Each push is checked; the result is in the tab Actions, as the summary of the run."
)


def _write(order: Order) -> Export:
    """The workflow, and the package of students that it installs."""
    with tempfile.TemporaryDirectory() as place:
        wheel = make_release(order.course, Path(place) / "release", Solutions.NONE).wheel
        content = wheel.read_bytes()
    words = {"PLACE": PLACE, "WHEEL": wheel.name, "LESSONS": " ".join(lesson.name for lesson in order.lessons)}
    text = WORKFLOW
    for word, value in words.items():
        text = text.replace(word, value)
    private = [name for lesson in order.lessons for name in sorted(needs_private(order.course, lesson))]
    told = (
        *([f"Not checked there, for they need data that no student has: {', '.join(private)}."] if private else []),
        "No wall and no secret is there: a repository is its student's own, who can change the workflow too. What it "
        "shows is for the student. Marks come from `course grade`.",
    )
    files = {".github/workflows/grade.yml": text.encode(), f"{PLACE}/{wheel.name}": content}
    return Export(files, None, told, upload=UPLOAD)


WRITER = Writer(
    "github",
    "GitHub Actions",
    "https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax",
    _write,
    needs_marks=False,
)
