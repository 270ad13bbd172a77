"""`course publish`: marks and pages of what is stored, without grading."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from autograder.cli.grade import exit_for_a_person
from autograder.cli.options import out_option
from autograder.errors import UsageError
from autograder.grading.overrides import NAME
from autograder.grading.results import opened_results
from autograder.grading.store import Store
from autograder.manifest import load_course
from autograder.report import publish as publishing
from autograder.report.plain import plain_text
from autograder.report.published import published

__all__ = ["publish"]


@click.command()
@click.option("--roster", type=click.Path(path_type=Path), help="The list of the class; else roster.csv in --out.")
@out_option
def publish(roster: Path | None, out: Path) -> None:
    """Write marks.csv and all pages of the records in --out, with the rules and decisions that stand there now.

    `course grade` does so by itself; this is for records that came in shares, and after a change of class.yaml,
    roster.csv or overrides.yaml.
    """
    course = load_course()
    if not Store(out).files():
        raise UsageError(f"There are no records in {out}. Grade first, or give --out.")
    with opened_results(out):
        now = published(course, out, roster)
        publishing.publish(Console(), course, now.reports, out, now.roll)
    for line in (*now.lines, *now.roll.not_known(now.found)):
        click.echo(plain_text(line), err=True)
    exit_for_a_person(now.reports, out / NAME, now.missing)
