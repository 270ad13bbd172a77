"""`course cluster`: a scheduler, a whole cluster on this machine for a try, or certificates."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import click

from autograder.cli.options import certificates_option, isolation_option
from autograder.cluster.scheduler import SchedulerSettings, run_scheduler
from autograder.cluster.security import make_certificates, require_cluster, safe_address
from autograder.files import OWNER_ONLY, write_text
from autograder.manifest import load_course

__all__ = ["cluster"]

PORT = 8786
END_SECONDS = 20


@click.command()
@click.option("--local", type=click.IntRange(1), default=None, metavar="N", help="Start N workers here, too.")
@click.option("--make-certs", "folder", type=click.Path(path_type=Path), help="Make certificates, and start nothing.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen, such as 0.0.0.0.")
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 for a free one.")
@click.option("--scheduler-file", "file", type=click.Path(path_type=Path), help="Write the address into this file.")
@click.option("--dashboard", is_flag=True, help="Dask's own page about its workers; it needs bokeh.")
@certificates_option
@isolation_option
def cluster(
    local: int | None,
    folder: Path | None,
    host: str,
    port: int,
    file: Path | None,
    dashboard: bool,
    certificates: Path | None,
    isolation: str,
) -> None:
    """Start a scheduler, which gives submissions to workers. `course grade --scheduler ADDRESS` sends them.

    With --local, workers start on this machine too: a whole cluster, for a try. Ctrl+C ends all of it.
    """
    require_cluster()
    if folder is not None:
        files = make_certificates(folder)
        click.echo(f"{len(files)} files are in {folder}. Copy the folder to each machine; who has it may take part.")
        click.echo(f"Then: course cluster --host 0.0.0.0 --certs {folder}")
        return
    safe_address(f"{'tls' if certificates else 'tcp'}://{host}:{port}", certificates)
    course = load_course()
    certs = f" --certs {certificates}" if certificates else ""
    with ExitStack() as stack:

        def ready(address: str) -> None:
            if file is not None:
                write_text(file, json.dumps({"address": address}) + "\n", OWNER_ONLY)
            click.echo(f"The scheduler listens at {address}")
            for number in range(local or 0):
                stack.enter_context(_Worker(address, certificates, isolation, f"local{number + 1}"))
            if not local:
                click.echo(f"Start workers, on any machine with this course: course worker {address}{certs}")
            click.echo(f"Grade: course grade FOLDER --scheduler {address}{certs}")

        run_scheduler(SchedulerSettings(host, port, certificates, dashboard), ready)
    click.echo(f"The cluster of {course.name} has ended.")


class _Worker:
    """A worker of this machine, for a `with` block."""

    def __init__(self, address: str, certificates: Path | None, isolation: str, name: str) -> None:
        certs = ["--certs", str(certificates)] if certificates else []
        options = ["--name", name, "--isolation", isolation, *certs]
        command = [sys.executable, "-m", "autograder", "worker", address, *options]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)

    def __enter__(self) -> None:
        pass

    def __exit__(self, *details: object) -> None:
        self._process.terminate()
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
