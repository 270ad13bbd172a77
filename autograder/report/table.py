"""Reports in the terminal, as a table and a summary, and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from autograder.api.result import Report, Status, held_points, overall
from autograder.bridges.roll import Roll
from autograder.listing import LINES, first_of
from autograder.manifest import Course, Lesson
from autograder.report.analysis import Analysis, analyse
from autograder.report.card import MARKS, WORDS, count_points, format_mark, format_points
from autograder.report.changes import change_text, changes_of, place_of
from autograder.report.counting import counted
from autograder.report.order import by_student, in_the_sum, lessons_of
from autograder.report.plain import plain_text, short

__all__ = [
    "NO_ROLL",
    "answered_of",
    "cell",
    "counts_text",
    "csv_text",
    "harmless",
    "legend",
    "lessons_of",
    "marks_table",
    "most_answered",
    "nothing_of",
    "remark_of",
    "summary",
    "why_of",
    "wrong_of",
]

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet would run a cell that begins with one of these."""
NO_ROLL = Roll()


def marks_table(course: Course, reports: Sequence[Report], roll: Roll = NO_ROLL) -> Table:
    """One row for each student: points by lesson, the sum, those of lessons that stand apart, and a remark in words.

    With one lesson, the mark of each exercise is shown too; the class page has them for all. Where a class has rules,
    what counts by them has a column of its own. Who is on the roll and handed in nothing has a row.
    """
    lessons = lessons_of(course, reports)
    single, most = len(lessons) == 1, most_answered(reports)
    table = Table(title="Marks", title_justify="left", header_style="bold")
    table.add_column("Student", overflow="fold", min_width=7)
    columns = _columns(lessons)
    beside = [("Answ.", format_points(most))] if most else []
    beside += [("Counts", format_points(sum(one.points for one in in_the_sum(lessons))))] if roll.has_rules else []
    for title, points in [*columns, *beside]:
        table.add_column(f"{title}\n/{points}", justify="right", no_wrap=True)
    if single:
        ids = (exercise.id.split(".")[1] for exercise in lessons[0].exercises)
        table.add_column("".join(f"{number:<2}" for number in ids), no_wrap=True)
    table.add_column("Remark", overflow="fold", min_width=20)
    whose = by_student(reports)
    for student, mine in whose.items():
        row = _row(student, lessons, mine, single)
        more = [answered_of(mine.values())] if most else []
        more += [counts_text(lessons, student, mine, roll)] if roll.has_rules else []
        row[len(columns) + 1 : len(columns) + 1] = more
        table.add_row(*(cell(text) for text in row))
    for student in roll.absent(whose):
        empty = ["–"] * (len(columns) + len(beside)) + [""] * single
        table.add_row(*(cell(text) for text in (student, *empty, nothing_of(student, lessons, roll))))
    return table


def counts_text(lessons: Sequence[Lesson], student: str, mine: Mapping[str, Report], roll: Roll) -> str:
    """How many points count, and of how many if that is less than for others."""
    added = in_the_sum(lessons)
    found = counted(added, mine, roll.rules.drop_lowest, roll.excused_of(student))
    fewer = found.max_points < sum(lesson.points for lesson in added)
    held = _sums(added, mine)[1]
    return format_mark(found.points, held) + (f" of {format_points(found.max_points)}" if fewer else "")


def nothing_of(student: str, lessons: Sequence[Lesson], roll: Roll) -> str:
    """What to say of somebody who handed in nothing."""
    free = [lesson.number for lesson in lessons if lesson.name in roll.excused_of(student)]
    return f"Handed in nothing. Excused: lesson {', '.join(free)}." if free else "Handed in nothing."


def most_answered(reports: Sequence[Report]) -> float:
    """The points that a student could have for having answered, in all lessons; 0 where the course gives none."""
    return sum({report.lesson: report.answered.max_points for report in reports if report.answered}.values())


def answered_of(mine: Iterable[Report]) -> str:
    """The points of one student for having answered."""
    return format_points(round(sum(report.answered.points for report in mine if report.answered), 2))


def summary(course: Course, reports: Sequence[Report]) -> RenderableType:
    """The class in a few lines: marks, hardest exercises, commonest misconceptions, what cannot be graded."""
    found = analyse(course, reports)
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    for title, lines in (
        ("Marks", [_marks_line(found), *_marks_apart(course, reports, found)]),
        ("Hardest", _hardest(found)),
        ("Misconceptions", _commonest(found)),
        ("Cannot be graded", _ungradable(found)),
        ("Held", _held(found)),
        ("Decided by hand", _decided(found)),
        ("Our mistakes", _faults(found)),
    ):
        if lines:
            grid.add_row(title, cell("\n".join(lines)))
    return Group(Text("Summary", style="italic"), grid)


def cell(text: str) -> Text:
    """Text of unknown origin for the terminal: no control characters, and brackets are not styles."""
    return Text(plain_text(text))


def legend() -> str:
    """What the marks in the table mean."""
    return "  ".join(f"{MARKS[status]} {WORDS[status]}" for status in Status)


def csv_text(course: Course, reports: Sequence[Report], roll: Roll = NO_ROLL) -> str:
    """The marks as CSV: student, points of each lesson and exercise, sum, what is held, remark, what was decided.

    Points that are held are in no other column than `held`. A lesson that stands apart comes after the sum, with
    such columns of its own; and so do points for having answered, where the course gives them. A roster adds who people
    are, and the rules of a class what counts by them.
    """
    lessons = lessons_of(course, reports)
    the_sum, most = in_the_sum(lessons), most_answered(reports)
    groups = [("", the_sum), *((f"{lesson.name} ", [lesson]) for lesson in lessons if lesson not in the_sum)]
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    head = [name for prefix, group in groups for name in _names(prefix, group)]
    head += ["answered", "max_answered"] if most else []
    head += ["counted", "max_counted", "late"] if roll.has_rules else []
    who = ["id", "email", "section"] if roll.people.everybody else []
    writer.writerow(["student", *who, *head, "remark", "decided by hand"])
    whose = by_student(reports)
    for student in sorted({*whose, *roll.absent(whose)}):
        mine = whose.get(student, {})
        row = [student, *(getattr(roll.person(student), name) for name in who)]
        row += [text for _, group in groups for text in _points(group, mine)]
        row += [answered_of(mine.values()), format_points(most)] if most else []
        row += _by_the_rules(the_sum, student, mine, roll) if roll.has_rules else []
        remarks = [_held_where(list(mine.values())), *(report.remark for report in mine.values())]
        remarks += [] if mine else [nothing_of(student, lessons, roll)]
        row += [" ".join(dict.fromkeys(filter(None, remarks))), _decided_where(list(mine.values()))]
        writer.writerow([harmless(text) for text in row])
    return file.getvalue()


def _by_the_rules(lessons: Sequence[Lesson], student: str, mine: Mapping[str, Report], roll: Roll) -> list[str]:
    found = counted(lessons, mine, roll.rules.drop_lowest, roll.excused_of(student))
    late = [f"{one.lesson}: {one.lateness.why}" for one in mine.values() if one.lateness]
    late += [f"Not counted, the lowest: lesson {', '.join(found.dropped)}."] if found.dropped else []
    late += [f"Excused: lesson {', '.join(found.excused)}."] if found.excused else []
    return [format_points(found.points), format_points(found.max_points), " ".join(late)]


def _names(prefix: str, lessons: Sequence[Lesson]) -> list[str]:
    """The names of the columns for lessons whose points are added up."""
    names = [name for lesson in lessons for name in (lesson.name, *(exercise.id for exercise in lesson.exercises))]
    return [*names, f"{prefix}points", f"{prefix}held", f"{prefix}max_points"]


def _points(lessons: Sequence[Lesson], mine: Mapping[str, Report]) -> list[str]:
    """What stands in these columns for one student."""
    row = [text for lesson in lessons for text in _lesson_points(lesson, mine.get(lesson.name))]
    points, held = _sums(lessons, mine)
    return [*row, format_points(points), format_points(held), str(sum(lesson.points for lesson in lessons))]


def _columns(lessons: Sequence[Lesson]) -> list[tuple[str, object]]:
    """The columns with points: each lesson's, the sum if there is one, and those of lessons that stand apart."""
    added = in_the_sum(lessons)
    titled: list[tuple[str, object]] = [(f"L{lesson.number}", lesson.points) for lesson in lessons]
    the_sum: list[tuple[str, object]] = [("Sum", sum(lesson.points for lesson in added))] if len(lessons) > 1 else []
    return [*titled[: len(added)], *the_sum, *titled[len(added) :]]


def _row(student: str, lessons: Sequence[Lesson], mine: Mapping[str, Report], single: bool) -> list[str]:
    added = in_the_sum(lessons)
    marks = [_mark(mine.get(lesson.name)) for lesson in lessons]
    if single:
        return [student, *marks, _marks(lessons[0], mine[lessons[0].name]), short(remark_of(list(mine.values())))]
    marks.insert(len(added), format_mark(*_sums(added, mine)))
    return [student, *marks, short(remark_of(list(mine.values())))]


def _mark(report: Report | None) -> str:
    return "–" if report is None else format_mark(report.points, report.held)


def _marks_line(found: Analysis) -> str:
    marks = found.marks
    left_out = f"; without {_count(marks.held, 'mark')} of which points are held" if marks.held else ""
    return (
        f"{_count(len(found.students), 'student')}, {_count(found.notebooks, 'notebook')}; mean {marks.mean:.1f}, "
        f"median {format_points(marks.median)} of {format_points(marks.max_points)} points{left_out}"
    )


def _marks_apart(course: Course, reports: Sequence[Report], found: Analysis) -> list[str]:
    """A line for each lesson that stands apart, if there are others beside it."""
    lessons = lessons_of(course, reports)
    added = in_the_sum(lessons)
    return [
        f"{marks.title}, apart: {_count(len(marks.marks) + marks.held, 'notebook')}; mean {marks.mean:.1f}, "
        f"median {format_points(marks.median)} of {format_points(marks.max_points)} points"
        for lesson, marks in zip(lessons, found.lessons, strict=True)
        if lesson not in added
    ]


def _hardest(found: Analysis) -> list[str]:
    tried = [(one.difficulty, one) for one in found.exercises if one.difficulty is not None and one.difficulty < 1]
    return [
        f"{one.exercise.id} {one.exercise.title}: {share:.0%} of the points, {one.attempted} attempted"
        for share, one in sorted(tried, key=lambda pair: pair[0])[:LINES]
    ]


def _commonest(found: Analysis) -> list[str]:
    lines = [f"{one.exercise} {one.id}: {_count(len(one.students), 'student')}" for one in found.misconceptions]
    return first_of(lines)


def _ungradable(found: Analysis) -> list[str]:
    where: dict[str, list[str]] = {}
    for one in found.ungradable:
        what = ", ".join(one.exercises) or f"lesson {one.lesson.number}"
        where.setdefault(one.reason, []).append(f"{one.student} {what}")
    often = sorted(where.items(), key=lambda item: -len(item[1]))
    return first_of([f"{short(reason)} ({len(who)}: {', '.join(first_of(who))})" for reason, who in often])


def _held(found: Analysis) -> list[str]:
    lines = [
        f"{one.exercise} {one.check}, {one.student}: {count_points(one.points)}. {short(one.message)}"
        for one in found.held
    ]
    return [*first_of(lines), "Decide about these before marks go out."] if lines else []


def _decided(found: Analysis) -> list[str]:
    return first_of([f"{one.place}, {one.student}: {short(one.text)}" for one in found.decisions])


def _faults(found: Analysis) -> list[str]:
    lines = [f"{one.exercise} {one.check}, {one.student}: {short(one.message)}" for one in found.faults]
    return [*first_of(lines), "Look at these before marks go out."] if lines else []


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _sums(lessons: Sequence[Lesson], mine: Mapping[str, Report]) -> tuple[float, float]:
    """Points earned and points held in these lessons."""
    reports = [mine[lesson.name] for lesson in lessons if lesson.name in mine]
    return sum(report.points for report in reports), sum(report.held for report in reports)


def _marks(lesson: Lesson, report: Report) -> str:
    return "".join(f"{MARKS[overall(report.of_exercise(exercise.id))]} " for exercise in lesson.exercises)


def remark_of(reports: Sequence[Report]) -> str:
    """What the instructor should see first: what is held and why something cannot be graded, then what went wrong."""
    return f"{why_of(reports)} {wrong_of(reports)}".strip()


def why_of(reports: Sequence[Report]) -> str:
    """What is held, decided, late, and why something cannot be graded or stopped."""
    decided = _decided_where(reports)
    remarks = [_held_where(reports), f"Decided by hand: {decided}" if decided else ""]
    remarks = [*filter(None, remarks), *(report.remark for report in reports if report.remark)]
    remarks += [
        f"Lesson {one.lesson.partition('_')[0].lstrip('0')}: {one.lateness.why}" for one in reports if one.lateness
    ]
    remarks += [problem.message for report in reports for problem in report.cell_problems if problem.exercise]
    return " ".join(dict.fromkeys(remarks))


def wrong_of(reports: Iterable[Report]) -> str:
    """The misconceptions of one student, each with its exercise."""
    wrong = (
        f"{result.exercise} {result.misconception}" for r in reports for result in r.results if result.misconception
    )
    return ", ".join(dict.fromkeys(wrong))


def _held_where(reports: Sequence[Report]) -> str:
    held: dict[str, float] = {}
    for report in reports:
        for exercise in dict.fromkeys(result.exercise for result in report.results if result.held):
            held[exercise] = held_points(report.of_exercise(exercise))
    where = ", ".join(f"{exercise} ({count_points(points)})" for exercise, points in held.items())
    return f"Held until a person decides: {where}." if held else ""


def _decided_where(reports: Sequence[Report]) -> str:
    return " ".join(f"{place_of(one, report.lesson)} {change_text(one)}" for report, one in changes_of(reports))


def _lesson_points(lesson: Lesson, report: Report | None) -> list[str]:
    if report is None:
        return [""] * (1 + len(lesson.exercises))
    exercises = [sum(result.points for result in report.of_exercise(exercise.id)) for exercise in lesson.exercises]
    return [format_points(report.points), *(format_points(points) for points in exercises)]


def harmless(text: str) -> str:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
