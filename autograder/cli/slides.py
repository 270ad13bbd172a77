"""`course slides`: slides from a lesson's source."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from autograder.authoring.slides import slides_page
from autograder.manifest import load_course

__all__ = ["slides"]


@click.command()
@click.argument("lessons", nargs=-1)
@click.option("--out", type=click.Path(path_type=Path), default=Path("slides"), help="The folder to write to.")
@click.option("--run", is_flag=True, help="Run the lesson with our solutions: slides show what its cells show.")
def slides(lessons: tuple[str, ...], out: Path, run: bool) -> None:
    """Make slides of LESSONS, or of all lessons, from solutions/*/*.md: one HTML file for each.

    A heading begins a slide, and so does the cell after a prediction or a question. A slide shows code, lists, first
    sentences and every question; its notes hold the whole text (key n). Solutions stay out. The files load nothing
    from a network.
    """
    course = load_course()
    chosen = [course.lesson(lesson) for lesson in lessons] or course.lessons
    pages: dict[Path, str] = {}
    with click.progressbar(chosen, label="Making slides", file=sys.stderr) as bar:
        for lesson in bar:
            pages[out / f"{lesson.name}.html"] = slides_page(course, lesson, run=run)
    out.mkdir(parents=True, exist_ok=True)
    for path, page in pages.items():
        path.write_text(page, encoding="utf-8")
        click.echo(f"written: {os.path.relpath(path)}")
