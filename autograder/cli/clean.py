"""`course clean`: remove what the course keeps to be quicker the next time."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import click

from autograder import caches
from autograder.cli.options import out_option
from autograder.manifest import load_course

__all__ = ["clean"]


@click.command()
@out_option
def clean(out: Path) -> None:
    """Remove all caches, and say what was removed. Marks, records, pages and your work stay.

    Caches are what `course verify` found, how fast this machine is, and fits that a class shares, below --out.
    """
    places = caches.of_course(load_course().root), caches.of_machine(), caches.of_results(out)
    found = [folder for folder in places if folder.is_dir()]
    for folder in found:
        size = sum(file.stat().st_size for file in _files(folder))
        shutil.rmtree(folder)
        click.echo(f"removed: {folder} ({size / 1e6:.1f} MB)")
    if not found:
        click.echo("There was nothing to remove.")


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())
