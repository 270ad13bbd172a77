"""What a learner has at hand: `check`, `hint` and `solution` in a notebook, and a memory of what she did."""

from autograder.study.checks import check
from autograder.study.hints import hint
from autograder.study.runs import watch
from autograder.study.solutions import solution

__all__ = ["check", "hint", "solution", "watch"]
