"""Feedback pages as a zip file that a platform takes back: one for each student, under a name that it knows."""

from __future__ import annotations

import io
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from autograder.exports.export import Order
from autograder.exports.marks import Student
from autograder.manifest import Lesson

__all__ = ["PAGE", "Pages"]

PAGE = "feedback.html"
MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time of all members, so that equal pages make equal archives."""
UNNAMED = "nothing says what the platform calls the submission"
SHARED = "handed in together, and a page is for one person"
MISSING = f"there is no {PAGE}: grade again"


@dataclass(frozen=True)
class Pages:
    """The pages of everybody whose mark in a lesson may go out.

    Args:
        order: The order.
        lesson: The lesson.
        known_as: What the platform knows a student's submission by; empty if that is not known.
        name: The name of a page, with ``{}`` for that.
    """

    order: Order
    lesson: Lesson
    known_as: Callable[[Student], str]
    name: str = "{}/" + PAGE

    @property
    def told(self) -> str:
        """How many pages there are."""
        number = len(self._sorted[0])
        return f"Feedback on {self.lesson.name}: {number} page{'' if number == 1 else 's'}."

    @property
    def left_out(self) -> tuple[str, ...]:
        """Whose page is not there, and why."""
        return tuple(f"feedback, {why}: {', '.join(names)}." for why, names in self._sorted[1].items())

    @property
    def zipped(self) -> bytes:
        """The zip file."""
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            for known, student in self._sorted[0].items():
                member = zipfile.ZipInfo(self.name.format(known), MOMENT)
                archive.writestr(member, student.page.read_bytes(), zipfile.ZIP_DEFLATED)
        return content.getvalue()

    @cached_property
    def _sorted(self) -> tuple[dict[str, Student], dict[str, list[str]]]:
        """Whose page goes out, by what the platform knows, and who is left out, by the reason."""
        out, left = {}, defaultdict(list)
        marks = ((one, self.order.mark(one, self.lesson)) for one in self.order.graded.students)
        due = [one for one, mark in marks if mark and mark.report]
        known = {one.name: self.known_as(one) for one in due}
        often = Counter(known.values())
        for student in due:
            name = known[student.name]
            why = UNNAMED if not name else SHARED if often[name] > 1 else "" if student.page.is_file() else MISSING
            if why:
                left[why].append(student.name)
            else:
                out[name] = student
        return out, left
