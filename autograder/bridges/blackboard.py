"""Blackboard: "Assignment File Download". All files lie flat, with a text for each attempt that says whose it is."""

from __future__ import annotations

import os.path
import re
from collections.abc import Iterator, Sequence

from autograder.bridges.handed_in import Details, HandedIn, Reader, Told, content_of, moment_of

__all__ = ["READER"]

NAME = re.compile(r"(?P<before>.+?)_attempt_(?P<stamp>\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d)(?:_(?P<file>.+)|(?P<text>\.txt))")
WHO = re.compile(r"\s*[^\W\d]+ ?: ?(?P<name>.+) \((?P<login>[^()]+)\)[^\S\n]*(?:\n|$)")
"""The first line of a text: ``Name: Ada Lovelace (ada)``, in any language."""
ORIGINAL = re.compile(r"Original filename: (?P<own>.+?)\s*\n\s*Filename: (?P<given>.+?)\s*$", re.MULTILINE)


def _read(name: str, is_folder: bool) -> Told | None:
    """The login is what stands after the last ``_``: both it and the assignment's name may have more of them."""
    found = None if is_folder else NAME.fullmatch(name)
    if found is None or "_" not in found["before"]:
        return None
    return _told(found, found["before"].rpartition("_")[2])


def _told(found: re.Match[str], login: str, name: str = "", file: str = "") -> Told:
    moment = moment_of(found["stamp"], "%Y-%m-%d-%H-%M-%S")
    return Told(name or login, login, known=True, file=file or found["file"] or "", moment=moment)


def _details(files: Sequence[HandedIn]) -> Details:
    """What the texts say of the attempts that they belong to; else logins by what all names begin with."""
    found = {file.parts[0]: match for file in files if (match := NAME.fullmatch(file.parts[0]))}
    texts = {(match["before"], match["stamp"]): text for match, text in _texts(files)}
    start = _assignment([match["before"] for match in found.values()], list(texts.values()))
    told = {}
    for entry, match in found.items():
        who = WHO.match(texts.get((match["before"], match["stamp"]), ""))
        if who:
            own = {one["given"]: one["own"] for one in ORIGINAL.finditer(texts[match["before"], match["stamp"]])}
            told[entry] = (_told(match, who["login"], who["name"].strip(), own.get(entry, "")),)
        elif start and match["before"].startswith(start):
            told[entry] = (_told(match, match["before"][len(start) :]),)
    return told


def _unread(files: Sequence[HandedIn]) -> list[str]:
    """A line about a login of which nobody says where it begins."""
    befores = {match["before"] for file in files if (match := NAME.fullmatch(file.parts[0]))}
    if _details(files) or len(befores) != 1 or min(befores, default="").count("_") < 2:
        return []
    name = befores.pop()
    return [f"Nothing says where the login in {name!r} begins. Read as {name.rpartition('_')[2]!r}."]


def _texts(files: Sequence[HandedIn]) -> Iterator[tuple[re.Match[str], str]]:
    for file in files:
        match = NAME.fullmatch(file.parts[0])
        if match and match["text"] and len(file.parts) == 1 and (text := content_of(file)):
            yield match, text


def _assignment(befores: Sequence[str], texts: Sequence[str]) -> str:
    """What stands before all logins: the assignment's name, where several students or one text tell it."""
    logins = {who["login"] for text in texts if (who := WHO.match(text))}
    starts = {before.removesuffix(login) for before in befores for login in logins if before.endswith(f"_{login}")}
    if len(starts) == 1:
        return starts.pop()
    shared = os.path.commonprefix(sorted(set(befores)))  # noqa: RUF071  (letter by letter: these are no paths)
    return shared[: shared.rfind("_") + 1] if len(set(befores)) > 1 else ""


READER = Reader(
    "blackboard",
    "Blackboard",
    "https://help.blackboard.com, Assignment File Download; https://github.com/timdrysdale/gradex-cli, its samples",
    _read,
    _details,
    own=re.compile(r"[^/]+_attempt_\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d\.txt"),
    unread=_unread,
)
