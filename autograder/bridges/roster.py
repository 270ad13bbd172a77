"""roster.csv: who is in the class. Any platform's own list of people is read as it is."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from autograder.bridges.people import People, Person, told_apart
from autograder.errors import UsageError

__all__ = ["HEADERS", "read_roster", "read_table", "table_of"]

HEADERS: Mapping[str, tuple[str, ...]] = {
    "name": (
        "name", "full name", "fullname", "student", "student name", "display name",
        "vollständiger name", "nom complet", "nombre completo",
    ),
    "first": ("first name", "firstname", "first", "given name", "vorname", "prénom", "nombre", "nome"),
    "last": (
        "last name", "lastname", "last", "surname", "family name", "nachname", "nom", "nom de famille", "apellido(s)",
        "apellidos", "cognome",
    ),
    "id": (
        "id number", "student id", "sid", "sis user id", "orgdefinedid", "identifier", "student number",
        "id-nummer", "matrikelnummer", "numéro d'identification", "número de id", "número de identificación",
    ),
    "login": ("username", "login", "sis login id", "github username", "user", "anmeldename",
              "nom d'utilisateur", "nombre de usuario"),
    "number": ("id", "user id", "lms user id", "canvas id"),
    "email": (
        "email", "e-mail", "email address", "e-mail address", "mail", "e-mail-adresse", "adresse de courriel",
        "dirección de correo", "dirección de correo electrónico", "correo electrónico",
    ),
    "section": (
        "section", "sections", "section name", "group", "groups", "class", "gruppe", "gruppen", "groupe", "groupes",
        "grupo", "grupos",
    ),
}  # fmt: skip
"""What columns are called, in small letters: English, and the German, French and Spanish of Moodle."""
NOBODY = re.compile(r"\s*points possible\s*|(test )?student, test|test student", re.IGNORECASE)
"""Rows of a platform's list that are no person."""
POSTING = re.compile(r"\s*(?:manual posting|muted)", re.IGNORECASE)
"""A row of Canvas's gradebook that says how marks are posted."""
SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|phd|md)\.?", re.IGNORECASE)


def read_roster(file: Path) -> People:
    """Everybody of a roster, in its order.

    Namesakes are told apart by what else is known of them. Rows that differ in their section alone are one person, who
    is in both.

    Raises:
        UsageError: It cannot be read, has no column with names, or a row has no name; with the line.
    """
    header, rows = read_table(file)
    columns = _columns(header)
    if not columns.keys() & {"name", "first", "last", "login", "email", "id"}:
        raise UsageError(
            f"{file}:1: no column has names. Expected one that is called name, or first name and last name; "
            f"found {', '.join(header[:8])}."
        )
    people: dict[tuple[str, ...], Person] = {}
    for line, row in rows:
        if len(row) > len(header) and any(row[len(header) :]):
            problem = "this row has more columns than the header. Names with commas stand in quotes"
            raise UsageError(f"{file}:{line}: {problem}.")
        if all(POSTING.match(cell) for cell in row if cell.strip()):
            continue
        person = _person({kind: row[at].strip() for kind, at in columns.items() if at < len(row)})
        if NOBODY.fullmatch(person.student):
            continue
        if not person.student:
            raise UsageError(f"{file}:{line}: this row has no name. Give it one, or take it out.")
        key = (person.student, person.id, person.login, person.number, person.email)
        if key in people and not any(key[1:]):
            why = "is there twice, and nothing says whether these are two people. Add a column with ids"
            raise UsageError(f"{file}:{line}: {person.student} {why}.")
        sections = dict.fromkeys(filter(None, (people[key].section if key in people else "", person.section)))
        people[key] = replace(person, section=", ".join(sections))
    if not people:
        raise UsageError(f"{file}: nobody stands in it. Each row below the header is one person.")
    return People(told_apart(tuple(people.values())))


def read_table(file: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The header of a table, and its rows with their lines: commas, semicolons or tabs; UTF-8, UTF-16 or Windows.

    Raises:
        UsageError: It cannot be read, or is empty.
    """
    return table_of(_text(file), str(file))


def table_of(text: str, file: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The same for a text that was read already."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        rows = [(reader.line_num, row) for row in reader if any(part.strip() for part in row)]
    except csv.Error as error:
        raise UsageError(f"{file}:{reader.line_num}: this is no table of comma-separated values: {error}.") from error
    if not rows:
        raise UsageError(f"{file} is empty.")
    return [name.strip() for name in rows[0][1]], rows[1:]


def _text(file: Path) -> str:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.") from error
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UsageError(f"{file} is a workbook of a spreadsheet. Save it as CSV (UTF-8).")
    utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if utf_16 else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UsageError(f"{file} is no text. Save it as CSV (UTF-8).")


def _separator(text: str) -> str:
    """What stands between the columns of the first line, outside of quotes."""
    first = re.sub(r'"[^"]*"', "", text.lstrip().partition("\n")[0])
    return max(",;\t", key=first.count)


def _columns(header: Sequence[str]) -> dict[str, int]:
    """Where each kind of column stands; of several, the first."""
    names = [" ".join(name.replace("_", " ").replace("\u2019", "'").casefold().split()) for name in header]
    found = dict(_found(names))
    # "ID" is a platform's number where another column tells people apart; alone it is the id too.
    if "number" in found and "id" not in found and names[found["number"]] == "id" and "login" not in found:
        found["id"] = found["number"]
    # Beside a first name, "Name" is the last one; and the other way round.
    for one, other in (("first", "last"), ("last", "first")):
        if one in found and other not in found and "name" in found:
            found[other] = found.pop("name")
    return found


def _found(names: Sequence[str]) -> Iterator[tuple[str, int]]:
    for kind, known in HEADERS.items():
        at = next((names.index(name) for name in known if name in names), None)
        if at is not None:
            yield kind, at


def _person(row: Mapping[str, str]) -> Person:
    name = " ".join(filter(None, (row.get("first"), row.get("last")))) or _turned(row.get("name", ""))
    known = {kind: row.get(kind, "") for kind in ("id", "login", "number", "email", "section")}
    known["id"], known["login"] = known["id"].lstrip("#'"), known["login"].lstrip("#'")  # They keep spreadsheets off.
    typed = known["id"] if " " in known["id"] else ""  # What a teacher has typed as an identifier may be a name.
    return Person(name or typed or known["login"] or known["email"] or known["id"], **known)


def _turned(name: str) -> str:
    """``Lovelace, Ada`` as people say it."""
    last, comma, first = name.partition(",")
    if SUFFIX.fullmatch(first.strip()):
        return name.strip()
    return f"{first.strip()} {last.strip()}" if comma and first.strip() else name.strip()
