"""Banks from outside: answers that were written from the exercise texts alone, by somebody who had not read the checks.

A bank that is not among `WHOLE` holds answers to exercises that have changed since, written with the new text.

docs/outside-banks.md tells the first run of each. Here they run again, so that no check forgets what it has learnt: a
part of each, and all of them in a sweep.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from autograder.authoring.attempt import in_memory
from autograder.authoring.bank import Entry
from autograder.authoring.outside import read_folder
from autograder.manifest import Course
from tests.conftest import ROOT

OUTSIDE = ROOT / "tests" / "outside"
BANKS = sorted(path.name for path in OUTSIDE.iterdir() if path.is_dir())
LISTED: dict[str, dict[str, str]] = yaml.safe_load((OUTSIDE / "surprises.yaml").read_text())
WHOLE = ("first", "second", "third")
"""Banks of answers to all exercises but those of the project, which is younger. The fifth is about the project."""
PROJECT = "fifth"
every_bank = pytest.mark.parametrize("bank", BANKS)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("numbers", "each"),
    [("23", 24), pytest.param("123456", 1, marks=[pytest.mark.sweep, pytest.mark.slow(seconds=130)])],
    ids=["a sample of two lessons that run quickly", "all"],
)
def test_only_the_answers_that_are_listed_with_a_reason_are_a_surprise(course: Course, numbers: str, each: int) -> None:
    chosen: list[Entry] = []
    for bank in BANKS:
        entries, left_out = read_folder(course, OUTSIDE / bank)
        assert not left_out
        chosen += [entry for entry in entries if entry.exercise[0] in numbers][::each]
    attempts = in_memory(course, chosen, 2, lambda done, number: None)
    surprises = {name_of(attempt.entry.file): attempt.surprise for attempt in attempts if attempt.surprise}
    every = {f"{bank}/{name}" for bank in BANKS for name in LISTED[bank]}
    listed = {name_of(entry.file) for entry in chosen} & every
    assert surprises.keys() == listed, {n: w for n, w in surprises.items() if n not in every}


def name_of(file: Path) -> str:
    """An answer as it is listed, with its bank: ``first/wrong/4.2-always-fifty``."""
    return "/".join(file.with_suffix("").parts[-3:])


@every_bank
def test_each_exercise_has_four_right_and_six_wrong_answers_or_more(course: Course, bank: str) -> None:
    entries, _ = read_folder(course, OUTSIDE / bank)
    about = {exercise.id: lesson.apart for lesson in course.lessons for exercise in lesson.exercises}
    counts = {exercise: [0, 0] for exercise in about}
    for entry in entries:
        counts[entry.exercise][entry.file.parent.name == "wrong"] += 1
    whole = {exercise for exercise, apart in about.items() if bank in ((PROJECT,) if apart else WHOLE)}
    asked = {exercise: found for exercise, found in counts.items() if exercise in whole or any(found)}
    assert asked and all(right >= 4 and wrong >= 6 for right, wrong in asked.values()), asked


@every_bank
def test_each_surprise_that_is_listed_has_a_reason(bank: str) -> None:
    for name, reason in LISTED[bank].items():
        assert (OUTSIDE / bank / f"{name}.py").is_file(), name
        assert len(reason.split()) >= 6, name


def test_the_page_tells_the_first_run_of_each_whole_bank() -> None:
    page = (ROOT / "docs" / "outside-banks.md").read_text()
    for bank in (*WHOLE, PROJECT):
        counts = {kind: len(list((OUTSIDE / bank / kind).glob("*.py"))) for kind in ("right", "wrong")}
        row = rf"^\| {bank} \| \d+ of {counts['right']} \([\d.]+ %\) \| \d+ of {counts['wrong']} \([\d.]+ %\) \|"
        assert re.search(row, page, re.MULTILINE), bank
