"""`course build`: make the students' notebooks from their sources."""

from __future__ import annotations

import os
import sys

import click

from autograder.authoring.build import build_lesson
from autograder.manifest import load_course

__all__ = ["build"]


@click.command()
@click.argument("lessons", nargs=-1)
@click.option("--check", is_flag=True, help="Exit with 1 if a notebook had to change.")
def build(lessons: tuple[str, ...], check: bool) -> None:
    """Make the notebooks of LESSONS, or of all lessons, from solutions/*/*.md and course.yaml."""
    course = load_course()
    chosen = [course.lesson(lesson) for lesson in lessons] or course.lessons
    changed = []
    with click.progressbar(chosen, label="Building", file=sys.stderr) as bar:
        for lesson in bar:
            changed += build_lesson(course, lesson)
    for path in changed:
        click.echo(f"changed: {os.path.relpath(path, course.root)}")
    if not changed:
        click.echo("All notebooks were up to date.")
    if changed and check:
        sys.exit(1)
