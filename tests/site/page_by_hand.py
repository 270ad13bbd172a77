"""A lesson's page, made by hand as the site makes it: to test its scripts without the minutes that a site takes."""

from __future__ import annotations

import functools
import itertools
import json
import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import nbformat
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from autograder.manifest import Course
from autograder.site.scripts import build_scripts
from autograder.site.server import site_server
from tests import lab
from tests.site.browser_parts import pyodide_folder, student_zip

__all__ = ["CHECK", "HEAD", "LESSON", "WORK", "Page", "make_page", "serving", "write_page"]

LESSON = "lesson.html"
HEAD, WORK, CHECK = 0, 1, 2
"""The cells of the tiny lesson."""
SECONDS = itertools.count(int(time.time()))
PACKAGES = ["numpy", "pandas", "scikit-learn", "scipy", "matplotlib", "pillow", "joblib"]
TEXT = """<!doctype html><html lang="en" data-theme="light"><meta charset="utf-8"><title>First</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="_static/course/page.css"><style>body {{ margin: 1rem }}</style>
<main><article><section id="first"><h1>First<a href="#first">#</a></h1>{cells}</section></article></main>
<script type="application/json" id="course-page">{told}</script>
<script type="module" src="_static/course/page.js"></script></html>"""
CELL = """<div class="cell docutils container tag_cell-{id}">
<div class="cell_input docutils container"><pre>{source}</pre></div></div>"""


def make_page(course: Course, folder: Path, version: str = "1") -> None:
    """The page of the first lesson of a course, with its scripts and its Python."""
    static = folder / "_static" / "course"
    build_scripts(static)
    (static / "service-worker.js").replace(folder / "service-worker.js")
    # Pyodide unpacks a wheel as what it is, an archive.
    student_zip(course, static).replace(static / "student.whl")
    shutil.rmtree(static / "part")
    (folder / "_static" / "pyodide").symlink_to(pyodide_folder())
    write_page(course, folder, version)


def write_page(course: Course, folder: Path, version: str, number: int = 0, name: str = LESSON) -> None:
    """The page of one lesson: by its place in the course, under this name."""
    lesson = course.lessons[number]
    notebook = f"_static/course/{lesson.name}.ipynb"
    shutil.copyfile(course.release(lesson), folder / notebook)
    cells = nbformat.read(course.release(lesson), as_version=4).cells
    told = {"lesson": lesson.name, "version": version, "release": f"release-{version}", "packages": PACKAGES}
    told |= {"notebook": notebook, "wheel": "_static/course/student.whl"}
    told |= {"scripts": "_static/course/", "pyodide": "_static/pyodide/"}
    shown = [CELL.format(id=c.id, source=escape(c.source)) for c in cells if c.cell_type == "code"]
    (folder / name).write_text(TEXT.format(cells="\n".join(shown), told=json.dumps(told)), encoding="utf-8")
    # A server tells a browser the second of the last change, and two versions may be written within one.
    os.utime(folder / name, (second := next(SECONDS), second))


class _Plain(SimpleHTTPRequestHandler):
    """A host that sets no headers, as most do."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript", ".wasm": "application/wasm"}  # noqa: RUF012

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serving(folder: Path, isolated: bool = True) -> Iterator[str]:
    """The address of a folder, on a host that isolates its pages or one that does not."""
    plain = functools.partial(_Plain, directory=str(folder))
    server = site_server(folder)
    if not isolated:
        server.RequestHandlerClass = plain
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Page:
    """The page in a browser, as somebody uses it."""

    chrome: webdriver.Chrome
    address: str

    def open(self, name: str = LESSON) -> None:
        self.chrome.get(self.address + name)
        ready = "return document.documentElement.classList.contains('course-ready')"
        lab.until(lambda: self.chrome.execute_script(ready))

    def cell(self, number: int) -> WebElement:
        return self.chrome.find_elements(By.CSS_SELECTOR, "div.cell")[number]

    def editor(self, number: int) -> WebElement:
        return self.cell(number).find_element(By.CSS_SELECTOR, ".cm-content")

    def text(self, number: int) -> str:
        lines = self.editor(number).find_elements(By.CSS_SELECTOR, ".cm-line")
        return "\n".join(str(line.get_property("textContent")) for line in lines)

    def write(self, number: int, source: str) -> None:
        """Type over what stands there, as a paste does."""
        self.editor(number).click()
        self.editor(number).send_keys(Keys.CONTROL, "a")
        self.editor(number).send_keys(Keys.DELETE)
        self.chrome.execute_cdp_cmd("Input.insertText", {"text": source})

    def button(self, number: int, words: str) -> WebElement:
        buttons = self.cell(number).find_elements(By.CSS_SELECTOR, ".course-button")
        return next(button for button in buttons if button.text == words)

    def press(self, number: int, words: str) -> str:
        """Press a button, and wait for its end. Returns what the cell says then."""
        self.button(number, words).click()
        return self.wait(number)

    def run(self, number: int, source: str) -> str:
        """Write and run; returns what the cell shows then."""
        self.write(number, source)
        self.press(number, "Run")
        return self.shown(number)

    def wait(self, number: int, seconds: float = 240) -> str:
        lab.until(lambda: (said := self.said(number)) and not said.endswith("…"), seconds)
        return self.said(number)

    def said(self, number: int) -> str:
        return self.cell(number).find_element(By.CSS_SELECTOR, ".course-buttons .course-status").text

    def shown(self, number: int) -> str:
        return self.cell(number).find_element(By.CSS_SELECTOR, ".course-output").text
