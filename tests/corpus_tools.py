"""The corpus as entries: reads their heads, puts them in order, writes them as submissions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import nbformat

import tests.corpus_notebooks  # noqa: F401  (its entries add themselves to BUILDERS)
from autograder.manifest import Course
from tests.corpus_files import BUILDERS, NAMES, Builder, Place

__all__ = ["CORPUS", "KINDS", "OUTCOMES", "Entry", "crossing_pairs", "entries", "in_order", "lay_out"]

CORPUS = Path(__file__).resolve().parent / "corpus"
KINDS = ("tampering", "leaking", "exhausting", "injecting", "malformed", "cheating", "crossing", "honest")
OUTCOMES = ("cheat", "stopped", "either", "honest")
HEAD = re.compile(r"# (about|expects|points|reason|never|use): (.*)\n")


@dataclass(frozen=True)
class Entry:
    """One submission of the corpus: what it is, and what must come of it.

    `points` is the most that a cheat may earn. `reason` is a word that the report must hold,
    `never` a text that it must not hold. Either `code` or `builder` makes the notebook.
    """

    kind: str
    name: str
    about: str
    expects: str
    points: float = 0
    reason: str = ""
    never: str = ""
    code: str = ""
    builder: Builder | None = None
    student: str = ""

    def __str__(self) -> str:
        return f"{self.kind}-{self.name}"


def entries() -> list[Entry]:
    """All entries, by kind and name."""
    coded = [_from_file(path) for kind in KINDS for path in sorted((CORPUS / kind).glob("*.py"))]
    built = [
        Entry(row.kind, name, row.build.__doc__ or "", row.expects, reason=row.reason, builder=row)
        for name, row in BUILDERS.items()
    ]
    honest = _part("honest")
    named = [
        # What cannot be printed may be refused; it must not be lost.
        Entry("injecting", name, f"An honest student called {student!r}.", expects, code=honest, student=student)
        for name, student in NAMES.items()
        for expects in ("honest" if student.isprintable() else "either",)
    ]
    return [*coded, *built, *named]


def crossing_pairs(found: Iterable[Entry], step: int) -> list[Entry]:
    """Every so many pairs of one entry that crosses and the one after it."""
    crossing = [entry for entry in found if entry.kind == "crossing"]
    return [entry for position, entry in enumerate(crossing) if position // 2 % step == 0]


def in_order(found: Iterable[Entry]) -> list[tuple[str, Entry]]:
    """Pairs of a student and an entry, kinds by turns, so that hostile and honest ones alternate.

    The entries of a crossing pair follow each other; the last student is honest.
    """
    by_kind: dict[str, list[list[Entry]]] = defaultdict(list)
    for entry in found:
        if entry.kind == "crossing" and entry.name.endswith(".2"):
            by_kind["crossing"][-1].append(entry)
        elif not entry.student:
            by_kind[entry.kind].append([entry])
    rounds = zip_longest(*by_kind.values(), fillvalue=list[Entry]())
    row = [entry for turn in rounds for group in turn for entry in group]
    return [(f"{number:03d}-{entry}", entry) for number, entry in enumerate(row)]


def lay_out(course: Course, folder: Path, students: Iterable[tuple[str, Entry]], tokens: dict[str, str]) -> None:
    """Write the submissions of these students; names that stand as ``@NAME@`` in the code become real."""
    release = course.release(course.lessons[0]).read_text(encoding="utf-8")
    solved = _with_code(release, _part("honest"))
    for student, entry in students:
        place = Place(folder / student, solved, tokens)
        place.folder.mkdir()
        if entry.builder:
            entry.builder.build(place)
        else:
            place.write(_with_code(release, _filled(entry.code, tokens)))


def _from_file(path: Path) -> Entry:
    text = path.read_text(encoding="utf-8")
    head = dict(HEAD.findall(text))
    code = HEAD.sub("", text)
    if part := head.pop("use", ""):
        code += "\n\n" + _part(part)
    points = float(head.pop("points", 0))
    return Entry(path.parent.name, path.stem, points=points, code=code, **head)


def _part(name: str) -> str:
    return (CORPUS / "parts" / f"{name}.py").read_text(encoding="utf-8")


def _filled(code: str, tokens: dict[str, str]) -> str:
    # A traceback quotes the source, and must not look like an attack that succeeded.
    code = code.replace("BREACH", "\\x42REACH")
    return re.sub(r"@([A-Z]+)@", lambda match: tokens[match.group(1)], code)


def _with_code(notebook: str, code: str) -> str:
    data = nbformat.reads(notebook, as_version=4)
    cell = next(cell for cell in data.cells if cell.metadata.get("nbgrader", {}).get("solution"))
    cell.source = code
    return str(nbformat.writes(data))
