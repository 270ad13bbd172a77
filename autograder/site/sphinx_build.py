"""Runs Sphinx over the source of a site, in a process of its own. A warning is an error."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from autograder.errors import CourseError, UsageError
from autograder.location import DISTRIBUTION, PACKAGE
from autograder.site.source import BOOK

__all__ = ["build_pages", "files_of_libraries", "need_sphinx"]

NEEDED = ("sphinx", "sphinx_book_theme", "myst_nb", "sphinx_copybutton", "sphinx_design")
SCRIPTS = {".css", ".js", ".svg", ".woff", ".woff2"}
SHOWN = 12
"""Warnings that are told."""


def need_sphinx() -> None:
    """See that what builds pages is installed.

    Raises:
        UsageError: It is not.
    """
    if any(find_spec(name) is None for name in NEEDED):
        raise UsageError(f'The site is built with Sphinx: pip install "{DISTRIBUTION}[site]".')


def files_of_libraries() -> set[str]:
    """SHA-256 of the scripts, styles and fonts that these libraries bring: pages have them as they are."""
    places = [find_spec(name) for name in (*NEEDED, "pydata_sphinx_theme")]
    folders = [Path(place) for found in places if found for place in found.submodule_search_locations or ()]
    files = (file for folder in folders for file in folder.rglob("*") if file.suffix in SCRIPTS)
    return {hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def build_pages(source: Path, site: Path, out: Path) -> None:
    """Build them.

    Args:
        source: The source.
        site: The file that its configuration reads.
        out: Where pages are put.

    Raises:
        CourseError: Sphinx has something to say of a page.
    """
    path = os.pathsep.join([str(PACKAGE.parent), *filter(None, [os.environ.get("PYTHONPATH")])])
    with tempfile.TemporaryDirectory() as doctrees:
        command = [sys.executable, "-m", "sphinx", "-b", "html", "-W", "--keep-going", "-q", "-N", "-j", "auto"]
        done = subprocess.run(
            [*command, "-c", str(BOOK), "-d", doctrees, str(source), str(out)],
            env={**os.environ, "COURSE_SITE": str(site), "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode or done.stderr.strip():
        said = [line.replace(f"{source}{os.sep}", "") for line in done.stderr.splitlines() if line.strip()]
        told = "".join(f"\n  {line}" for line in said[:SHOWN])
        raise CourseError(f"Sphinx has something to say of the pages:{told}", mend="\nMend the pages that it names.")
    # For who develops these libraries, and large.
    for file in out.rglob("*.map"):
        file.unlink()
