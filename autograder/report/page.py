"""Reports as HTML: a feedback page for each student, and one page for the class.

Pages are self-contained text: everything from a submission is escaped, control characters are
stripped, and the content policy forbids all but inline style and pictures inside the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from autograder.api.result import Report, overall
from autograder.bridges.roll import Roll
from autograder.grading.store import folder_name
from autograder.manifest import Course, Lesson
from autograder.report.analysis import FEWEST, Discrimination, analyse
from autograder.report.card import (
    MARKS,
    WORDS,
    Around,
    answered_line,
    exercise_html,
    format_mark,
    format_points,
    ways_back,
)
from autograder.report.card_style import DARK, LIGHT, RULES, variables
from autograder.report.changes import change_text
from autograder.report.counting import Counted, counted
from autograder.report.gain import FEW
from autograder.report.order import in_the_sum
from autograder.report.plain import plain_text, short
from autograder.report.table import (
    NO_ROLL,
    answered_of,
    by_lesson,
    counts_text,
    lessons_of,
    most_answered,
    nothing_of,
    remark_of,
    students_of,
)
from autograder.subject import subject_of

__all__ = ["class_page", "page_name", "plain_text", "student_page"]


def student_page(course: Course, student: str, reports: Sequence[Report], roll: Roll = NO_ROLL) -> str:
    """The feedback page of one student: every lesson, every exercise, every reason.

    Args:
        course: The course.
        student: Whose page it is.
        reports: This student's reports.
        roll: The rules of the class.
    """
    lessons = [(lesson, by_lesson(student, reports)[lesson.name]) for lesson in lessons_of(course, reports)]
    return _render(
        "student.html",
        course=course,
        judging=subject_of(course).judging,
        student=student,
        reports=reports,
        found=analyse(course, reports),
        lessons=lessons,
        answered_line=answered_line,
        counted=(added := in_the_sum([lesson for lesson, _ in lessons])),
        by_rules=_counted(added, student, by_lesson(student, reports), roll) if roll.has_rules else None,
        change_text=change_text,
        notes=_notes_by_lesson(lessons),
        exercise_html=lambda lesson, exercise, report: Markup(
            exercise_html(
                exercise, report.of_exercise(exercise.id), ways_back(course, lesson).get(exercise.id, Around())
            )
        ),
    )


def class_page(course: Course, reports: Sequence[Report], roll: Roll = NO_ROLL) -> str:
    """The page of the class: how it went, what needs a person, and a row for each student.

    Args:
        course: The course.
        reports: At most one for each student and lesson.
        roll: The people and the rules of the class.
    """
    return _render(
        "class.html",
        course=course,
        judging=subject_of(course).judging,
        found=analyse(course, reports),
        lessons=lessons_of(course, reports),
        counted=in_the_sum(lessons_of(course, reports)),
        students={student: by_lesson(student, reports) for student in students_of(reports)},
        absent=roll.absent(students_of(reports)),
        sections={one.student: one.section for one in roll.people.everybody if one.section},
        has_rules=roll.has_rules,
        counts_text=lambda student, mine: counts_text(lessons_of(course, reports), student, mine, roll),
        nothing_of=lambda student: nothing_of(student, lessons_of(course, reports), roll),
        status_of=lambda report, exercise: overall(report.of_exercise(exercise.id)),
        remark_of=remark_of,
        answered_of=answered_of,
        most_answered=most_answered(reports),
        fewest=FEWEST,
        few=FEW,
        words=WORDS,
        marks=MARKS,
    )


def _counted(lessons: Sequence[Lesson], student: str, mine: Mapping[str, Report], roll: Roll) -> Counted:
    return counted(lessons, mine, roll.rules.drop_lowest, roll.excused_of(student))


def page_name(student: str) -> str:
    """The address of a student's page, relative to the class page."""
    return f"{quote(folder_name(student))}/feedback.html"


def _notes_by_lesson(lessons: Sequence[tuple[Lesson, Report]]) -> dict[str, list[str]]:
    """Each note with the numbers of its lessons; none if it holds for all of them."""
    notes: dict[str, list[str]] = {}
    for lesson, report in lessons:
        for note in dict.fromkeys(report.notes):
            notes.setdefault(note, []).append(lesson.number)
    return {note: [] if len(numbers) == len(lessons) else numbers for note, numbers in notes.items()}


def _render(template: str, **values: object) -> str:
    return plain_text(_environment().get_template(template).render(values))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("autograder.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"light": variables(LIGHT), "dark": variables(DARK), "card_rules": RULES}
    environment.filters |= {
        "points": format_points,
        "mark": lambda report: format_mark(report.points, report.held),
        "sum_of": _sum_of,
        "percent": _percent,
        "seconds": _seconds,
        "short": short,
        "correlation": _correlation,
        "signed": lambda number: f"{number:+.2f}".replace("-", "\u2212"),
        "prose": _prose,
        "page": page_name,
    }
    return environment


def _sum_of(reports: Iterable[Report], counted: Sequence[Lesson]) -> str:
    """The mark over the lessons that are in the sum."""
    names = {lesson.name for lesson in counted}
    mine = [report for report in reports if report.lesson in names]
    return format_mark(sum(report.points for report in mine), sum(report.held for report in mine))


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", "\u00a0%")


def _seconds(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}\u00a0min {rest:02d}\u00a0s" if minutes else f"{seconds:.1f}\u00a0s"


def _prose(text: str) -> Markup:
    """Escaped text in which `code` in backticks is set as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))


def _correlation(found: Discrimination) -> str:
    """The correlation with its interval, or why there is none."""
    if found.value is None:
        return f"– ({found.why_not})"
    return f"{found.value:.2f} ({found.low:.2f} to {found.high:.2f})".replace("-", "\u2212")
