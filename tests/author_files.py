"""Files that an author writes beside a lesson, with a mistake in them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.errors import CourseError
from autograder.manifest import Course, load_course
from tests.conftest import TINY

__all__ = ["assert_told", "copy_of_tiny"]


def copy_of_tiny(folder: Path) -> Course:
    """The tiny course, in a new folder, to write into."""
    shutil.copytree(TINY, folder)
    return load_course(folder)


def assert_told(read: Callable[[], object], file: str, line: int | None, words: str) -> CourseError:
    """What is read is refused, with the name of the file, the line, and these words; gives the error."""
    with pytest.raises(CourseError, match=re.escape(file)) as caught:
        read()
    assert words in str(caught.value)
    assert caught.value.line == line, str(caught.value)
    return caught.value
