"""Months as platforms write them, whole or shortened, in the languages of those who download."""

from __future__ import annotations

__all__ = ["month_of"]

MONTHS = (
    ("january", "januar", "janvier", "enero", "gennaio", "janeiro", "januari"),
    ("february", "februar", "février", "febrero", "febbraio", "fevereiro", "februari"),
    ("march", "märz", "mars", "marzo", "março", "maart", "mrt"),
    ("april", "avril", "abril", "aprile"),
    ("may", "mai", "mayo", "maggio", "maio", "mei"),
    ("june", "juni", "juin", "junio", "giugno", "junho"),
    ("july", "juli", "juillet", "julio", "luglio", "julho"),
    ("august", "août", "agosto", "augustus"),
    ("september", "septembre", "septiembre", "settembre", "setembro"),
    ("october", "oktober", "octobre", "octubre", "ottobre", "outubro"),
    ("november", "novembre", "noviembre", "novembro"),
    ("december", "dezember", "décembre", "diciembre", "dicembre", "dezembro"),
)
"""English, German, French, Spanish, Italian, Portuguese and Dutch, in small letters."""
SHORTEST = 3


def month_of(word: str) -> int:
    """The number of a month, from 1; 0 if the word is none, or may be short for two."""
    plain = word.casefold().rstrip(".")
    found = {
        number
        for number, names in enumerate(MONTHS, 1)
        if plain in names or (len(plain) >= SHORTEST and any(name.startswith(plain) for name in names))
    }
    return found.pop() if len(found) == 1 else 0
