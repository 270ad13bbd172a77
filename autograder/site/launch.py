"""Where else a lesson opens: JupyterLite on the same site, and Colab and Binder, if it is known where these find it."""

from __future__ import annotations

import html
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat

from autograder.errors import UsageError
from autograder.manifest import Course, Lesson
from autograder.site.install_cell import IN_COLAB, with_install_cell
from autograder.site.lite import Lite
from autograder.site.pyodide import is_for_browser, requirements_of

__all__ = ["COLAB", "Home", "buttons", "write_colab"]

COLAB = "colab"
"""The folder of the site with notebooks for Colab, and the branch of the repository that has them too."""
REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
ALSO = ("anywidget", "skops")
"""What lessons use in Colab beside what they need in any browser."""


@dataclass(frozen=True)
class Home:
    """Where a site and its course are to be found.

    Args:
        url: The address that the site will have, or nothing.
        repository: Owner and name of the course's repository on GitHub, or nothing.

    Raises:
        UsageError: One is no such thing.
    """

    url: str = ""
    repository: str = ""

    def __post_init__(self) -> None:
        if self.url and not re.fullmatch(r"https?://[^\s'\"<>]+", self.url):
            raise UsageError(f"--url {self.url}: write the whole address, such as https://name.github.io/course/.")
        if self.repository and not REPOSITORY.fullmatch(self.repository):
            raise UsageError(f"--repository {self.repository}: write OWNER/NAME, as in https://github.com/OWNER/NAME.")


def buttons(course: Course, lesson: Lesson, home: Home, lite: Lite | None) -> str:
    """A line of HTML with a link for each place, or nothing. It is seen from a lesson's page."""
    links = "".join(f' <a href="{html.escape(to)}">{name}</a>' for name, to in _places(course, lesson, home, lite))
    return f'<p class="course-launch">Open this lesson in{links}</p>' if links else ""


def _places(course: Course, lesson: Lesson, home: Home, lite: Lite | None) -> Iterator[tuple[str, str]]:
    if lite:
        yield "JupyterLite", f"../../{lite.address(lesson)}"
    if home.repository and home.url:
        host = "https://colab.research.google.com/github"
        yield "Colab", f"{host}/{home.repository}/blob/{COLAB}/{_path(lesson)}"
    if home.repository:
        notebook = course.release(lesson).relative_to(course.root).as_posix()
        yield "Binder", f"https://mybinder.org/v2/gh/{home.repository}/HEAD?urlpath=lab/tree/{notebook}"


def write_colab(course: Course, handout: Path, wheel: Path, home: Home, site: Path) -> None:
    """Write all lessons for Colab, if the address of the site is known: their first cell installs the wheel from there.

    The wheel comes without what it requires. Colab has most of that in versions of its own, and would be another one
    with Jupyter's newest in it.

    Args:
        course: The course.
        handout: What students get.
        wheel: The wheel in it.
        home: Where the site will lie.
        site: The site.
    """
    if not home.url:
        return
    needed = [each for each in requirements_of(wheel) if is_for_browser(each) or each.name in ALSO]
    arguments = [" ".join(shlex.quote(f"{each.name}{each.specifier}") for each in needed)]
    arguments.append(f"--no-deps {home.url.rstrip('/')}/_static/course/{wheel.name}")
    for lesson in course.lessons:
        file = site / COLAB / _path(lesson)
        file.parent.mkdir(parents=True)
        notebook = nbformat.read(handout / "lessons" / _path(lesson), as_version=4)
        nbformat.write(with_install_cell(notebook, "Colab", IN_COLAB, arguments), file)


def _path(lesson: Lesson) -> str:
    return f"{lesson.name}/{lesson.name}.ipynb"
