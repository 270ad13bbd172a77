"""The judges of the project, by the names under which checks ask for them."""

from __future__ import annotations

from autograder.api import Judge as AnyJudge
from autograder.digits.judge import Judge
from autograder.digits.project.drawings import DrawingJudge
from autograder.digits.project.liars import LiarsJudge
from autograder.digits.project.rivals import Rivals

__all__ = ["project_judges"]


def project_judges(judge: Judge) -> dict[str, AnyJudge]:
    """One judge for each part of the project that has one.

    Args:
        judge: Who judges models: on public rows, or on held-out images.
    """
    return {
        "drawings": DrawingJudge(judge),
        "rivals": Rivals(judge),
        "liars": LiarsJudge(),
    }
