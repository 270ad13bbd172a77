"""What a learner has at hand: what she calls in a notebook, and a memory of what she did."""

from autograder.study.hints import hint
from autograder.study.looking_back import look_back
from autograder.study.own_code import mine
from autograder.study.predictions import predict
from autograder.study.puzzles import puzzle
from autograder.study.questions import quiz
from autograder.study.reviews import review
from autograder.study.runs import watch
from autograder.study.solutions import solution
from autograder.study.verdicts import check
from autograder.study.withheld import not_yet

__all__ = ["check", "hint", "look_back", "mine", "not_yet", "predict", "puzzle", "quiz", "review", "solution", "watch"]
