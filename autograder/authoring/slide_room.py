"""What fits on a slide: heights by a simple rule, in the size of its letters, for a screen of 16 : 9."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from nbformat import NotebookNode

__all__ = ["Piece", "is_picture", "packed", "pieces_of", "printed"]

ROOM = 23.0
"""The height that is left below a title."""
SMALLEST, LARGEST = 0.6, 1.3
"""How letters may shrink or grow; smaller ones cannot be read from the last row."""
LINE, CODE_LINE, ROW = 1.45, 1.1, 1.75
WIDTH, CODE_WIDTH = 90, 110
"""How many letters a line holds."""
PICTURE = 13.0
"""A picture takes what is left, and not less than this."""
ITEM = re.compile(r"^(?=(?:[-*]|\d+\.) )", re.MULTILINE)


@dataclass(frozen=True)
class Piece:
    """Something that stands on a slide as a whole: `number` says which text or output it belongs to."""

    kind: str
    number: int
    height: float
    text: str = ""

    @property
    def leads_on(self) -> bool:
        """Whether it makes no sense without what comes next."""
        return self.text.rstrip("*").endswith(":")


def pieces_of(texts: Sequence[str], code: str | None, outputs: Sequence[NotebookNode]) -> list[Piece]:
    """What a slide holds, in the order in which it is shown: pictures before the code that draws them, folded."""
    pieces = [piece for number, text in enumerate(texts) for piece in _text(number, text)]
    drawn = [n for n, output in enumerate(outputs) if is_picture(output)]
    said = [n for n in range(len(outputs)) if n not in drawn]
    pictures = [Piece("output", n, PICTURE) for n in drawn]
    if code is not None:
        pieces += (
            [*pictures[:1], Piece("code", 0, LINE), *pictures[1:]] if pictures else [Piece("code", 0, _code(code))]
        )
    return pieces + [Piece("output", n, _output(outputs[n])) for n in said]


def packed(pieces: Sequence[Piece], *, together: bool) -> Iterator[tuple[list[Piece], float]]:
    """Pieces slide by slide, and the size of letters: smaller where one piece, or what stays together, is too high."""
    here: list[Piece] = []
    for place, piece in enumerate(pieces):
        wanted = piece.height + (pieces[place + 1].height if piece.leads_on and place + 1 < len(pieces) else 0)
        if here and not together and _height(here) + min(wanted, ROOM) > ROOM and not here[-1].leads_on:
            yield here, _size(here)
            here = []
        here.append(piece)
    if here:
        yield here, _size(here)


def is_picture(output: NotebookNode) -> bool:
    """Whether an output of a cell is a figure."""
    return "image/png" in output.get("data", {})


def printed(output: NotebookNode) -> str:
    """What an output of a cell says in plain text; empty if nothing."""
    text = str(output.get("text", "") or output.get("data", {}).get("text/plain", ""))
    return text if text.strip() else ""


def _height(pieces: Sequence[Piece]) -> float:
    return sum(piece.height for piece in pieces)


def _size(pieces: Sequence[Piece]) -> float:
    """Words alone may be larger. They fill more lines then, and each is higher: hence the root."""
    size = ROOM / _height(pieces)
    if size < 1:
        return round(max(SMALLEST, size), 2)
    return round(min(LARGEST, sqrt(size)), 2) if all(piece.kind == "text" for piece in pieces) else 1.0


def _text(number: int, block: str) -> Iterator[Piece]:
    """A block of Markdown; a list that is too long by its items."""
    height = _markdown(block)
    if height <= ROOM or not ITEM.match(block):
        yield Piece("text", number, height, block)
        return
    items = [item for item in ITEM.split(block) if item.strip()]
    half = len(items) // 2
    for part in (items[:half], items[half:]):
        if part:
            yield Piece("text", number, _markdown("".join(part)), "".join(part))


def _markdown(block: str) -> float:
    lines = block.splitlines()
    if block.startswith("|"):
        return ROW * len(lines)
    if block.startswith(("```", "    ")):
        return CODE_LINE * len(lines) + 2
    if block.startswith("!["):
        return PICTURE
    items = [" ".join(item.split()) for item in ITEM.split(block) if item.strip()]
    return LINE * sum(ceil(len(item) / WIDTH) for item in items) + 0.9


def _code(code: str) -> float:
    return CODE_LINE * sum(max(1, ceil(len(line) / CODE_WIDTH)) for line in code.strip().splitlines()) + 1.9


def _output(output: NotebookNode) -> float:
    data = output.get("data", {})
    if "text/html" in data:
        return ROW * 0.8 * str(data["text/html"]).count("<tr") + 1
    text = printed(output)
    return _code(text) if text else 0.0
