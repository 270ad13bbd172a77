"""Decisions of a session: written one at a time, never over what somebody else wrote meanwhile, and taken back."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from autograder.digests import digest
from autograder.errors import UsageError
from autograder.grading.override_file import Target, put_override
from autograder.grading.overrides import NAME, Override, load_overrides
from autograder.manifest import Course
from autograder.marking.works import stamp
from autograder.report.plain import plain_text

__all__ = ["Conflict", "Decisions", "Written", "version", "wanted"]


class Conflict(Exception):
    """Somebody has decided about the same in the meantime: `theirs` stands in the file now."""

    def __init__(self, theirs: Override | None) -> None:
        self.theirs = theirs
        super().__init__("Somebody has decided about this in the meantime.")


@dataclass(frozen=True)
class Written:
    """One decision that was written in this session: what it is about, what stood there before, and after."""

    number: int
    target: Target
    before: Override | None
    after: Override | None


class Decisions:
    """What stands in overrides.yaml, and what of it is of this session.

    Args:
        out: The folder of the results.
        course: The course.
        is_known: See `load_overrides`.
        by: Who decides.
    """

    def __init__(self, out: Path, course: Course, is_known: Callable[[str, str], bool], by: str) -> None:
        self._out, self._course, self._is_known, self._by = out, course, is_known, by
        self._lock = threading.Lock()
        self._read: tuple[tuple[int, int, int], tuple[Override, ...]] | None = None
        self.count = 0
        """How often something was written or taken back in this session."""
        self.written: list[Written] = []
        """What was written in this session and not taken back, in order."""

    def all(self) -> tuple[Override, ...]:
        """All decisions, of whomever.

        Raises:
            UsageError: The file is not sound.
        """
        now = stamp(self._out / NAME)
        if self._read is None or self._read[0] != now:
            self._read = (now, load_overrides(self._out, self._course, self._is_known))
        return self._read[1]

    def by_student(self) -> Mapping[str, list[Override]]:
        """The decisions about each student; those about everybody have no name."""
        found: dict[str, list[Override]] = defaultdict(list)
        for one in self.all():
            found[one.student].append(one)
        return found

    def about(self, target: Target) -> Override | None:
        """What is decided about this, if anything is."""
        return next((one for one in self.all() if one.target == target), None)

    def put(self, target: Target, seen: str, form: Mapping[str, str]) -> bool:
        """Write what a form says; returns whether that is anything new.

        Args:
            target: What it is about.
            seen: The `version` of the decision that whoever filled in the form had seen.
            form: Its fields: see `wanted`.

        Raises:
            Conflict: Somebody else has decided otherwise since then. Nothing is written.
            UsageError: It is no possible decision, or cannot be written.
        """
        before: Override | None = None

        def change(earlier: Override | None) -> Override | None:
            nonlocal before
            before, new = earlier, wanted(target, earlier, form)
            if _unsigned(new) == _unsigned(earlier):
                return earlier
            if version(earlier) != seen:
                raise Conflict(earlier)
            return new and replace(new, by=self._by, at=f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC")

        with self._lock:
            after = put_override(self._out, self._course, self._is_known, target, change)
            if after == before:
                return False
            self.count += 1
            self.written.append(Written(self.count, target, before, after))
        return True

    def undo(self, number: int) -> Written:
        """Put back what stood there before a decision of this session.

        Raises:
            Conflict: It was changed since.
            UsageError: It was taken back before, or cannot be written.
        """
        with self._lock:
            one = next((one for one in self.written if one.number == number), None)
            if one is None:
                raise UsageError("This was taken back before.")
            self.written.remove(one)

            def change(earlier: Override | None) -> Override | None:
                if earlier != one.after:
                    raise Conflict(earlier)
                return one.before

            put_override(self._out, self._course, self._is_known, one.target, change)
            self.count += 1
            return one


def version(one: Override | None) -> str:
    """What is another one for each other decision about the same. It tells nothing of whose it is."""
    return digest(repr(one and replace(one, student="")))[:16]


def wanted(target: Target, earlier: Override | None, form: Mapping[str, str]) -> Override | None:
    """The decision that a form asks for; None if it asks for none.

    Args:
        target: What it is about.
        earlier: What stands there now.
        form: `points` and `late_days`, which are empty for those that were found; `why`, `comment`; `excuse`, if that
            is chosen.

    Raises:
        UsageError: A number is none.
    """
    student, lesson, exercise, check = target
    days = _number(form.get("late_days", ""), "Days late")
    if days is not None and not days.is_integer():
        raise UsageError("Days late are a whole number.")
    new = replace(
        earlier or Override(student=student, everybody=not student, lesson=lesson, exercise=exercise, check=check),
        points=_number(form.get("points", ""), "Points"),
        late_days=None if days is None else int(days),
        excuse="excuse" in form,
        why=_text(form.get("why", "")),
        comment=_text(form.get("comment", "")),
    )
    return new if new.decides or new.why or new.comment else None


def _unsigned(one: Override | None) -> Override | None:
    return one and replace(one, by="", at="")


def _number(text: str, what: str) -> float | None:
    if not text.strip():
        return None
    try:
        number = float(text.replace(",", "."))
    except ValueError as error:
        raise UsageError(f"{what} are a number, such as 1.5, or nothing.") from error
    if number != number or abs(number) > 1e6:
        raise UsageError(f"{what} are a number, such as 1.5, or nothing.")
    return number


def _text(text: str) -> str:
    return plain_text(text.replace("\r\n", "\n")).strip()
