"""`course merge`: one folder of results of several."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from autograder.bridges import class_rules
from autograder.bridges.roll import ROSTER
from autograder.cli.options import out_option
from autograder.errors import UsageError
from autograder.grading.merge import merge_stores
from autograder.grading.overrides import NAME
from autograder.grading.results import opened_results, refuse_unfinished
from autograder.grading.store import COMMENTS
from autograder.report.plain import plain_text
from autograder.report.publish import LEFT_OUT

__all__ = ["merge"]


@click.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="OUT...")
@out_option
def merge(sources: tuple[Path, ...], out: Path) -> None:
    """Take the records of each folder OUT into the one that --out names.

    So a class that was graded in shares, with `course grade --shard`, becomes one. All must be sealed with one key:
    COURSE_RECORD_KEY names its file on each machine. Nothing is published: `course publish` does that.
    """
    for source in sources:
        if not source.is_dir():
            raise UsageError(f"{source} is no folder of results.")
        if os.path.realpath(source) == os.path.realpath(out):
            raise UsageError(f"{source} is the folder that takes in the others. Leave it out, or give another --out.")
        refuse_unfinished(source)
    with opened_results(out):
        merged = merge_stores(sources, out, (ROSTER, class_rules.NAME, NAME, COMMENTS), (LEFT_OUT,))
    for line in merged.lines:
        click.echo(plain_text(line), err=True)
    click.echo(f"{merged.taken} records taken into {out}, {merged.known} there already, {len(merged.lines)} not taken.")
    click.echo(f"Next: course publish --out {out}")
    if merged.lines:
        sys.exit(3)
