"""A campaign: many changed conversations for each check of a lesson, and the lines that none of them reached."""

from __future__ import annotations

import inspect
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import CodeType

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from autograder.manifest import Course, Lesson
from tests.fuzz.conversation import recorded_checks
from tests.fuzz.replay import Broken, Fuzzer
from tests.fuzz.store import load

__all__ = ["fuzz", "fuzzers", "unreached"]


def fuzzers(course: Course, lesson: Lesson) -> list[Fuzzer]:
    """One for each check of a lesson, with the stored conversations."""
    stored = load(lesson)
    files = course.check_files(lesson)
    checks = recorded_checks(course, lesson)
    return [Fuzzer.of(check, stored[check.name], files) for check in checks if check.name in stored]


def fuzz(fuzzer: Fuzzer, examples: int, start: int = 0) -> list[str]:
    """What broke the check, if anything did: one example for each kind of break."""

    @seed(start)
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def each(data: st.DataObject) -> None:
        fuzzer.changed(data.draw)

    found: list[str] = []
    try:
        each()
    except* Broken as several:
        found = [_place(broken) for broken in several.exceptions]
    return [*fuzzer.broken, *found]


def _place(broken: BaseException) -> str:
    """What broke, and the line of the check files or ours where it did."""
    frames = traceback.extract_tb((broken.__cause__ or broken).__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames if "/autograder/" in frame.filename]
    return f"{broken} ({' '.join(places)})"


def unreached(fuzzers: list[Fuzzer]) -> list[tuple[str, int, str]]:
    """The lines inside functions of the check files that ran in no replay: file, number and source."""
    reached = {line for fuzzer in fuzzers for line in fuzzer.lines}
    return [
        (Path(file).name, number, Path(file).read_text(encoding="utf-8").splitlines()[number - 1].strip())
        for file in sorted({file for fuzzer in fuzzers for file in fuzzer.files})
        for number in sorted(_lines(Path(file)) - {line for name, line in reached if name == file})
    ]


def _lines(file: Path) -> set[int]:
    """The lines of the functions of a file, without those that define them."""
    module = compile(file.read_text(encoding="utf-8"), str(file), "exec")
    return {line for code in _inner(module) for _, _, line in code.co_lines() if line and line != code.co_firstlineno}


def _inner(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            if constant.co_flags & inspect.CO_OPTIMIZED:  # The body of a class is none: it runs at the import.
                yield constant
            yield from _inner(constant)
