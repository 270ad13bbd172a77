"""Fills the tables of syllabus.md: minutes come from course.yaml and from the plans of "Teach lesson N".

python docs/teaching/make_syllabus.py
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from autograder.manifest import Course, load_course

FOLDER = Path(__file__).parent
PAGE = FOLDER / "syllabus.md"
TEST, OPENING, BREAK, LUNCH, AGAIN = 15, 10, 10, 60, 10
"""Minutes for the test, for hello and goodbye, for a break, for lunch, and for the questions of the lesson before."""
STEP = re.compile(r"^\| (\d+) \| (\d+) \| (.+?) \| (.+?) \|$", re.MULTILINE)


@dataclass(frozen=True)
class Step:
    """A line of a plan: minutes in full, minutes of a day's course, what happens, and how to save time."""

    minutes: int
    in_a_day: int
    what: str
    cut: str


def plan(number: str) -> list[Step]:
    """The plan of a lesson, from its page."""
    text = (FOLDER / f"lesson-{number}.md").read_text(encoding="utf-8")
    return [Step(int(full), int(day), what, cut) for full, day, what, cut in STEP.findall(text)]


def in_a_day(number: str) -> int:
    """The minutes that a day's course has for a lesson."""
    return sum(step.in_a_day for step in plan(number))


def one_day(course: Course) -> str:
    """A day from nine o'clock on."""
    blocks = [("Hello, and the test before, form A or B", OPENING + TEST)]
    for lesson in course.lessons:
        blocks.append((f"[Lesson {lesson.number}](lesson-{lesson.number}.md): {lesson.title}", in_a_day(lesson.number)))
        last = lesson is course.lessons[-1]
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
    taught = sum(in_a_day(lesson.number) for lesson in course.lessons)
    return "\n".join(
        [
            "| from | minutes | what |",
            "|---|---|---|",
            *rows,
            "",
            f"{total} minutes in all, {taught} of them for lessons.",
        ]
    )


def five_sessions(course: Course) -> str:
    """One lesson at a time."""
    rows, total = [], 0
    for lesson in course.lessons:
        test = TEST if lesson in (course.lessons[0], course.lessons[-1]) else 0
        minutes = lesson.minutes + BREAK + test
        total += minutes
        title = f"[{lesson.number}. {lesson.title}](lesson-{lesson.number}.md)"
        rows.append(f"| {title} | {lesson.minutes} | {BREAK} | {test or '–'} | {minutes} |")
    head = ["| session | lesson | break | test | in all |", "|---|---|---|---|---|"]
    return "\n".join([*head, *rows, f"| all five | | | | {total} |"])


def alone(course: Course) -> str:
    """Five weeks, two sittings each."""
    rows, total = [], 0
    for week, lesson in enumerate(course.lessons, 1):
        again = AGAIN if week > 1 else 0
        minutes = lesson.minutes + again
        total += minutes
        rows.append(f"| {week} | {lesson.number}. {lesson.title} | {lesson.minutes} | {again or '–'} | {minutes} |")
    head = ["| week | lesson | lesson | questions of the week before, again | in all |", "|---|---|---|---|---|"]
    return "\n".join([*head, *rows, f"| | all five | | | {total} |"])


def page(course: Course) -> str:
    """The page with its tables filled in anew."""
    text = PAGE.read_text(encoding="utf-8")
    tables = {"one day": one_day(course), "five sessions": five_sessions(course), "alone": alone(course)}
    for name, table in tables.items():
        before, begin, rest = text.partition(f"<!-- table: {name} -->\n")
        _, end, after = rest.partition("\n<!-- end -->")
        text = before + begin + table + end + after
    return text


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(load_course(FOLDER.parent.parent)), encoding="utf-8")
    print("written:", PAGE.name)


if __name__ == "__main__":
    main()
