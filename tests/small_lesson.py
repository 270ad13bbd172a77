"""How the lesson of a small course begins that a test makes in a folder, and how such a course is made."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from autograder.authoring.build import build_lesson
from autograder.manifest import Course, load_course
from tests.conftest import ROOT

__all__ = ["HEAD", "MANIFEST", "make_small_course"]

MANIFEST = """\
format_version: 1
name: {name}
title: A {name} course
subject: autograder.digits
data:
  heldout: {{path: data/heldout.npz, sha256: 71176e7ff907a3b4596b5f17bdac72d89b3f55486760b1c99b23557a0f541eec}}
limits: {{cell_seconds: 5, notebook_seconds: 30, question_seconds: 6, check_seconds: 1}}
lessons:
"""
"""As far as its lessons."""

HEAD = """\
---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---

# First

```{code-cell} ipython3
from autograder import check
"""
"""As far as the first line of its first cell."""


def make_small_course(root: Path, manifest: str, lessons: Mapping[str, str], checks: Mapping[str, str]) -> Course:
    """A course in a folder, built.

    Args:
        root: The folder.
        manifest: Its course.yaml.
        lessons: The source of each lesson, by its name.
        checks: The files with checks, by their name.
    """
    for name, source in lessons.items():
        (root / "solutions" / name).mkdir(parents=True)
        (root / "solutions" / name / f"{name}.md").write_text(source)
    for name, text in checks.items():
        (root / name).write_text(text)
    (root / "course.yaml").write_text(manifest)
    (root / "data").symlink_to(ROOT / "data")
    course = load_course(root)
    for lesson in course.lessons:
        build_lesson(course, lesson)
    return course
