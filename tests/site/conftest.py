"""The site of our course with its first lesson and all other pages, built once; and who serves it."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

import pytest
from selenium import webdriver

from autograder.errors import UsageError
from autograder.manifest import Course
from autograder.site.pyodide import OFFICIAL, pyodide_named
from autograder.site.server import site_server
from autograder.site.site import make_site
from autograder.site.source import Plan
from autograder.site.sphinx_build import need_sphinx
from tests import lab
from tests.fragile import make_course
from tests.site.page_by_hand import make_page

PYODIDE = os.environ.get("PYODIDE_DIR", "")
BELOW = "teach/digits"
"""The path below which the site is served: none of its addresses may begin at the root of a server."""
SECRET = "def number():\n    sides = 1 + 1 + 1\n    return sides * 1\n"
"""What must stand nowhere in a site: the code of an entry of a bank."""


def course_with_a_bank(folder: Path) -> Course:
    """A course of one lesson, with an answer in its bank."""
    course = make_course(folder)
    bank = course.root / "bank" / "01_first" / "right"
    bank.mkdir(parents=True)
    (bank / "1.1-sides.py").write_text(f"# exercise: 1.1\n# The sides of a triangle.\n{SECRET}")
    return course


@dataclass(frozen=True)
class Page:
    """What a page of HTML has: ids, addresses that it links to, addresses that it loads, pictures with their words."""

    file: Path

    @cached_property
    def parsed(self) -> Parser:
        found = Parser()
        found.feed(self.file.read_text(encoding="utf-8"))
        return found


class Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.pictures: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        self.ids.add(has.get("id", ""))
        if tag == "a" and "href" in has:
            self.links.append(has["href"])
        elif tag == "img":
            self.pictures.append((has.get("src", ""), has.get("alt", "")))
        if "src" in has:
            self.loaded.append(has["src"])
        # Others only name a page, such as the next one.
        if tag == "link" and {"stylesheet", "icon", "preload"} & set(has.get("rel", "").split()):
            self.loaded.append(has["href"])


def missing() -> str:
    """Why no site can be built here, or nothing."""
    try:
        need_sphinx()
    except UsageError as error:
        return str(error)
    return ""


def without_cells() -> str:
    """Why cells cannot run in the pages here, or nothing."""
    if not shutil.which("npm"):
        return "needs npm, which builds the scripts of the pages"
    return "" if PYODIDE else "needs Pyodide, in the folder that PYODIDE_DIR names"


def build(course: Course, out: Path) -> Path:
    """A site with cells where that can be, without them elsewhere."""
    if reason := missing():
        pytest.skip(reason)
    cells = not without_cells()
    pyodide = pyodide_named(PYODIDE) if cells else OFFICIAL
    commands = {"check": "Usage: course check"}
    return make_site(Plan(course, pyodide=pyodide, cells=cells, commands=commands), out).folder


@pytest.fixture(scope="session")
def site(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(replace(course, lessons=course.lessons[:1]), tmp_path_factory.mktemp("web") / BELOW)


@pytest.fixture(scope="session")
def whole_site(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With all lessons: these take minutes to run."""
    return build(course, tmp_path_factory.mktemp("web") / BELOW)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site, below a path."""
    with site_server(site.parents[BELOW.count("/")]) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/{BELOW}/"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="module")
def folder(tiny: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lesson's page, made by hand."""
    found = tmp_path_factory.mktemp("page")
    make_page(tiny, found)
    return found


@pytest.fixture(scope="module")
def chrome() -> Iterator[webdriver.Chrome]:
    """A browser that waits as long as Python takes to start in a page."""
    with lab.browser(1200, 1200) as driver:
        driver.set_script_timeout(180)
        yield driver
