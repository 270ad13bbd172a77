"""Where submissions are graded: what a run needs to know of it, and nothing of how it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from autograder.api.result import Report
from autograder.grading.submissions import Submission
from autograder.manifest import Lesson, Limits
from autograder.sandbox.layers import Layer

__all__ = ["DIED", "Done", "Pool", "Tick"]

Done = Callable[[int, Report], None]
"""Told the position of a submission, in the order in which they were taken, and its report, as soon as there is one."""
Tick = Callable[[], None]
"""Called now and then, so that a progress bar can move."""
DIED = "The grader ended without a word while it worked on this submission. A person must look."


class Pool(Protocol):
    """Graders, on this machine or on others, that come and go. What they found counts when it was stored at home."""

    @property
    def layer(self) -> Layer:
        """What separates submissions from the graders."""

    @property
    def workers(self) -> int:
        """How many graders there are now."""

    def grade(self, submissions: Iterable[Submission], done: Done, tick: Tick) -> None:
        """Grade all of these. The next one is taken when a grader is free for it, or soon will be.

        Raises:
            CourseError: The course itself is broken.
            GraderError: A grader or its machine failed.
        """

    def limits(self, lesson: Lesson) -> Limits:
        """What a submission may use where `grade_alone` runs it: no less than what our own solution takes there."""

    def grade_alone(
        self, submissions: Sequence[Submission], limits: Mapping[str, Limits], done: Done, tick: Tick
    ) -> None:
        """Grade these one after another, on a machine that does nothing else for us, with limits by lesson."""

    def close(self) -> None:
        """End what was started. A pool that is used again starts anew."""
