"""`course export`: take marks and feedback back to a learning platform."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from autograder.cli.options import out_option
from autograder.errors import UsageError
from autograder.exports.export import Export, Order, Writer
from autograder.exports.marks import Marks, read_marks
from autograder.exports.writers import WRITERS
from autograder.files import OWNER_ONLY, write_bytes
from autograder.manifest import Course, load_course
from autograder.report.card import format_points
from autograder.report.plain import plain_text

__all__ = ["export"]

MAX_LINES = 20
"""How many files are named."""


@click.command()
@click.argument("platform", type=click.Choice(list(WRITERS)))
@click.option("--lesson", "-l", "lessons", multiple=True, help="Only this lesson, such as 1 or 01_loading. May repeat.")
@click.option("--template", type=click.Path(path_type=Path), help="The platform's own file, to be filled in.")
@click.option(
    "--column", "columns", multiple=True, metavar="LESSON=NAME", help="What the platform calls a lesson. May repeat."
)
@click.option("--feedback", is_flag=True, help="The feedback pages too, as the platform takes them.")
@click.option("--comments", is_flag=True, help="A short comment too, where the platform's file has a column for it.")
@click.option("--earned", is_flag=True, help="The points that were earned, in place of those that count.")
@click.option("--with-held", is_flag=True, help="Also marks of which points are held, without these points.")
@click.option(
    "--submissions",
    type=click.Path(path_type=Path),
    help="What was graded, if it was an archive and nbgrader wants it.",
)
@click.option("--roster", type=click.Path(path_type=Path), help="The list of the class; else roster.csv in --out.")
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    default=Path("exports"),
    show_default=True,
    help="The folder that the files are written to.",
)
@out_option
def export(
    platform: str,
    lessons: tuple[str, ...],
    columns: tuple[str, ...],
    roster: Path | None,
    to: Path,
    template: Path | None,
    out: Path,
    **how: Any,
) -> None:
    """Write what `course grade` has made in the form that a platform takes, and say how it is uploaded.

    Points that count go out, after lateness. A student of whom points are held is left out and named, and the exit
    code is 3. With --template, the platform's own file is filled in: all else in it stays byte for byte as it is.
    """
    course, writer = load_course(), WRITERS[platform]
    chosen = tuple(course.lesson(lesson) for lesson in lessons)
    _refuse_inside(to, out)
    marks = read_marks(course, out, chosen, roster) if writer.needs_marks else None
    order = Order(course, chosen or course.lessons, marks, to, template, _named(columns, course), **how)
    made = writer.write(order)
    _write(made, to, template)
    made.finish()
    _tell(writer, made, to)
    if marks is not None:
        _exit_for_a_person(marks, [] if order.with_held else _held(marks, writer))


def _exit_for_a_person(marks: Marks, held: Sequence[str]) -> None:
    """Say what waits for a person; end with 3 if marks do."""
    for line in (*marks.lines, *held):
        click.echo(plain_text(line), err=True)
    if held or marks.missing:
        sys.exit(3)


def _named(columns: Sequence[str], course: Course) -> dict[str, str]:
    """What the platform calls each lesson, where that was said."""
    found = {}
    for text in columns:
        lesson, equals, name = text.partition("=")
        if not equals or not name.strip():
            raise UsageError(f"--column {text!r} is not of the form LESSON=NAME, such as 1='Lab 1'.")
        found[course.lesson(lesson.strip()).name] = name.strip()
    return found


def _refuse_inside(to: Path, out: Path) -> None:
    """What lies in the results is taken for records."""
    place, results = Path(os.path.realpath(to)), Path(os.path.realpath(out))
    if place == results or results in place.parents:
        raise UsageError(f"{to} lies in the results, where records are. Give --to a folder of its own.")


def _write(made: Export, to: Path, template: Path | None) -> None:
    """Write the files, each whole or not at all; never over the file that was filled in."""
    lines = []
    for name, content in made.files.items():
        place = to / name
        if template is not None and os.path.realpath(place) == os.path.realpath(template):
            raise UsageError(f"{place} is the template. Give --to another folder, so that the platform's file stays.")
        is_new = not place.exists()
        write_bytes(place, content, OWNER_ONLY)
        lines.append(f"{place}: {'written' if is_new else 'replaced'}.")
    for line in lines[:MAX_LINES]:
        click.echo(plain_text(line))
    if len(lines) > MAX_LINES:
        click.echo(f"{len(lines) - MAX_LINES} more files: written.")


def _tell(writer: Writer, made: Export, to: Path) -> None:
    if made.rows is not None:
        click.echo(f"{writer.title}: {made.rows} row{'' if made.rows == 1 else 's'}.")
    for line in made.told:
        click.echo(plain_text(line))
    for line in made.left_out:
        click.echo(plain_text(f"Left out: {line}"), err=True)
    for line in made.upload.splitlines():
        click.echo(f"Upload: {line}")


def _held(marks: Marks, writer: Writer) -> list[str]:
    """A line of whose marks wait for a person."""
    names = [
        f"{student.name} {mark.lesson.name} ({format_points(mark.held)})"
        for student in marks.students
        for mark in student.marks.values()
        if mark.held
    ]
    if not names:
        return []
    if writer.takes_held:
        return [f"Points of these are held, and wait for a person there: {', '.join(names)}."]
    return [f"Not exported, for points of these are held: {', '.join(names)}. Decide about them, or give --with-held."]
