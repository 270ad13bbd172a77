"""Fills the tables of syllabus.md, and the minutes of the plans of "Teach lesson N".

python docs/teaching/make_syllabus.py

A row of a plan begins at a heading of its lesson, and has the minutes that the formula gives for the sections from
there to the next row. The minutes of a day are ours: what is left if the advice of the row is followed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import click

from autograder.manifest import Course, Lesson, load_course
from benchmarks.minutes import sections_of

FOLDER = Path(__file__).parent
PAGE = FOLDER / "syllabus.md"
TEST, OPENING, BREAK, LUNCH, AGAIN = 15, 10, 10, 60, 10
"""Minutes for the test, for hello and goodbye, for a break, for lunch, and for the questions of the lesson before."""
SPARE = 15
"""Minutes in each lesson of a day for what no formula holds: cells that run, talk, and those who are stuck."""
STEP = re.compile(r"^\| (\d+) \| (\d+) \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)


@dataclass(frozen=True)
class Step:
    """A line of a plan: minutes in full and of a day's course, the first heading, what happens, how to save time."""

    minutes: int
    in_a_day: int
    begins_at: str
    what: str
    cut: str


def taught(course: Course) -> list[Lesson]:
    """The lessons that the formats hold: a lesson that stands apart has no place in them."""
    return [lesson for lesson in course.lessons if not lesson.apart]


def plan(number: str) -> list[Step]:
    """The plan of a lesson, from its page."""
    text = _page_of(number).read_text(encoding="utf-8")
    return [Step(int(full), int(day), *words) for full, day, *words in STEP.findall(text)]


def in_a_day(number: str) -> int:
    """The minutes that a day's course has for a lesson."""
    return SPARE + sum(step.in_a_day for step in plan(number))


def minutes_of_rows(course: Course, lesson: Lesson) -> list[int]:
    """What the formula gives for each row of a plan, in whole minutes that add up to those of the lesson.

    Raises:
        ValueError: A row begins at no heading of the lesson, or not after the row before.
    """
    sections = sections_of(course, lesson)
    headings = [heading for heading, _ in sections]
    places: list[int] = []
    for step in plan(lesson.number):
        if step.begins_at not in headings[(places or [0])[-1] :]:
            raise ValueError(f"lesson-{lesson.number}.md: no heading {step.begins_at!r} comes here in the lesson.")
        places.append(headings.index(step.begins_at))
    bounds = pairwise([0, *places[1:], len(sections)])
    exact = [sum(work.exact for _, work in sections[first:last]) for first, last in bounds]
    shares = [minutes * lesson.minutes / sum(exact) for minutes in exact]
    whole = [int(share) for share in shares]
    most_cut = sorted(range(len(shares)), key=lambda row: whole[row] - shares[row])
    return [minutes + (row in most_cut[: lesson.minutes - sum(whole)]) for row, minutes in enumerate(whole)]


def lesson_page(course: Course, lesson: Lesson) -> str:
    """The page of a lesson with the minutes of its plan filled in anew."""
    minutes = iter(minutes_of_rows(course, lesson))
    text = _page_of(lesson.number).read_text(encoding="utf-8")
    return STEP.sub(lambda row: re.sub(r"^\| \d+", f"| {next(minutes)}", row[0]), text)


def one_day(course: Course) -> str:
    """A day from nine o'clock on."""
    blocks = [("Hello, and the test before, form A or B", OPENING + TEST)]
    lessons = taught(course)
    for lesson in lessons:
        blocks.append((f"[Lesson {lesson.number}](lesson-{lesson.number}.md): {lesson.title}", in_a_day(lesson.number)))
        last = lesson is lessons[-1]
        blocks.append(
            ("The test after, the other form; goodbye", OPENING + TEST)
            if last
            else ("Lunch", LUNCH)
            if lesson.number == "2"
            else ("Break", BREAK)
        )
    rows, now = [], 9 * 60
    for what, minutes in blocks:
        rows.append(f"| {_clock(now)} | {minutes} | {what} |")
        now += minutes
    rows.append(f"| {_clock(now)} | | End |")
    total = sum(minutes for _, minutes in blocks)
    of_lessons = sum(in_a_day(lesson.number) for lesson in lessons)
    return "\n".join(
        [
            "| from | minutes | what |",
            "|---|---|---|",
            *rows,
            "",
            f"{total} minutes in all, {of_lessons} of them for lessons.",
        ]
    )


def five_sessions(course: Course) -> str:
    """One lesson at a time."""
    rows, total, lessons = [], 0, taught(course)
    for lesson in lessons:
        test = TEST if lesson in (lessons[0], lessons[-1]) else 0
        minutes = lesson.minutes + BREAK + test
        total += minutes
        title = f"[{lesson.number}. {lesson.title}](lesson-{lesson.number}.md)"
        rows.append(f"| {title} | {lesson.minutes} | {BREAK} | {test or '–'} | {minutes} |")
    head = ["| session | lesson | break | test | in all |", "|---|---|---|---|---|"]
    return "\n".join([*head, *rows, f"| all five | | | | {total} |"])


def alone(course: Course) -> str:
    """Five weeks, two sittings each."""
    rows, total = [], 0
    for week, lesson in enumerate(taught(course), 1):
        again = AGAIN if week > 1 else 0
        minutes = lesson.minutes + again
        total += minutes
        rows.append(f"| {week} | {lesson.number}. {lesson.title} | {lesson.minutes} | {again or '–'} | {minutes} |")
    head = ["| week | lesson | lesson | questions of the week before, again | in all |", "|---|---|---|---|---|"]
    return "\n".join([*head, *rows, f"| | all five | | | {total} |"])


def page(course: Course) -> str:
    """The page with its tables filled in anew.

    Raises:
        ValueError: There is no place for one of them.
    """
    text = PAGE.read_text(encoding="utf-8")
    tables = {"one day": one_day(course), "five sessions": five_sessions(course), "alone": alone(course)}
    for name, table in tables.items():
        place = re.compile(
            rf"(?<=^<!-- table: {name} -->\n)(?:(?!<!-- ).)*?(?=^<!-- end -->$)", re.DOTALL | re.MULTILINE
        )
        text, found = place.subn(f"{table}\n".replace("\\", r"\\"), text)
        if found != 1:
            raise ValueError(
                f"{PAGE.name} has {found} places for the table {name!r}: a line <!-- table … -->, one <!-- end -->."
            )
    return text


def _page_of(number: str) -> Path:
    return FOLDER / f"lesson-{number}.md"


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


@click.command()
def main() -> None:
    """Fill the tables of syllabus.md, and the minutes of the plans in lesson-1.md and so on."""
    course = load_course(FOLDER.parent.parent)
    for lesson in course.lessons:
        _page_of(lesson.number).write_text(lesson_page(course, lesson), encoding="utf-8")
    PAGE.write_text(page(course), encoding="utf-8")
    click.echo(f"written: the plans, {PAGE.name}")


if __name__ == "__main__":
    main()
