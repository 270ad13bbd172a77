"""Reports as HTML: a feedback page for each student, and one page for the class.

Pages are self-contained text: everything from a submission is escaped, control characters are
stripped, and the content policy forbids all but inline style, pictures inside the page, and on the class page the one
script whose digest the policy names.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from autograder.api.result import Report, Status, held_points, overall, total_points
from autograder.bridges.roll import Roll
from autograder.grading.store import folder_name
from autograder.manifest import Course, Exercise, Lesson
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
from autograder.report.class_rows import rows_of, sections_of
from autograder.report.counting import Counted, counted
from autograder.report.gain import FEW
from autograder.report.log import Publication
from autograder.report.order import by_lesson, in_the_sum
from autograder.report.plain import plain_text, short
from autograder.report.states import count_states
from autograder.report.table import (
    NO_ROLL,
    answered_of,
    counts_text,
    lessons_of,
    most_answered,
    nothing_of,
    why_of,
    wrong_of,
)
from autograder.subject import subject_of

__all__ = ["MOST_LISTED", "class_page", "page_name", "plain_text", "student_page"]

NEWEST = 10
"""How many times of publishing the class page shows."""
MOST_NAMED = 30
"""How many students a list in the analysis names. The table of marks says it of each."""
MOST_LISTED = 100
"""How many rows a table about what needs a person has: if all is held, each check of each student would be one."""


def student_page(
    course: Course, student: str, reports: Sequence[Report], roll: Roll = NO_ROLL, graded: Sequence[Lesson] = ()
) -> str:
    """The feedback page of one student: every lesson, every exercise, every reason.

    Args:
        course: The course.
        student: Whose page it is.
        reports: This student's reports.
        roll: The rules of the class.
        graded: The lessons that the class was graded in, so that sums are those of the class; if empty, those of the
            reports.
    """
    mine = by_lesson(student, reports)
    lessons = [(lesson, mine[lesson.name]) for lesson in lessons_of(course, reports)]
    added = in_the_sum(graded or [lesson for lesson, _ in lessons])
    return _render(
        "student.html",
        course=course,
        judging=subject_of(course).judging,
        student=student,
        reports=reports,
        found=analyse(course, reports),
        lessons=lessons,
        answered_line=answered_line,
        counted=added,
        max_points=sum(lesson.points for lesson in added),
        missing=[lesson.number for lesson in added if lesson.name not in {*mine, *roll.excused_of(student)}],
        by_rules=_counted(added, student, mine, roll) if roll.has_rules else None,
        change_text=change_text,
        notes=_notes_by_lesson(lessons),
        points_and_held=_points_and_held,
        max_points_of=lambda report, exercise: sum(one.max_points for one in report.of_exercise(exercise.id)),
        status_of=_status_of,
        exercise_html=lambda lesson, exercise, report: Markup(
            exercise_html(
                exercise, report.of_exercise(exercise.id), ways_back(course, lesson).get(exercise.id, Around())
            )
        ),
    )


def class_page(
    course: Course,
    reports: Sequence[Report],
    roll: Roll = NO_ROLL,
    log: Sequence[Publication] = (),
    left_out: Sequence[str] = (),
) -> str:
    """The page of the class: a row for each student, how it went, and what needs a person.

    Args:
        course: The course.
        reports: At most one for each student and lesson.
        roll: The people and the rules of the class.
        log: When marks were published, the newest first.
        left_out: The files that were handed in and not recognised, a line for each.
    """
    lessons = lessons_of(course, reports)
    rows = rows_of(course, lessons, reports, roll)
    return _render(
        "class.html",
        course=course,
        judging=subject_of(course).judging,
        found=analyse(course, reports),
        lessons=lessons,
        counted=in_the_sum(lessons),
        rows=rows,
        states=count_states(row.states for row in rows),
        sections=sections_of(rows),
        log=log,
        newest=NEWEST,
        left_out=left_out,
        most_named=MOST_NAMED,
        most_listed=MOST_LISTED,
        script=Markup(_script()),
        script_digest=_digest_of(_script()),
        has_rules=roll.has_rules,
        counts_text=lambda student, mine: counts_text(lessons, student, mine, roll),
        nothing_of=lambda student: nothing_of(student, lessons, roll),
        status_of=_status_of,
        why_of=why_of,
        wrong_of=wrong_of,
        answered_of=answered_of,
        most_answered=most_answered(reports),
        fewest=FEWEST,
        few=FEW,
    )


def _status_of(report: Report, exercise: Exercise) -> Status:
    return overall(report.of_exercise(exercise.id))


def _points_and_held(report: Report, exercise: Exercise) -> str:
    results = report.of_exercise(exercise.id)
    return format_mark(total_points(results), held_points(results))


@cache
def _script() -> str:
    """The only script of a page. It is ours, and holds nothing of anybody's work."""
    return files("autograder.report").joinpath("templates", "class.js").read_text(encoding="utf-8")


def _digest_of(script: str) -> str:
    """The digest by which a content policy allows a script: https://www.w3.org/TR/CSP3/#match-element-to-source-list."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


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
    environment.globals |= {"words": WORDS, "marks": MARKS}
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
