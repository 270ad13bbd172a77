"""Exports of a class, made in a moment: files by name, in a folder or a zip file, and what is taken in of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from autograder.grading.collection import TakenIn
from autograder.grading.submissions import Submission

__all__ = [
    "METADATA",
    "NB",
    "WORK",
    "WORKSHEETS",
    "Solve",
    "TakeIn",
    "arrivals",
    "in_folder",
    "in_zip",
    "inner_zip",
    "students",
]

Solve = Callable[..., str]
TakeIn = Callable[..., TakenIn]
WORK = "def make_model():\n    return 3"
NB = "01_first.ipynb"
WORKSHEETS = {
    "en": (
        "Identifier,Full name,Email address,Status,Grade,Maximum grade,Grade can be changed,Last modified (submission),"
        'Last modified (grade),Feedback comments\r\nParticipant 12,Ada Lovelace,a@x.org,"Submitted for grading - 2 '
        'hours 5 mins late",,20,Yes,"Friday, 6 November 2026, 2:05 PM",-,\r\n'
    ),
    "de": (
        "ID,Vollständiger Name,Status,Bewertung,Bestwertung,Zuletzt geändert (Abgabe),Zuletzt geändert (Bewertung)\n"
        'Teilnehmer/in12,Ada Lovelace,Zur Bewertung abgegeben - 2 Stunden zu spät,,20,"Freitag, 6. November 2026, '
        '14:05",-\n'
    ),
    "fr": (
        "Identifiant;Nom complet;Statut;Note;Dernière modification (travail remis)\n"
        "Participant12;Ada Lovelace;Remis pour évaluation - En retard de 2 heures;;vendredi 6 novembre 2026, 14:05\n"
    ),
    "es": (
        "Identificador,Nombre completo,Estado,Calificación,Última modificación (entrega)\n"
        'Participante12,Ada Lovelace,Enviado para calificar - 2 horas después,,"viernes, 6 de noviembre de 2026, '
        '14:05"\n'
    ),
}
"""Moodle's grading worksheet with one row, in each language that is read."""
METADATA = """\
---
submission_123:
  :submitters:
  - :name: Ada Lovelace
    :sid: '12'
    :email: ada@x.org
    section_name: a
  :created_at: 2026-11-06 06:58:05.746365000 Z
  :score: 17.5
submission_124:
  :submitters:
  - :name: Bo Ek
    :email: bo@x.org
  - :name: Cy Lu
    :sid:
  :created_at: 2026-11-06 07:00:00 Z
"""
"""Gradescope's, with one student and a group of two."""


def in_folder(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files into a folder; a name that ends with a slash is an empty folder."""
    for name, content in files.items():
        place = root / name
        (place if name.endswith("/") else place.parent).mkdir(parents=True, exist_ok=True)
        if not name.endswith("/"):
            place.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def in_zip(path: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files into a zip file."""
    with zipfile.ZipFile(path, "w") as file:
        for name, content in files.items():
            file.writestr(name, content)
    return path


def students(taken: TakenIn) -> dict[str, Submission]:
    """The submissions, by student."""
    return {one.student: one for one in taken.submissions}


def arrivals(taken: TakenIn) -> dict[str, str]:
    """When they came, by student; empty if nobody says."""
    return {one.student: one.arrival.at if one.arrival else "" for one in taken.submissions}


def inner_zip(files: dict[str, str]) -> bytes:
    """An archive of these files, as bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for name, text in files.items():
            file.writestr(name, text)
    return content.getvalue()
