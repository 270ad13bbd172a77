"""`course certificate`: a page about one's own notebooks, and a file from which a teacher can make the points again."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Console

from autograder.errors import UsageError
from autograder.files import write_text
from autograder.handout.work_folder import own_notebook
from autograder.manifest import Course, load_course
from autograder.own.certificate import certify, points_of, read_certificate, text_of
from autograder.own.certificate_page import PROVES_NOT, certificate_page
from autograder.own.check import check_data
from autograder.report.card import format_mark, format_points
from autograder.sandbox.own import OwnBox
from autograder.subject import subject_of

__all__ = ["certificate"]


@click.command()
@click.option("--name", default="", help="Whose certificate it is. Without it, it names nobody.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("certificate"), help="The folder to write."
)
def certificate(name: str, out: Path) -> None:
    """Grade your own notebooks of all lessons, and write a page and a file about it.

    A teacher makes the points again with `course regrade`: the page says what it proves, and what not.
    """
    course = load_course()
    page, file = out / "index.html", out / "certificate.json"
    _must_be_ours(page, file)
    check_data(course)
    notebooks = _notebooks(course)
    status = Console(stderr=True).status("Running your notebooks …")
    with status, OwnBox(course) as box:
        made = certify(course, notebooks, subject_of(course).judges(course, None), box, name, status.update)
    write_text(file, text_of(made))
    write_text(page, certificate_page(course, made))
    for each in made.lessons:
        click.echo(f"{each.lesson}: {format_mark(each.points, each.held)} of {format_points(each.max_points)} points")
    points, possible = points_of(made, tuple(lesson for lesson in course.lessons if not lesson.apart))
    click.echo(f"All: {format_points(points)} of {format_points(possible)} points\n\n{PROVES_NOT}\n")
    click.echo(f"{page}\n{file}")
    if any(each.held for each in made.lessons):
        click.echo("A check broke: these points need a person.", err=True)
        sys.exit(3)


def _notebooks(course: Course) -> dict[str, Path]:
    found = {lesson.name: own_notebook(course, lesson) for lesson in course.lessons}
    there = {lesson: path for lesson, path in found.items() if path.is_file()}
    if not there:
        raise UsageError("There is no notebook of yours here. Go to the folder that `course start` made.")
    return there


def _must_be_ours(page: Path, file: Path) -> None:
    """An older certificate is replaced, and nothing else."""
    if (page.exists() or file.exists()) and read_certificate(file) is None:
        raise UsageError(f"{page.parent} holds something else. Name another folder with --out.")
