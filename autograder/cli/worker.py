"""`course worker`: let this machine grade for a cluster."""

from __future__ import annotations

from pathlib import Path

import click

from autograder.cli.options import certificates_option, isolation_option
from autograder.cluster.home import Address
from autograder.cluster.security import require_cluster
from autograder.cluster.worker import Settings, run_workers
from autograder.manifest import load_course

__all__ = ["worker"]


@click.command()
@click.argument("scheduler")
@click.option("--jobs", "-j", type=click.IntRange(1), default=1, show_default=True, help="How much to do at once.")
@click.option("--name", default="", help="What records call this machine.  [default: its host name]")
@certificates_option
@isolation_option
def worker(scheduler: str, jobs: int, name: str, certificates: Path | None, isolation: str) -> None:
    """Grade what the scheduler at SCHEDULER gives: an address such as tls://grader.example.org:8786, or its file.

    The wall is tried first, and what was found stands in each record. Home compares release, libraries, checks and data
    with its own, and sends a worker away that would make other marks. Labels come from home, into memory. This ends
    with the scheduler, or with Ctrl+C.
    """
    require_cluster()
    course = load_course()
    address = Address(scheduler, certificates).found()
    click.echo(f"Trying the wall, then joining {address} …")
    run_workers(Settings(address, course.root, isolation, jobs, certificates, name))
    click.echo("This worker has ended.")
