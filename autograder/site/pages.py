"""Which pages of docs/ the site has, and where they stand in it. They are shown as they are, but for two things.

Links to files that are not in the site become words. And what would show a solution or an entry of a bank is left out,
block by block, since a site for students is read by students: the page says so in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from autograder.handout.secrets import Secrets
from autograder.manifest import Course

__all__ = ["SECTIONS", "Section", "docs_of", "index_of", "title_of", "without_secrets"]


@dataclass(frozen=True)
class Section:
    """A part of the site: the name of its first page, its title, what it is for, and its pages, by pattern."""

    name: str
    title: str
    about: str
    patterns: tuple[str, ...]


SECTIONS = (
    Section(
        "teachers",
        "For teachers",
        "To give the course: what to plan, what to hand out, how work is graded, and how good the grading is.",
        (
            "docs/teaching/syllabus.md",
            "docs/teaching/README.md",
            "docs/teaching/lesson-*.md",
            "docs/teaching/project.md",
            "docs/teaching/language-models.md",
            "docs/teaching/own-data.md",
            "docs/instructors.md",
            "docs/site.md",
            "docs/platforms/README.md",
            "docs/platforms/*.md",
            "docs/privacy.md",
            "docs/calibration.md",
            "docs/kill-matrix.md",
            "docs/performance.md",
            "docs/pilot.md",
        ),
    ),
    Section(
        "authors",
        "For authors",
        "To write lessons and checks, or a course of your own.",
        (
            "docs/authors.md",
            "docs/api.md",
            "docs/your-own-course.md",
            "docs/from-nbgrader.md",
            "docs/jcopml.md",
            "docs/design.md",
            "docs/messages.md",
            "docs/causes.md",
            "docs/claims.md",
            "docs/outside-banks.md",
            "docs/diagnoses.md",
            "docs/wasm.md",
        ),
    ),
)
"""Left out are the test before and after the course with its key, which no student should see first, and decisions."""
_BLOCK = re.compile(r"(^`{3,}.*?^`{3,}\n|^\|[^\n]*\n)", re.DOTALL | re.MULTILINE)


def docs_of(course: Course) -> dict[str, Section]:
    """The pages of docs/ that a course has of those that belong into its site, by their paths, in order."""
    found: dict[str, Section] = {}
    for section in SECTIONS:
        for pattern in section.patterns:
            for file in sorted(course.root.glob(pattern)):
                found.setdefault(file.relative_to(course.root).as_posix(), section)
    return found


def index_of(section: Section, titles: Mapping[str, str]) -> str:
    """The first page of a section: a list of its pages, by their titles."""
    listed = "\n".join(f"- [{title}]({name})" for name, title in titles.items())
    tree = "\n".join(name.removesuffix(".md") for name in titles)
    return f"# {section.title}\n\n{section.about}\n\n{listed}\n\n```{{toctree}}\n:hidden:\n\n{tree}\n```\n"


def title_of(text: str) -> str:
    """The first heading of a page."""
    found = re.search(r"^# (.+)$", text, re.MULTILINE)
    return found[1].strip() if found else ""


def without_secrets(text: str, name: str, secrets: Secrets) -> str:
    """A page without the paragraphs, blocks of code and rows of tables that hold a secret; it says how many."""
    blocks = list(_blocks(text))
    kept = [block for block in blocks if not secrets.found_in(block.encode())]
    if not (number := len(blocks) - len(kept)):
        return text
    told = f"*Left out of `{name}` here, since it shows a solution or an entry of a bank: {number} of its parts.*"
    heading, _, rest = "".join(kept).partition("\n")
    return f"{heading}\n\n{told}\n{rest}"


def _blocks(text: str) -> Iterator[str]:
    """The blocks of a page, each with what stands below it: joined, they are the page."""
    for part in _BLOCK.split(text):
        yield from [part] if _BLOCK.match(part) else re.findall(r".+?(?:\n\s*\n|\Z)", part, re.DOTALL)
