"""`course site`: the course as a web site."""

from __future__ import annotations

import time
from pathlib import Path

import click
from rich.console import Console

from autograder.cli.options import made_option, solutions_option
from autograder.manifest import load_course
from autograder.notebook.worked import Solutions
from autograder.site.launch import Home
from autograder.site.pyodide import OFFICIAL, pyodide_named
from autograder.site.server import site_server
from autograder.site.site import make_site
from autograder.site.source import Plan

__all__ = ["site"]


@click.command()
@made_option("site", "Where it is put. An earlier site there is replaced.")
@click.option(
    "--pyodide",
    metavar="FOLDER|URL",
    default=OFFICIAL.address,
    show_default=True,
    help="The Python that pages load. A folder becomes a part of the site, which then asks no other host for anything.",
)
@solutions_option("Whether our solutions are in the package that pages and students use, as for `course release`.")
@click.option("--no-cells", is_flag=True, help="Pages to read only: no code runs in them, and Node is not needed.")
@click.option("--no-lite", is_flag=True, help="Without JupyterLite: 20 MB less.")
@click.option("--url", default="", help="The address that the site will have. With it come notebooks for Colab.")
@click.option(
    "--repository",
    metavar="OWNER/NAME",
    default="",
    help="The course's repository on GitHub: lessons get a button for Binder, and with --url one for Colab.",
)
@click.option("--serve", is_flag=True, help="Then show it on this machine, until Ctrl-C.")
def site(
    out: Path, pyodide: str, solutions: str, no_cells: bool, no_lite: bool, url: str, repository: str, serve: bool
) -> None:
    """Make the course as a web site: lessons that run in the page, with nothing to install.

    It is made of what students get, and searched like that: with a solution, an entry of a bank or private data found,
    nothing is made. The lessons are run for what their demonstrations show; what has not changed is not run again.
    """
    home = Home(url, repository)
    place, kind = pyodide_named(pyodide), Solutions(solutions)
    started = time.monotonic()
    with Console(stderr=True).status("Getting ready …") as status:
        plan = Plan(load_course(), kind, place, not no_cells, not no_lite, home, _commands(), status.update)
        made = make_site(plan, out)
    size, seconds = f"{made.size / 1e6:.0f} MB", f"{time.monotonic() - started:.0f} s"
    click.echo(f"{made.folder}: {made.pages} pages, {size}, in {seconds}. Put the folder on any web server.")
    if serve:
        _serve(made.folder)


def _serve(folder: Path) -> None:
    with site_server(folder) as server:
        click.echo(f"Open http://127.0.0.1:{server.server_port}/ in a browser. Ctrl-C ends it.")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("Ended.")


def _commands() -> dict[str, str]:
    """What each command says of itself, as wide as a page."""
    context = click.get_current_context().find_root()
    group = context.command
    assert isinstance(group, click.Group), "it is what commands are called by"
    found = {}
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command, "it was listed"
        inner = click.Context(command, info_name=f"course {name}", max_content_width=80, terminal_width=80)
        found[name] = command.get_help(inner)
    return found
