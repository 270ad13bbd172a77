"""What an instructor gets after grading: the table, the summary, the pages; what would move; how a mark came about."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console

from autograder.api.result import Arrival, Report
from autograder.bridges.roll import Roll, load_roll
from autograder.errors import UsageError
from autograder.files import OWNER_ONLY, read_bytes, write_text
from autograder.grading.decided import decided, needless
from autograder.grading.overrides import NAME, Override, load_overrides
from autograder.grading.record import Record
from autograder.grading.results import opened_results
from autograder.grading.store import Store, folder_name
from autograder.manifest import Course
from autograder.report.card import MARKS, WORDS, Card, answered_line, decision, format_mark, format_points, ways_back
from autograder.report.changes import change_text, changes_of, place_of
from autograder.report.log import log_publication, publications
from autograder.report.medium import Medium
from autograder.report.order import by_student, lessons_of
from autograder.report.page import class_page, student_page
from autograder.report.plain import plain_text
from autograder.report.preview import moves, preview_table, sentence
from autograder.report.published import Published, known_in, published
from autograder.report.table import NO_ROLL, cell, csv_text, legend, marks_table, summary

__all__ = ["LEFT_OUT", "keep_left_out", "publish", "publish_again", "show_moves", "show_why"]

LEFT_OUT = "left_out.txt"
"""The files of the last delivery that were not recognised, a line for each."""


def publish(
    console: Console,
    course: Course,
    reports: Sequence[Report],
    out: Path,
    roll: Roll = NO_ROLL,
    left_out: Sequence[str] | None = None,
) -> None:
    """Write the pages and the CSV, add to the log, and print the marks.

    Args:
        console: Where the marks are printed.
        course: The course.
        reports: At most one for each student and lesson.
        out: The folder of results.
        roll: The people and the rules of the class.
        left_out: What was not recognised in this delivery. Without one, as when a decision is published, the lines of
            the last delivery stay.

    Raises:
        GraderError: Something cannot be written, or an older file of these not be read.
    """
    lessons = lessons_of(course, reports)
    for student, mine in by_student(reports).items():
        page = student_page(course, student, list(mine.values()), roll, lessons)
        write_text(out / folder_name(student) / "feedback.html", page)
    before, after = _text(out / "marks.csv"), csv_text(course, reports, roll)
    if left_out is not None:
        keep_left_out(out, left_out)
    write_text(out / "marks.csv", after, OWNER_ONLY)
    log_publication(course, out, before, after)
    not_known = _text(out / LEFT_OUT).splitlines()
    write_text(out / "index.html", class_page(course, reports, roll, publications(out), not_known))
    console.print(marks_table(course, reports, roll))
    console.print(legend())
    console.print()
    console.print(summary(course, reports))
    titles = dict.fromkeys(report.isolation for report in reports)
    console.print(f"\nIsolation: {' – '.join(titles)}.", soft_wrap=True)
    console.print(f"Report: {(out / 'index.html').resolve()}", soft_wrap=True)
    console.print(f"Marks as CSV: {(out / 'marks.csv').resolve()}", soft_wrap=True)


def keep_left_out(out: Path, lines: Sequence[str]) -> None:
    """Keep, beside the results, what was not recognised in a delivery.

    Raises:
        GraderError: It cannot be written.
    """
    write_text(out / LEFT_OUT, "".join(f"{' '.join(plain_text(line).split())}\n" for line in lines), OWNER_ONLY)


def publish_again(course: Course, out: Path) -> Published:
    """Write pages and CSV of what stands in a folder of results now, without a word.

    Returns:
        What stood there, with lines about records that are left out.

    Raises:
        UsageError: Another run writes there, or a file beside the results is not sound.
    """
    with opened_results(out):
        now = published(course, out)
        publish(Console(quiet=True), course, now.reports, out, now.roll)
    return now


def _text(file: Path) -> str:
    """What a file of ours holds; nothing if there is none."""
    return read_bytes(file).decode("utf-8", "replace") if file.exists() else ""


def show_moves(
    console: Console, before: Sequence[Record], found: Sequence[Report], overrides: Sequence[Override] = ()
) -> None:
    """Print whose mark would move, from what to what, by which check, and which marks cannot be compared.

    Decisions of a person that the checks have made needless are named too.
    """
    for line in needless(found, overrides):
        console.print(cell(f"No longer needed in {NAME}: {line}"), soft_wrap=True)
    after = [decided(report, overrides) for report in found]
    if not before:
        console.print("Nothing was published before, so no mark can move.")
        return
    old = [decided(record.report, overrides) for record in before if record.report and record.is_comparable]
    moved = moves(old, after)
    if moved:
        console.print(preview_table(moved))
        console.print(legend())
    for record in before:
        if not record.is_comparable:
            console.print(cell(f"{record.file}: {record.fault}. This mark cannot be compared."), soft_wrap=True)
    console.print(sentence(old, after))


def show_why(course: Course, out: Path, student: str, lesson_name: str) -> None:
    """Print everything that a stored mark was made of.

    Raises:
        UsageError: There is no record of this student and lesson, it cannot be read, or overrides.yaml is not sound.
    """
    lesson = course.lesson(lesson_name)
    store = Store(out)
    record = store.record(student, lesson.name)
    if record is None:
        raise UsageError(f"There is no record of {student!r} for {lesson.name} in {out}. Grade first, or give --out.")
    if record.report is None:
        raise UsageError(f"{record.file}: {record.fault}. Grade again.")
    now = load_roll(out, course)
    overrides = load_overrides(out, course, known_in(store, now))
    report = decided(record.report, overrides, now.rules.late)
    mark = format_mark(report.points, report.held)
    lines = [
        *([f"This record is not taken as true: {record.fault}. Grade again.", ""] if record.fault else []),
        f"{student}, {lesson.name}: {mark} of {format_points(report.max_points)} points",
        "",
        *_checks(report),
        "",
        repr(Card(lesson, lesson.exercises, report.results, ways_back(course, lesson), Medium.RECORD)),
        "",
        *([answered_line(report.answered)] if report.answered else []),
        *([f"Remark: {report.remark}"] if report.remark else []),
        *([f"Handed in: {arrival_text(report.arrival)}"] if report.arrival else []),
        *([f"Late: {report.lateness.why}"] if report.lateness else []),
        *(f"Decided by hand: {place_of(one, report.lesson)}: {change_text(one)}" for _, one in changes_of([report])),
        *(f"Comment: {one.comment}" for one in report.changes if one.comment),
        *(f"Cell: {problem.message}" for problem in report.cell_problems),
        *(f"Note: {note}" for note in report.notes),
        f"Isolation: {report.isolation}. Time: {report.seconds:g} s.",
        "Made from:",
        *(f"  {name:<12} {digest}" for name, digest in report.digests.items()),
        *(f"  {name:<12} {version}" for name, version in report.versions.items()),
        "",
        "Does somebody doubt this mark? Her page ends with the lines to send. They must name this record:",
        f"{report.key[:16] or 'it has no key'}. Make the mark again:",
        f"  course regrade {shlex.quote(str(record.file))}",
        f"Decide by hand: course override {shlex.quote(student)} EXERCISE --points POINTS --why REASON",
    ]
    click.echo(plain_text("\n".join(lines)))


def arrival_text(arrival: Arrival) -> str:
    """When it came, whose clock says so, and which attempt it is."""
    at = f"{arrival.at} by {arrival.clock} clock" if arrival.at else "nobody says when"
    late = ", late as the platform says" if arrival.late else ""
    return f"{at}{late}; attempt {arrival.attempt} of {arrival.attempts}."


def _checks(report: Report) -> list[str]:
    width = max(len(result.check) for result in report.results)
    return [
        f"  {MARKS[result.status]} {result.exercise} {result.check:<{width}} {format_points(result.points):>5} of "
        f"{format_points(result.max_points)}  {WORDS[result.status]}, {result.seconds:.2f} s"
        + (f"; decided by hand: {decision(result)}" if result.decided else "")
        for result in report.results
    ]
