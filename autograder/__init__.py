"""Lessons with exercises that check themselves, and their grading.

In a lesson::

    from autograder import check, hint, solution

    check("1.1")       # what is right, what is not yet, and why
    check()            # the whole lesson
    hint("1.1")        # the next hint
    solution("1.1")    # the worked solution, once yours passes
    predict("1.1", 7)  # what you expect, before the next cell shows it
    quiz("1.a")        # a question; quiz("1.a", "B") answers it
    puzzle("1.2")      # the lines of a solution, to put in order
    mine("1.5", 10)    # what you think your own code gives, before it runs
    review()           # a question that you have answered, when it is time
    look_back()        # how sure you were, and how often right; and your gain between two tests
    not_yet("Write exercise 1.1 first.")  # in place of what a cell would show

A lesson reads a file of its course with `course_file("data/name.csv")`, and a number of course.yaml with `setting`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from autograder.location import course_file
    from autograder.manifest import setting
    from autograder.study import check, hint, look_back, mine, not_yet, predict, puzzle, quiz, review, solution

__all__ = [
    "check",
    "course_file",
    "hint",
    "look_back",
    "mine",
    "not_yet",
    "predict",
    "puzzle",
    "quiz",
    "review",
    "setting",
    "solution",
]
__version__ = "0.1.0"


_WITHOUT_CHECKS = {"course_file": "location", "setting": "manifest"}
"""Names that need nothing of what checks need, by the module where they stand."""


def __getattr__(name: str) -> Any:
    # Loaded on first use: the command line must not wait for pandas to show its help.
    if name in _WITHOUT_CHECKS:
        return getattr(import_module(f"autograder.{_WITHOUT_CHECKS[name]}"), name)
    if name in __all__:
        from autograder import study

        study.watch()  # Whoever imports one of these in a notebook will ask about cells that run after this one.
        return getattr(study, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
