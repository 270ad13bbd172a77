"""The examples in the docstrings of the lessons say what our solutions do."""

from __future__ import annotations

import doctest
import re
import warnings
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

from autograder.authoring.bank import defined, execute, load_bank
from autograder.authoring.source import source_cells
from autograder.manifest import Course, Lesson, load_course
from tests.conftest import ROOT
from tests.turns import sampled

COURSE: Course = load_course(ROOT)


@pytest.mark.parametrize("lesson", sampled(COURSE.lessons, 2), ids=lambda lesson: lesson.name)
def test_each_example_of_a_docstring_gives_what_it_says(
    lesson: Lesson, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = defined_by_the_lesson(lesson)
    monkeypatch.chdir(tmp_path)  # Examples may write files.
    told: list[str] = []
    tried = set()
    for name, value in list(names.items()):
        if isinstance(value, FunctionType) and value.__module__ == "__main__" and value.__doc__:
            test = doctest.DocTestParser().get_doctest(value.__doc__, dict(names), name, None, None)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # What is said of convergence is what lesson 2 is about.
                doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=told.append)
            tried |= {name} if any(doctest.SKIP not in example.options for example in test.examples) else set()
    assert not told, "".join(told)
    with_examples = {name for name, value in names.items() if ">>>" in (getattr(value, "__doc__", "") or "")}
    ours = {name for name in with_examples if getattr(names[name], "__module__", "") == "__main__"}
    assert tried == ours


def defined_by_the_lesson(lesson: Lesson) -> dict[str, Any]:
    """What our solution defines, with stand-ins for what takes long, and what demonstrations define for an example."""
    quick = {entry.exercise: entry.source for entry in load_bank(COURSE, lesson, ["quick"])}
    cells = source_cells(COURSE, lesson)
    examples = " ".join(re.findall(r"^ *>>> (.*)", "\n".join(cell.source for cell in cells), re.MULTILINE))
    wanted = set(re.findall(r"\w+", examples)) - {n for c in cells if not c.is_demo for n in defined(c.source)}
    names: dict[str, Any] = {"__name__": "__main__"}
    for number, cell in enumerate(cells):
        if not cell.is_check and (not cell.is_demo or wanted & defined(cell.source)):
            execute(cell.source, f"{lesson.name}-{number}", names, quick.get(cell.exercise, ""))
    return names
