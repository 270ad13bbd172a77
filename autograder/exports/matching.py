"""Whose row of a platform's file is whose: by rules that can be told, or not at all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from autograder.bridges.people import People, Person
from autograder.exports.marks import Student

__all__ = ["Matched", "matched"]

SIGNS = ("id", "login", "email")
"""What tells people apart, beside the platform's own number."""
_Index = dict[str, dict[str, tuple[Person, ...]]]
UNSURE = "in the file, and may be several people of the results, or one who is there twice"
OTHERS = "in the file, and has another id, login or address than who is called so in the results"
STRANGERS = "in the file and not in the results"
MISSING = "in the results and not in the file"


@dataclass(frozen=True)
class Matched:
    """The students by row, and in sentences who could not be matched."""

    students: Mapping[int, Student]
    lines: tuple[str, ...]


def matched(students: Sequence[Student], rows: Mapping[int, Person]) -> Matched:
    """Find each row's student.

    The platform's number decides, then an id, a login or an address that both have; else the name, by the rules of
    `People.matching`, unless all that is known of both tells them apart. Of two rows that fit one student, or two
    students who fit one row, none is taken.

    Args:
        students: Those of the results.
        rows: Who stands in which row of the file.
    """
    people, by_name = People(tuple(one.person for one in students)), {one.name: one for one in students}
    index = _index(people)
    by_sign = {row: _with_sign(index, person) for row, person in rows.items()}
    found = {row: by_sign[row] or _called(people, person) for row, person in rows.items()}
    fitting = {
        row: tuple(one for one in some if by_sign[row] or not _contradicts(one, rows[row]))
        for row, some in found.items()
    }
    known = Counter(one for some in by_sign.values() for one in some)
    claims = Counter(one for some in fitting.values() for one in some)
    sure = {
        row: by_name[some[0].student]
        for row, some in fitting.items()
        # A row that only has the name takes nothing from one that has the id.
        if len(some) == 1 and (known if by_sign[row] else claims)[some[0]] == 1
    }
    left = [row for row in rows if row not in sure]
    groups = {
        UNSURE: [rows[row].student for row in left if fitting[row]],
        OTHERS: [rows[row].student for row in left if found[row] and not fitting[row]],
        STRANGERS: [rows[row].student for row in left if not found[row]],
        MISSING: [one.name for one in students if one.marks and one.person not in claims],
    }
    return Matched(sure, tuple(f"{what}: {', '.join(names)}." for what, names in groups.items() if names))


def _index(people: People) -> _Index:
    """Everybody, by each kind of sign."""
    found: _Index = {kind: defaultdict(tuple) for kind in ("number", *SIGNS)}
    for person in people.everybody:
        for kind, signs in found.items():
            if sign := _plain(getattr(person, kind)):
                signs[sign] += (person,)
    return found


def _with_sign(index: _Index, row: Person) -> tuple[Person, ...]:
    """Who has the same number, or else the same id, login or address."""
    return next((found for kind, signs in index.items() if (found := signs.get(_plain(getattr(row, kind)), ()))), ())


def _called(people: People, row: Person) -> tuple[Person, ...]:
    """Who is called so, or is called by the id, the login or the address."""
    names = [row.student, *(getattr(row, kind) for kind in SIGNS)]
    return next((found for name in names if name and (found := people.matching(name))), ())


def _contradicts(one: Person, row: Person) -> bool:
    """Whether the id, or else the address, of both is known, and not the same."""
    both = [
        (_plain(getattr(one, kind)), _plain(getattr(row, kind)))
        for kind in SIGNS
        if getattr(one, kind) and getattr(row, kind)
    ]
    return bool(both) and all(ours != theirs for ours, theirs in both)


def _plain(text: str) -> str:
    return text.strip().casefold()
