"""Decisions written into overrides.yaml: one at a time, and all else in the file stays as its author wrote it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any

from autograder.errors import CourseError, UsageError
from autograder.files import OWNER_ONLY, locked, write_text
from autograder.grading.overrides import NAME, Override, load_overrides, overrides_in, problem_of
from autograder.manifest import Course
from autograder.yaml_file import read_text

__all__ = ["Target", "alone", "put_override"]

LOCK = ".overrides.lock"
Target = tuple[str, str, str, str]
"""Student (empty for everybody), lesson, exercise and check of a decision: see `Override.target`."""


def put_override(
    out: Path,
    course: Course,
    is_known: Callable[[str, str], bool],
    target: Target,
    change: Callable[[Override | None], Override | None],
) -> Override | None:
    """Change what is decided about one thing. Two who write at the same time write one after the other.

    Args:
        out: The folder of the results.
        course: The course.
        is_known: See `load_overrides`.
        target: What the decision is about.
        change: Makes the new decision of the old one; None is none.

    Returns:
        The decision as it stands in the file now.

    Raises:
        UsageError: The file is not sound, or would not be with this decision; it is left as it was.
        GraderError: It cannot be written.
    """
    file = out / NAME
    with alone(out):
        earlier = next((one for one in load_overrides(out, course, is_known) if one.target == target), None)
        new = change(earlier)
        if new == earlier:
            return earlier
        if new is not None:
            _refuse(new, course, is_known)
        text = read_text(file) if file.exists() else ""
        changed = _with(text, target, new, file)
        try:
            overrides_in(changed, file, course, is_known)
        except CourseError as error:
            raise UsageError(f"This decision cannot stand beside the others: {error}") from error
        write_text(file, changed, OWNER_ONLY)
    return new


def _refuse(one: Override, course: Course, is_known: Callable[[str, str], bool]) -> None:
    problem, _, mend = problem_of(one, course, is_known)
    if problem:
        raise UsageError(f"{problem[0].upper()}{problem[1:]} {mend}")


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """Nobody else writes decisions, or what stands beside them, in the meantime.

    Raises:
        UsageError: Nothing can be written there.
    """
    with ExitStack() as stack:
        try:
            stack.enter_context(locked(out / LOCK))
        except OSError as error:
            raise UsageError(f"Decisions cannot be written to {out}: {error.strerror}.") from error
        yield


def _with(text: str, target: Target, new: Override | None, file: Path) -> str:
    """The text with this decision in the place of the one about the same, or at its end."""
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    entry = _entry(new) if new else ""
    for first, last, data in _entries(text, lines, file):
        if _target(data) == target:
            return "".join([*lines[:first], entry, *lines[last:]])
    return "".join([*lines, entry])


def _entries(text: str, lines: list[str], file: Path) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """The first line of each decision, the one after its last, and what it says."""
    import yaml

    node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if node is None:
        return
    if getattr(node, "flow_style", False):
        raise UsageError(f"{file} is one list in brackets. Begin each decision with a dash on a line of its own.")
    starts = [_dash(item.start_mark.line, lines) for item in node.value]
    for item, first, following in zip(node.value, starts, [*starts[1:], len(lines)], strict=True):
        last = following
        # A comment that begins its line belongs to what follows it.
        while last > first + 1 and (not lines[last - 1].strip() or lines[last - 1].startswith("#")):
            last -= 1
        yield first, last, {key.value: value.value for key, value in item.value}


def _dash(line: int, lines: list[str]) -> int:
    """The line on which an entry has its dash: YAML lets what follows stand further down."""
    while line and not lines[line].lstrip().startswith("-"):
        line -= 1
    return line


def _target(data: dict[str, Any]) -> Target:
    return (data.get("student", ""), data.get("lesson", ""), data.get("exercise", ""), data.get("check", ""))


def _entry(one: Override) -> str:
    """One decision as text, without what is as if nothing were said."""
    import yaml

    # Whom and what it is about comes first.
    first = ("student", "everybody", "lesson")
    names = [*first, *(field.name for field in fields(one) if field.name not in first)]
    defaults = Override(lesson="")
    said = {name: getattr(one, name) for name in names if getattr(one, name) != getattr(defaults, name)}
    text: str = yaml.safe_dump([said], allow_unicode=True, sort_keys=False, width=100)
    return text
