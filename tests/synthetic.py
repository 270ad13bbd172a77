"""A class that nobody taught: reports drawn with a seed, with names and remarks that try to break a page."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from autograder.api import Picture
from autograder.api.registry import Check, checks_of
from autograder.api.result import CellProblem, Output, Report, Result, Said, Status
from autograder.api.runner import blank
from autograder.manifest import Course, Lesson

ODD_NAMES = (
    "محمد العربي",
    "שרה כהן",
    "O'Brien & Söhne <b>",
    "=cmd()",
    "50%25 sure? #1",
    "[/red] bracket",
    "a-name-without-a-single-space-that-goes-on-" + "and-on-" * 5,
    "山田 太郎",
)
PLAIN_NAMES = ("ada", "bela", "carla", "david", "eva", "felix", "greta", "hugo")
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
ALT = "A digit that was misread: a 4 that looks like a 9."
LONG = "The cell stopped: [/red] \x1b[31m<script>" + "x" * 1500 + " " + "and it says so at length. " * 40
MISTAKES = ("label-among-pixels", "scaled-twice", "an-idea-with-a-rather-long-name-for-a-column")


def synthetic_class(course: Course, size: int = 40, seed: int = 0) -> list[Report]:
    """Reports of `size` students over all lessons; the first ones have odd names and odd troubles."""
    draw = random.Random(seed)
    names = [*ODD_NAMES, *(f"{name}{i}" for i in range(size) for name in PLAIN_NAMES)][:size]
    reports = []
    for place, name in enumerate(names):
        ability = draw.gauss(0, 1)
        for lesson in course.lessons:
            if draw.random() < 0.9:
                reports.append(_report(course, lesson, name, ability, draw, place))
    return reports


def _said(lesson: Lesson, draw: random.Random) -> tuple[Said, ...]:
    """Numbers near and far, letters, and what is no answer at all."""
    values = (f"{draw.gauss(366, 60):.0f}", "a", "b", "cab", "<b>words</b>", "nan")
    names = (f"{lesson.number}.1", f"{lesson.number}.2", f"{lesson.number}.a", f"{lesson.number}.b", "9.9")
    return tuple(Said(name, draw.choice("ABCD") if name[-1].isalpha() else draw.choice(values)) for name in names)


def _report(course: Course, lesson: Lesson, student: str, ability: float, draw: random.Random, place: int) -> Report:
    checks, points = checks_of(course, lesson), lesson.check_points
    common: dict[str, Any] = {
        "seconds": round(draw.expovariate(1 / 15), 1),
        "isolation": "bubblewrap" if place % 9 else "landlock",
        "versions": {"python": "3.11.7", "scikit-learn": "1.9.1" if place % 13 else "1.6.1"},
        "digests": {"checks": f"{7:064x}", "release": f"{11:064x}", "submission": f"{draw.getrandbits(256):064x}"},
        "notes": ("It does not stop <this>.", *(["It holds cells of its own."] if place == 3 else [])),
        "said": _said(lesson, draw),
        "outputs": (Output(checks[0].exercise, LONG, (Picture(PIXEL, "A figure that this notebook drew."),)),),
    }
    if place % 17 == 1:
        results = tuple(blank(check, points, Status.UNGRADABLE, LONG) for check in checks)
        return Report(lesson.name, student, results, LONG, **common)
    if place % 19 == 2:
        results = tuple(blank(check, points, Status.NOT_ATTEMPTED) for check in checks)
        return Report(lesson.name, student, results, **common)
    odd = place == 4  # A fault of ours, and a picture with each other failure.
    results = tuple(_result(check, points, ability, draw, odd, broken=odd and check is checks[0]) for check in checks)
    problems = (CellProblem("3", checks[0].exercise, LONG),) if place == 5 else ()
    return Report(lesson.name, student, results, cell_problems=problems, **common)


def _result(
    check: Check, points: dict[str, float], ability: float, draw: random.Random, pictured: bool, broken: bool
) -> Result:
    if broken:
        return replace(blank(check, points, Status.GRADER_FAULT, "It broke. " + LONG), points=points[check.name])
    hardness = len(check.title) % 7 / 3 - 1.5
    if ability + draw.gauss(0, 1) > hardness:
        return replace(blank(check, points, Status.PASS), points=points[check.name])
    if draw.random() < 0.15:
        return blank(check, points, Status.NOT_ATTEMPTED)
    return replace(
        blank(check, points, Status.FAIL, f"It gave `{draw.random()}`, and {'W' * 400}."),
        expected="something between 0 and 1.",
        cause="The label is still among the pixels.",
        next_step="Look at `frame.drop(columns=...)`, and run the cell again.",
        misconception=draw.choice((*MISTAKES, "", "", "")),
        picture=Picture(PIXEL, ALT) if draw.random() < 0.1 or pictured else None,
    )
