"""`course verify --bank`: a bank from outside is tried, such as the answers of one's own students."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from autograder.errors import UsageError
from autograder.manifest import load_course
from autograder.sandbox.probe import choose_layer
from autograder.scratch import scratch

if TYPE_CHECKING:
    from autograder.authoring.attempt import Tell

__all__ = ["verify_bank"]

WIDTH = 120
"""Columns of the tables where there is no terminal."""


def verify_bank(folder: Path, graded: bool, jobs: int, isolation: str, out: Path | None) -> None:
    """Try each answer of a folder, print what came of it, and exit with 1 if there is a surprise."""
    from autograder.authoring.attempt import behind_the_wall, in_memory
    from autograder.authoring.attempts_table import as_data, attempts_table, counts_line, counts_table
    from autograder.authoring.outside import read_folder

    course = load_course()
    entries, left_out = read_folder(course, folder)
    if out is not None and not out.parent.is_dir():
        raise UsageError(f"There is no folder {out.parent} to write {out.name} into.")
    for line in left_out:
        click.echo(f"Left out: {line}", err=True)
    layer = choose_layer(course, isolation) if graded else None
    with _progress(len(entries)) as tell, scratch() as place:
        if layer is None:
            attempts = in_memory(course, entries, jobs, tell)
        else:
            attempts = behind_the_wall(course, entries, layer, place, jobs, tell)
    console = Console() if sys.stdout.isatty() else Console(width=WIDTH)
    console.print(attempts_table(attempts), counts_table(course, attempts))
    click.echo(counts_line(attempts))
    if out is not None:
        text = json.dumps(as_data(attempts, layer.title if layer else ""), indent=1, ensure_ascii=False)
        # A student's text may hold half a character, which no file can hold.
        out.write_text(f"{text}\n", encoding="utf-8", errors="backslashreplace")
    surprises = [attempt for attempt in attempts if attempt.surprise]
    for attempt in surprises:
        click.echo(f"✗ {attempt.entry.file}: {attempt.surprise}.")
    if surprises:
        click.echo(f"{len(surprises)} of {len(attempts)} answers are a surprise.")
        sys.exit(1)
    click.echo("Every answer got what was expected.")


@contextmanager
def _progress(number: int) -> Iterator[Tell]:
    with click.progressbar(length=number, label="Trying answers", file=sys.stderr) as bar:

        def tell(done: int, number: int) -> None:
            bar.length = number
            bar.update(done - bar.pos)

        yield tell
