"""The glossary of a course: docs/glossary.md, a list with an item for each term of art.

An item looks like this; a second name of the same thing stands beside the first::

    - **accuracy**, **score**: the share of rows that a model reads right.

Lessons link to it where they first use a term: see `autograder.site.terms`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from autograder.errors import CourseError
from autograder.manifest import Course
from autograder.yaml_file import read_text

__all__ = ["FILE", "glossary_page", "read_glossary"]

FILE = "docs/glossary.md"
ITEM = re.compile(r"^- ((?:\*\*[^*]+\*\*(?:, )?)+): (.+(?:\n {2,}.+)*)$", re.MULTILINE)


def read_glossary(course: Course) -> dict[tuple[str, ...], str]:
    """What each term means, by its names; nothing for a course without a glossary.

    Raises:
        CourseError: A line of the list is none, or a term stands there twice.
    """
    file = course.root / FILE
    if not file.is_file():
        return {}
    text = read_text(file)
    _must_be_sound(file, text)
    return {_names(item[1]): " ".join(item[2].split()) for item in ITEM.finditer(text)}


def glossary_page(text: str, terms: Mapping[tuple[str, ...], str]) -> str:
    """The page: what stands above the list, and the list as Sphinx wants it, by the alphabet."""
    above = text[: text.find("\n- ")].strip()
    items = sorted(terms.items(), key=lambda item: item[0][0].lower())
    listed = "\n\n".join("\n".join([*names, f"  {meaning[0].upper()}{meaning[1:]}"]) for names, meaning in items)
    return f"{above}\n\n````{{glossary}}\n{listed}\n````\n"


def _names(item: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\*\*([^*]+)\*\*", item))


def _must_be_sound(file: Path, text: str) -> None:
    known: set[str] = set()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("- "):
            continue
        item = ITEM.match(line)
        names = _names(item[1]) if item else ()
        if not names or (twice := known & {name.lower() for name in names}):
            problem = f"{', '.join(sorted(twice))} is here a second time" if names else "this is no item of a glossary"
            mend = "Write it once: `- **term**: what it means.`"
            raise CourseError(f"{problem}.", file=file, line=number, mend=mend)
        known |= {name.lower() for name in names}
