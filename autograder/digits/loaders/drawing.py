"""Reads a drawing: a picture file of any common kind, or lines of text."""

from __future__ import annotations

import io
import textwrap
import warnings
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from autograder.digits.loaders.errors import EmptyFile, MissingFile, OtherFormat, ShapeError, UnreadableFile
from autograder.digits.loaders.formats import describe
from autograder.digits.loaders.source import raw_bytes

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["read_drawing"]

LARGEST = 280
"""Pixels of the longer side of what is returned; larger pictures are shrunk."""
SMALLEST = {"picture": 8, "text": 5}
"""Pixels of the shorter side, and lines of a text."""
FAINTEST = 25
"""Greys between the lightest and the darkest pixel of a picture, at least. Noise of JPEG stays below."""
TEXT = Path("the text")
MARKS = {"#": 0, ".": 255, " ": 255}
WRITE_TEXT = "Write . for paper and # for ink."
SAVE_AS = "Save it as PNG or JPEG."


def read_drawing(source: str | PathLike[str]) -> NDArray[np.uint8]:
    r"""A drawing from a picture file, or from text.

    A picture may be of any kind that Pillow reads, such as PNG, JPEG, GIF, BMP, TIFF or WebP. Of an animation the first
    picture counts. Photos are turned upright as their camera noted, colours become grey, what is transparent becomes
    white paper, 16 bits become 8, and what is larger than 280 pixels is shrunk. Light and dark stay as they are.

    Args:
        source: The path of a picture file; or a text of at least five lines, with ``.`` or spaces for paper and ``#``
            for ink.

    Returns:
        uint8 with two dimensions: 255 is white, 0 is black.

    Raises:
        DataError: One of its subclasses says what is wrong with the file or the text, and what to do.

    >>> read_drawing("..#..\n..#..\n..#..\n..#..\n..#..").shape
    (5, 5)
    """
    if isinstance(source, str) and "\n" in source.strip("\n"):
        return _from_text(source)
    if not isinstance(source, str | PathLike):
        raise OtherFormat(
            "the drawing",
            found=f"an object of type {type(source).__name__}",
            expected="the path of a picture file, or lines of text",
            remedy="An array is a drawing already: use it as it is." if isinstance(source, np.ndarray) else WRITE_TEXT,
        )
    path = Path(fspath(source))
    return _from_picture(path, _bytes_of(path))


def _bytes_of(path: Path) -> bytes:
    try:
        content = raw_bytes(path)
    except MissingFile as error:
        remedy = f"{error.remedy} (To give the drawing as text, write several lines.)"
        raise MissingFile(path, found=error.found, expected="a picture file", remedy=remedy) from None
    if not content:
        raise EmptyFile(path, found="no bytes", expected="a picture", remedy="Save or copy the file again.")
    return content


def _from_picture(path: Path, content: bytes) -> NDArray[np.uint8]:
    # Imported here: lessons without drawings need not wait for it.
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            # What is wrong with a file is said by what comes of it; only its size is no matter of taste.
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content)) as image:
                grey = _grey(image)
    except UnidentifiedImageError:
        raise OtherFormat(path, found=describe(content).name, expected="a picture", remedy=SAVE_AS) from None
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise ShapeError(
            path, found="a very large picture", expected="at most 89 million pixels", remedy="Make it smaller first."
        ) from None
    # Decoders raise whatever they stumble over.
    except Exception as error:
        found = f"a damaged picture ({error})"
        raise UnreadableFile(path, found=found, expected="a whole picture", remedy=SAVE_AS) from error
    return _checked(path, np.asarray(grey, dtype=np.uint8), "picture")


def _grey(image: Image) -> Image:
    """Upright, on white paper, of at most 280 pixels, in grey from 0 to 255."""
    from PIL import Image as images
    from PIL import ImageOps

    image = ImageOps.exif_transpose(image)
    if image.mode.startswith(("I", "F")):
        values = np.asarray(image, dtype=float)
        # 16 bits mostly; the modes I and F may hold less.
        top = next((top for top in (1, 255) if image.mode in ("I", "F") and values.max() <= top), 65535)
        grey = images.fromarray((values.clip(0, top) * (255 / top)).round().astype(np.uint8))
    else:
        if image.mode.endswith(("A", "a")) or "transparency" in image.info:
            image = image.convert("RGBA")
            image = images.alpha_composite(images.new("RGBA", image.size, "white"), image)
        grey = image.convert("L")
    grey.thumbnail((LARGEST, LARGEST), images.Resampling.BOX)
    return grey


def _from_text(text: str) -> NDArray[np.uint8]:
    # Dots say where the paper begins; without them, spaces are paper.
    lines = (textwrap.dedent(text) if "." in text else text).expandtabs().strip("\r\n").splitlines()
    for number, line in enumerate(lines, start=1):
        for column, mark in enumerate(line, start=1):
            if mark not in MARKS:
                found = f"{mark!r} in line {number}, column {column}"
                raise OtherFormat(TEXT, found=found, expected="., # and spaces alone", remedy=WRITE_TEXT)
    width = max(map(len, lines))
    # Editors cut spaces at the ends of lines, but no dots.
    if "." in text and (odd := next((n for n, line in enumerate(lines, 1) if len(line) != width), 0)):
        raise ShapeError(
            TEXT,
            found=f"{len(lines[odd - 1])} marks in line {odd} and {width} in the longest",
            expected="lines of one length",
            remedy="Fill the shorter lines with dots.",
        )
    rows = [[MARKS[mark] for mark in line.ljust(width)] for line in lines]
    return _checked(TEXT, np.array(rows, dtype=np.uint8), "text")


def _checked(path: Path, drawing: NDArray[np.uint8], kind: str) -> NDArray[np.uint8]:
    least, (height, width) = SMALLEST[kind], drawing.shape
    if min(height, width) < least:
        raise ShapeError(
            path,
            found=f"{height} rows and {width} columns",
            expected=f"at least {least} of each",
            remedy="Leave paper around the digit, or draw it larger.",
        )
    if int(drawing.max()) - int(drawing.min()) < FAINTEST:
        raise EmptyFile(
            path,
            found="one shade everywhere",
            expected="ink on paper",
            remedy="Draw a digit, with a dark pen.",
        )
    return drawing
