"""Makes the site of a course: built apart, looked through for what is not for students, and only then put in place."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from autograder import __version__
from autograder.errors import UsageError
from autograder.files import write_text
from autograder.handout.release import fill_release, refuse_leaks, student_name
from autograder.site.launch import write_colab
from autograder.site.lite import FOLDER, Lite, files_of_jupyterlite, need_jupyterlite
from autograder.site.source import Plan, write_source
from autograder.site.sphinx_build import build_pages, files_of_libraries, need_sphinx

__all__ = ["MARK", "Site", "make_site"]

MARK = ".course-site.json"
"""The file by which a site of ours is known, so that a newer one may take its place."""


@dataclass(frozen=True)
class Site:
    """What was made: the folder, and how many pages and bytes are in it."""

    folder: Path
    pages: int
    size: int


def make_site(plan: Plan, out: Path) -> Site:
    """Make it.

    Args:
        plan: What it is made of.
        out: The folder. An earlier site of ours is replaced, as a whole; nothing else that is there is touched.

    Raises:
        UsageError: Something else is there, or what builds pages, wheels or scripts is not installed.
        CourseError: A page is not sound, or it would show a solution, an entry of a bank or private data.
    """
    need_sphinx()
    if plan.lite:
        need_jupyterlite()
    _must_be_free(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    # Beside its place, so that it can be moved there at once.
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as place:
        built = _built(plan, Path(place))
        plan.pyodide.copy_into(built)
        if out.exists():
            shutil.move(out, Path(place) / "old")
        shutil.move(built, out)
    files = [path for path in out.rglob("*") if path.is_file()]
    pages = [path for path in files if path.suffix == ".html" and not path.is_relative_to(out / FOLDER)]
    return Site(out, len(pages), sum(path.stat().st_size for path in files))


def _built(plan: Plan, place: Path) -> Path:
    """The site in a folder of its own, and nobody's secrets in it."""
    name, handout, source, built = student_name(plan.course), place / "handout", place / "source", place / "site"
    plan.tell("What students get …")
    wheel = fill_release(plan.course, handout, place / "project", name, plan.solutions)
    lite = Lite(plan.course, handout, wheel) if plan.lite else None
    settings = write_source(plan, handout, wheel, lite, source)
    plan.tell("Building the pages …")
    build_pages(source, settings, built)
    if plan.cells:
        # A service worker serves what lies beside it and below.
        shutil.copyfile(source / "static" / "course" / "service-worker.js", built / "service-worker.js")
    if lite:
        plan.tell("Building JupyterLite …")
        lite.build(plan.pyodide, built / FOLDER)
    write_colab(plan.course, handout, wheel, plan.home, built)
    # Without it, GitHub's pages leave out folders that begin with an underscore.
    write_text(built / ".nojekyll", "")
    write_text(built / MARK, json.dumps({"course": plan.course.name, "version": __version__}) + "\n")
    released = built / "_static" / "course" / wheel.name
    plan.tell("Looking for solutions and private data in all of it …")
    refuse_leaks(plan.course, built, released, plan.solutions, files_of_libraries() | set(files_of_jupyterlite()))
    return built


def _must_be_free(out: Path) -> None:
    if out.is_dir() and (not any(out.iterdir()) or (out / MARK).is_file()):
        return
    if out.exists():
        raise UsageError(f"{out} holds something else, and nothing is written over. Name another --out.")
