"""The old path of `autograder.digits`, for notebooks that are in students' hands."""

from autograder.digits import *  # noqa: F403
from autograder.digits import __all__ as __all__
