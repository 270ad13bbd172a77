"""`course build`: make the students' notebooks from their sources."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from autograder.authoring.build import build_lesson, changed_files
from autograder.authoring.material import changed_material
from autograder.files import write_bytes
from autograder.manifest import load_course

__all__ = ["build"]


@click.command()
@click.argument("lessons", nargs=-1)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a notebook is not up to date.")
def build(lessons: tuple[str, ...], check: bool) -> None:
    """Make the notebooks of LESSONS, or of all lessons, from solutions/*/*.md and course.yaml."""
    course = load_course()
    chosen = [course.lesson(lesson) for lesson in lessons] or course.lessons
    changed: list[Path] = []
    with click.progressbar(chosen, label="Building", file=sys.stderr) as bar:
        for lesson in bar:
            changed += changed_files(course, lesson) if check else build_lesson(course, lesson)
    material = changed_material(course)
    changed += material
    for file, content in material.items() if not check else ():
        write_bytes(file, content)
    for path in changed:
        click.echo(f"{'not up to date' if check else 'changed'}: {os.path.relpath(path, course.root)}")
    if not changed:
        click.echo("All notebooks are up to date.")
    if changed and check:
        sys.exit(1)
