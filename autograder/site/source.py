"""The source of a site, in a folder for Sphinx: pages where the course has them, so that links between them hold."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from jinja2 import Environment, PackageLoader, StrictUndefined
from nbformat.v4 import new_markdown_cell

from autograder import __version__
from autograder.digests import digest, distributions, files_digest
from autograder.handout.secrets import Secrets, secrets_of
from autograder.location import PACKAGE
from autograder.manifest import Course, Lesson
from autograder.material import material_of, named
from autograder.notebook.worked import Solutions
from autograder.site import glossary
from autograder.site.launch import Home, buttons
from autograder.site.lesson_page import lesson_page, question_in_words
from autograder.site.links import pictures_of, with_links_of
from autograder.site.lite import Lite
from autograder.site.outputs import outputs_of
from autograder.site.pages import SECTIONS, docs_of, index_of, title_of, without_secrets
from autograder.site.pyodide import OFFICIAL, Pyodide, packages_of
from autograder.site.scripts import build_scripts
from autograder.subject import subject_of
from autograder.yaml_file import read_text

__all__ = ["BOOK", "Plan", "write_source"]

BOOK = PACKAGE / "site" / "book"
"""The folder with Sphinx's configuration, templates and styles."""
LICENCES, CHANGES = "docs/licences.md", "CHANGELOG.md"
"""Pages of a course that stand by themselves in its site, if it has them."""


@dataclass(frozen=True)
class Plan:
    """What a site is made of.

    Args:
        course: The course.
        solutions: Whether our solutions are in the wheel of students.
        pyodide: The Python that pages load.
        cells: Whether cells run in the pages.
        lite: Whether JupyterLite is a part of it.
        home: Where it will lie, and its course.
        commands: What `course COMMAND --help` says, by command.
        tell: Called with what is done now, in words.
    """

    course: Course
    solutions: Solutions = Solutions.NONE
    pyodide: Pyodide = OFFICIAL
    cells: bool = True
    lite: bool = True
    home: Home = field(default_factory=Home)
    commands: Mapping[str, str] = field(default_factory=dict)
    tell: Callable[[str], None] = lambda words: None


def write_source(plan: Plan, handout: Path, wheel: Path, lite: Lite | None, folder: Path) -> Path:
    """Write it.

    Args:
        plan: What it is made of.
        handout: What students get.
        wheel: The wheel in it.
        lite: JupyterLite, if it is a part of the site.
        folder: The source; it is made.

    Returns:
        The file that Sphinx's configuration reads.

    Raises:
        CourseError: A file of the course is not sound, or a cell of a lesson ends with an error.
        UsageError: The scripts of the pages cannot be built.
    """
    static = folder / "static" / "course"
    for number, lesson in enumerate(plan.course.lessons, 1):
        plan.tell(f"Lesson {number} of {len(plan.course.lessons)}: what its demonstrations show …")
        _write_lesson(plan.course, lesson, handout, buttons(plan.course, lesson, plan.home, lite), folder, static)
    shutil.copyfile(wheel, static / wheel.name)
    if plan.cells:
        build_scripts(static)
    shutil.copyfile(BOOK / "site.css", folder / "static" / "site.css")
    terms = glossary.read_glossary(plan.course)
    pages = dict(_pages(plan, wheel, terms))
    _copy_pictures(plan.course, pages, folder)
    secrets = secrets_of(plan.course, solutions=plan.solutions is not Solutions.OPEN)
    for name, text in pages.items():
        _write(folder / name, _page(plan.course, name, text, pages, secrets))
    site = folder / "site.json"
    _write(site, json.dumps(_settings(plan, wheel, list(terms), _digest(folder))))
    return site


def _write_lesson(course: Course, lesson: Lesson, handout: Path, launch: str, folder: Path, static: Path) -> None:
    released = handout / "lessons" / lesson.name / f"{lesson.name}.ipynb"
    (static / "lessons").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(released, static / "lessons" / released.name)
    page = lesson_page(course, lesson, nbformat.read(released, as_version=4), outputs_of(course, lesson))
    lessons = [_path(each) for each in course.lessons]
    for cell in page.cells:
        if cell.cell_type == "markdown":
            cell.source = with_links_of(cell.source, _path(lesson), lessons)
    if launch:
        page.cells.insert(1, new_markdown_cell(launch))
    page.cells.append(new_markdown_cell(_ends_with(course, lesson)))
    _write(folder / _path(lesson), nbformat.writes(page))


def _ends_with(course: Course, lesson: Lesson) -> str:
    address = f"../../_static/course/lessons/{lesson.name}.ipynb"
    credit = subject_of(course).credit
    link = f'<a href="{address}" download>This lesson as a notebook</a>, to work in Jupyter.'
    return f"---\n\n{link}{f' {credit}' if credit else ''}"


def _pages(plan: Plan, wheel: Path, terms: Mapping[tuple[str, ...], str]) -> Iterator[tuple[str, str]]:
    """All pages but lessons, by their paths, as they are written."""
    course, docs = plan.course, docs_of(plan.course)
    texts = {name: read_text(course.root / name) for name in docs}
    own = {name: read_text(course.root / name) for name in (LICENCES, CHANGES) if (course.root / name).is_file()}
    sections = [section for section in SECTIONS if section in docs.values()]
    yield from (texts | own).items()
    for section in sections:
        titles = {name: title_of(text) for name, text in texts.items() if docs[name] is section}
        yield f"{section.name}.md", index_of(section, titles)
    if terms:
        yield "glossary.md", glossary.glossary_page(read_text(course.root / glossary.FILE), terms)
    yield "questions.md", _questions(course)
    yield "commands.md", _commands(plan.commands)
    about = {"course": course, "cells": plan.cells, "lite": plan.lite, "wheel": wheel.name, "glossary": bool(terms)}
    about |= {"sections": [(section.name, section.title) for section in sections]}
    about |= {"changelog": CHANGES in own, "lessons": len(course.lessons)}
    yield "index.md", _rendered("start.md", **about, minutes=sum(lesson.minutes for lesson in course.lessons))
    licence = {"own": LICENCES if LICENCES in own else "", "own_title": title_of(own.get(LICENCES, ""))}
    yield (
        "licences.md",
        _rendered("licences.md", **licence, credit=subject_of(course).credit, cells=plan.cells, lite=plan.lite),
    )


def _rendered(name: str, **about: Any) -> str:
    environment = Environment(
        loader=PackageLoader("autograder.site", "book"), undefined=StrictUndefined, keep_trailing_newline=True
    )
    return environment.get_template(f"{name}.jinja").render(about)


def _page(course: Course, name: str, text: str, pages: Mapping[str, str], secrets: Secrets) -> str:
    """A page as it is in the site."""
    there = {*pages, *(_path(lesson) for lesson in course.lessons)}
    there |= {picture for picture in pictures_of(text, name) if (course.root / picture).is_file()}
    return without_secrets(with_links_of(text, name, there), name, secrets)


def _questions(course: Course) -> str:
    """All questions at the ends of lessons, with answers to open."""
    parts = ["# Questions", "Those at the ends of the lessons. Decide first, then open the answer."]
    for lesson in course.lessons:
        questions = named(lesson, material_of(course, lesson).questions)
        if questions:
            parts += [f"## Lesson {lesson.number}: {lesson.title}", f"[To the lesson]({_path(lesson)})"]
            parts += [question_in_words(name, question) for name, question in questions.items()]
    return "\n\n".join(parts) + "\n"


def _commands(commands: Mapping[str, str]) -> str:
    """What each command says of itself."""
    about = "What each command says of itself with `--help`. Those for students are in the package that students get."
    parts = [f"## `course {name}`\n\n```text\n{said.strip()}\n```" for name, said in commands.items()]
    return "\n\n".join(["# Commands", about, *parts]) + "\n"


def _copy_pictures(course: Course, pages: Mapping[str, str], folder: Path) -> None:
    for picture in {picture for name, text in pages.items() for picture in pictures_of(text, name)}:
        if (course.root / picture).is_file():
            (folder / picture).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(course.root / picture, folder / picture)


def _settings(plan: Plan, wheel: Path, terms: list[tuple[str, ...]], release: str) -> dict[str, Any]:
    shared = {
        "version": __version__,
        "wheel": wheel.name,
        "pyodide": plan.pyodide.address,
        "packages": packages_of(wheel),
        "solutions": plan.solutions is not Solutions.NONE,
        "release": release,
    }
    lessons = {
        _path(lesson).removesuffix(".ipynb"): {
            "lesson": lesson.name,
            "notebook": f"lessons/{lesson.name}.ipynb",
            "predictions": _asked(plan.course, lesson),
            **shared,
        }
        for lesson in plan.course.lessons
    }
    return {
        "title": plan.course.title,
        "version": __version__,
        "terms": terms,
        "pages": lessons if plan.cells else {},
    }


def _asked(course: Course, lesson: Lesson) -> dict[str, Any]:
    """What the predictions of a lesson ask for, and nothing of what is true."""
    asked = material_of(course, lesson).predictions
    return {each.id: {"form": each.form.value, "options": dict(each.options)} for each in asked}


def _digest(folder: Path) -> str:
    """Of all that the site is made from: another one, and browsers fetch it anew."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return digest(files_digest(files, folder), json.dumps(distributions()))[:12]


def _path(lesson: Lesson) -> str:
    return f"lessons/{lesson.name}/{lesson.name}.ipynb"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
