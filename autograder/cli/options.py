"""Options that several commands share."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from autograder.notebook.worked import Solutions

__all__ = [
    "certificates_option",
    "grading_options",
    "isolation_option",
    "jobs_option",
    "login_name",
    "made_option",
    "out_option",
    "solutions_option",
]

jobs_option = click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1),
    default=os.cpu_count() or 1,
    show_default="number of cores",
    help="How much to do at once.",
)

isolation_option = click.option(
    "--isolation",
    type=click.Choice(["auto", "bubblewrap", "landlock", "none", "wasm"]),
    default="auto",
    show_default=True,
    help="What separates a notebook from the grader; auto takes the best that holds here, and never "
    "wasm, which is an experiment.",
)

certificates_option = click.option(
    "--certs",
    "certificates",
    type=click.Path(path_type=Path),
    help="The folder that `course cluster --make-certs` made.",
)

out_option = click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path),
    default=Path("results"),
    show_default=True,
    help="Where records, CSV and feedback pages are.",
)
_fresh = click.option("--fresh", is_flag=True, help="Grade everything again, whatever is stored.")
_no_fit_cache = click.option("--no-fit-cache", is_flag=True, help="Compute every fit anew: a class shares none.")


def made_option(folder: str, help_text: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """``--out`` of a command that makes a folder."""
    kind = click.Path(path_type=Path, file_okay=False)
    return click.option("--out", "-o", type=kind, default=Path(folder), show_default=True, help=help_text)


def solutions_option(help_text: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """``--solutions`` of what is handed out."""
    kinds = click.Choice([kind.value for kind in Solutions])
    return click.option("--solutions", type=kinds, default=Solutions.NONE.value, show_default=True, help=help_text)


def grading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that `course grade` and `course demo` share."""
    for option in (_no_fit_cache, _fresh, isolation_option, jobs_option, out_option):
        command = option(command)
    return command


def login_name() -> str:
    """Who is at work here; nobody, where that has no name."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""  # A container's user need not have a name.
