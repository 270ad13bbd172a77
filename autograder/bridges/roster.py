"""roster.csv: who is in the class. Any platform's own list of people is read as it is."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from autograder.bridges.people import INVISIBLE, People, Person, told_apart
from autograder.errors import UsageError

__all__ = [
    "HEADERS",
    "beginning_of",
    "columns_of",
    "decoded",
    "is_nobody",
    "person_of",
    "read_roster",
    "read_table",
    "table_of",
]

HEADERS: Mapping[str, tuple[str, ...]] = {
    "name": (
        "name", "full name", "fullname", "student", "student name", "display name",
        "vollständiger name", "nom complet", "nombre completo", "nome completo", "volledige naam",
    ),
    "first": ("first name", "firstname", "first", "given name", "vorname", "prénom", "nombre", "nome", "voornaam"),
    "last": (
        "last name", "lastname", "last", "surname", "family name", "nachname", "nom", "nom de famille", "apellido(s)",
        "apellidos", "cognome", "apelido", "achternaam",
    ),
    "id": (
        "id number", "student id", "sid", "sis user id", "orgdefinedid", "identifier", "student number",
        "id-nummer", "matrikelnummer", "numéro d'identification", "número de id", "número de identificación",
        "matricola", "matrícula", "studentnummer",
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
"""What columns are called, in small letters: English, the German, French and Spanish of Moodle, and a few others."""
NOBODY = re.compile(r"\s*points possible\s*|(test )?student, test|test student", re.IGNORECASE)
"""Rows of a platform's list that are no person."""
POSTING = re.compile(r"\s*(?:manual posting|muted)", re.IGNORECASE)
"""A row of Canvas's gradebook that says how marks are posted."""
ENCODINGS = ((b"\xef\xbb\xbf", ("utf-8",)), (b"\xff\xfe", ("utf-16-le",)), (b"\xfe\xff", ("utf-16-be",)))
"""How a text is written that begins with one of these marks."""
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
SEPARATOR = re.compile(r'"?sep=(?P<sign>[,;\t])"?[^\S\r\n]*(?:\r\n|\r|\n)', re.IGNORECASE)
"""A first line that is for Excel alone."""
AS_FORMULA = re.compile(r'="([^"]*)"')
"""How a number is written so that spreadsheets leave it alone."""
ROUNDED = re.compile(r"\d([.,]\d+)?E\+\d+", re.IGNORECASE)
"""A long number, as a spreadsheet has spoiled it."""
SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|phd|md)\.?", re.IGNORECASE)


def read_roster(file: Path) -> People:
    """Everybody of a roster, in its order.

    Namesakes are told apart by what else is known of them. Rows that differ in their section alone are one person, who
    is in both.

    Raises:
        UsageError: It cannot be read, has no column with names, or a row has no name or somebody else's id; with the
            line.
    """
    header, rows = read_table(file)
    columns = columns_of(header)
    _refuse_doubled(header, rows, columns.values(), file)
    if not columns.keys() & {"name", "first", "last", "login", "email", "id"}:
        raise UsageError(
            f"{file}:1: no column has names. Expected one that is called name, or first name and last name; "
            f"found {', '.join(header[:8])}."
        )
    people: dict[tuple[str, ...], Person] = {}
    with_id: dict[str, tuple[str, ...]] = {}
    for line, row in rows:
        if len(row) > len(header) and any(row[len(header) :]):
            problem = "this row has more columns than the header. Names with commas stand in quotes"
            raise UsageError(f"{file}:{line}: {problem}.")
        person = person_of(columns, row)
        if is_nobody(person, row):
            continue
        key = (person.student, person.id, person.login, person.number, person.email)
        problem = _problem(key, with_id.get(person.id, key), twice=key in people)
        if problem:
            first = line - sum(cell.rstrip().count("\n") for cell in row)  # Of the lines that the row stands in.
            raise UsageError(f"{file}:{first}: {problem}.")
        with_id |= {person.id: key} if person.id else {}
        sections = dict.fromkeys(filter(None, (people[key].section if key in people else "", person.section)))
        people[key] = replace(person, section=", ".join(sections))
    if not people:
        raise UsageError(f"{file}: nobody stands in it. Each row below the header is one person.")
    return People(told_apart(tuple(people.values())))


def _refuse_doubled(
    header: Sequence[str], rows: Sequence[tuple[int, list[str]]], used: Collection[int], file: Path
) -> None:
    """Refuse two columns of one name that say different things, if one of them would be read."""
    for one in used:
        for other in range(one + 1, len(header)):
            if header[one].casefold() == header[other].casefold():
                for line, row in rows:
                    if len(row) > other and row[one].strip() != row[other].strip():
                        problem = f"two columns are called {header[one]}, and they differ. Take one of them out"
                        raise UsageError(f"{file}:{line}: {problem}.")


def _problem(key: tuple[str, ...], other: tuple[str, ...], twice: bool) -> str:
    """What is wrong with a row. `other` is who has its id, and `twice` says whether an equal row is there."""
    name, sign, *_ = key
    if not name:
        return "this row has no name. Give it one, or take it out"
    if found := CONTROL.search("".join(key)):
        what = "a line break" if found[0] in "\r\n" else f"a control character (U+{ord(found[0]):04X})"
        return f"there is {what} in a name or sign of this row. Is a quote open? Take it out"
    if rounded := next((sign for sign in key[1:] if ROUNDED.fullmatch(sign)), ""):
        return f"{rounded} is a number that a spreadsheet has rounded. Make its column text, and fill it in again"
    if twice and not any(key[1:]):
        return f"{name} is there twice, and nothing says whether these are two people. Add a column with ids"
    if other != key:
        who = "another person" if other[0] == name else other[0]
        return f"{name} has the id {sign}, and so has {who}. Give each their own, or make the rows of one person equal"
    return ""


def read_table(file: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The header of a table, and its rows with their lines: commas, semicolons or tabs; UTF-8, UTF-16 or Windows.

    Raises:
        UsageError: It cannot be read, or is empty.
    """
    return table_of(_text(file), str(file))


def table_of(text: str, file: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The same for a text that was read already."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    first, separator = beginning_of(text)
    above = bool(first)
    lines = io.StringIO(text[len(first) :], newline="")
    reader = csv.reader(lines, delimiter=separator, skipinitialspace=separator != "\t")
    try:
        rows = [(reader.line_num + above, row) for row in reader if any(part.strip() for part in row)]
    except csv.Error as error:
        line = reader.line_num + above
        raise UsageError(f"{file}:{line}: this is no table of comma-separated values: {error}.") from error
    if not rows:
        raise UsageError(f"{file} is empty.")
    return [name.strip() for name in rows[0][1]], rows[1:]


def _text(file: Path) -> str:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.") from error
    return decoded(data, str(file))[0]


def decoded(data: bytes, file: str) -> tuple[str, str, bytes]:
    """The text of a table, how it is encoded, and the mark before it: UTF-8, UTF-16 or Windows.

    Raises:
        UsageError: It is no text.
    """
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UsageError(f"{file} is a workbook of a spreadsheet. Save it as CSV (UTF-8).")
    mark, encodings = next((one for one in ENCODINGS if data.startswith(one[0])), (b"", ("utf-8", "cp1252")))
    for encoding in encodings:
        try:
            text = data[len(mark) :].decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, encoding, mark
    raise UsageError(f"{file} is no text. Save it as CSV (UTF-8).")


def beginning_of(text: str) -> tuple[str, str]:
    """Excel's line about the separator, if a table begins with one, and what stands between columns."""
    found = SEPARATOR.match(text)
    return (found[0], found["sign"]) if found else ("", _separator_of(text))


def _separator_of(text: str) -> str:
    """What stands between the columns of the first line, outside of quotes."""
    first = re.sub(r'"[^"]*"', "", text.lstrip().partition("\n")[0])
    return max(",;\t", key=first.count)


def columns_of(header: Sequence[str]) -> dict[str, int]:
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


def person_of(columns: Mapping[str, int], row: Sequence[str]) -> Person:
    """Who stands in a row; `columns` say where each kind of column is."""
    return _person({kind: _bare(row[at]) for kind, at in columns.items() if at < len(row)})


def _bare(cell: str) -> str:
    """What a cell says, without what spreadsheets and web pages put around it."""
    text = cell.strip()
    if formula := AS_FORMULA.fullmatch(text):
        text = formula[1]
    return text.translate(INVISIBLE).replace("\u00a0", " ").replace("\u202f", " ").strip()


def is_nobody(person: Person, row: Sequence[str]) -> bool:
    """Whether a row of a platform's list is no person's."""
    return all(POSTING.match(cell) for cell in row if cell.strip()) or bool(NOBODY.fullmatch(person.student))


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
