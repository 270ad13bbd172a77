"""The header of the course's CSV layout, and what is said of any other."""

from __future__ import annotations

import re
from pathlib import Path

from autograder.digits.loaders.errors import ColumnCountError, DataError, MissingLabel, OtherFormat

__all__ = ["COLUMNS", "SEE_LAYOUT", "check_header", "check_separator"]

COLUMNS = ("label", *(f"{row}x{column}" for row in range(1, 29) for column in range(1, 29)))
"""The 785 names of the header."""
SEE_LAYOUT = "See data/README.md for the layout."
SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars", ":": "colons", " ": "spaces"}
LONGEST = 20_000
"""Characters of the first line that are looked at for separators; the header has 4204."""
HEADER = "the header label,1x1 … 28x28"
NUMBER = re.compile(r"[+-]?[\d.]+(e[+-]?\d+)?", re.IGNORECASE)


def check_header(path: Path, line: int, cells: list[str]) -> None:
    """Nothing, if these are the 785 names in their order.

    Raises:
        OtherFormat, MissingLabel, ColumnCountError: They are not: says how they differ.
    """
    names = [cell.strip() for cell in cells]
    if names != list(COLUMNS):
        raise (_no_header(path, line, names) or _no_label(path, names) or _other_names(path, line, names))


def check_separator(path: Path, text: str) -> None:
    """Nothing, unless the first line of a text is a header or a row with other separators.

    Raises:
        OtherFormat: It is: names the separator.
    """
    first = next(iter(text[:LONGEST].lstrip().splitlines()), "")
    # Spaces around commas separate nothing.
    first = re.sub(r"\s*,\s*", ",", first)
    for mark, word in SEPARATORS.items():
        parts = [part.strip("\"' ").lower() for part in first.split(mark)]
        like_layout = "label" in parts or abs(len(parts) - len(COLUMNS)) < 2
        if first.count(",") < first.count(mark) and like_layout:
            raise OtherFormat(
                path,
                found=f"values separated by {word}",
                expected="values separated by commas",
                remedy=f"Save it with commas: `pandas.read_csv(path, sep={mark!r}).to_csv(path, index=False)`.",
            )


def _no_header(path: Path, line: int, names: list[str]) -> DataError | None:
    if not all(NUMBER.fullmatch(name) for name in names):
        return None
    lacking = " (784 numbers: no label either)" if len(names) == len(COLUMNS) - 1 else ""
    return MissingLabel(
        path,
        found=f"numbers in line {line}, and no header{lacking}",
        expected=HEADER,
        remedy="Add the header line; see data/README.md for the layout.",
    )


def _no_label(path: Path, names: list[str]) -> DataError | None:
    if "label" in names:
        return None
    if similar := [name for name in names if name.lower() == "label"]:
        return MissingLabel(
            path,
            found=f"the column {similar[0]!r}",
            expected="'label', in small letters",
            remedy="Rename the column in the header line.",
        )
    kaggle = names[0].startswith("pixel") and names[-1].startswith("pixel")
    return MissingLabel(
        path,
        found=f"{_columns(names)} and none called 'label'{', as in the test file of Kaggle' if kaggle else ''}",
        expected=HEADER,
        remedy=f"Use a file with labels. {SEE_LAYOUT}" if kaggle else SEE_LAYOUT,
    )


def _other_names(path: Path, line: int, names: list[str]) -> DataError:
    found, remedy = _difference(names)
    return ColumnCountError(
        path, found=f"{found} in the header (line {line})", expected="785 columns, label,1x1 … 28x28", remedy=remedy
    )


def _difference(names: list[str]) -> tuple[str, str]:
    """How names that include `label` differ from the layout, and what to do."""
    twice = next((name for place, name in enumerate(names) if name in names[:place]), None)
    if twice is not None:
        places = [str(place) for place, name in enumerate(names, start=1) if name == twice]
        return (
            f"the name {twice!r} twice, as columns {places[0]} and {places[1]},",
            "Give each column a name of its own.",
        )
    if names[0] == "label" and all(name.startswith("pixel") for name in names[1:]) and len(names) == len(COLUMNS):
        return (
            f"Kaggle's names {names[1]} … {names[-1]}",
            "The pixels are in the same order: put the header of this course in place of the first line.",
        )
    missing, extra = [n for n in COLUMNS if n not in names], [n for n in names if n not in COLUMNS]
    if not missing and not extra:
        place = next(place for place, name in enumerate(names) if name != COLUMNS[place])
        return (
            f"the columns in another order: {names[place]!r} in the place of {COLUMNS[place]!r}",
            "Put them in order: `table[list(COLUMNS)]`, with COLUMNS from `autograder.digits`.",
        )
    lacking = f" and no {missing[0]!r}" if missing else ""
    unknown = f" with the unknown name {extra[0]!r} as number {names.index(extra[0]) + 1}" if extra else ""
    index = "" in extra or "Unnamed: 0" in extra
    return f"{len(names)} columns{unknown}{lacking}", (
        "Leave out the column without a name (in pandas: `to_csv(path, index=False)`)." if index else SEE_LAYOUT
    )


def _columns(names: list[str]) -> str:
    if len(names) == 1:
        return f"one column {names[0][:40]!r}"
    return f"{len(names)} columns, {names[0][:20]!r} to {names[-1][:20]!r},"
