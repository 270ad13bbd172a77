"""IDX, the binary format that MNIST was published in.

Four bytes say what follows: two zeros, the type of the numbers, and how many dimensions
there are. Then comes each dimension's size as a big-endian 32-bit number, then the numbers
themselves, big-endian, last dimension fastest (LeCun, Cortes, Burges, "The MNIST database").
"""

from __future__ import annotations

import math
import struct
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.digits.loaders.errors import MagicNumberError, ShapeError, TrailingBytes, TruncatedFile
from autograder.digits.loaders.formats import describe
from autograder.digits.loaders.source import read_bytes

__all__ = ["parse_idx", "read_idx"]

TYPES = {0x08: ">u1", 0x09: ">i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}
GET_AGAIN = "Download or copy the file again."


def read_idx(path: Path | str) -> NDArray[Any]:
    """The array in an IDX file, plain or gzip'ed, of any rank from 1.

    Returns:
        An array of the type that the file names (uint8, int8, int16, int32, float32 or
        float64), in this machine's byte order.

    Raises:
        MagicNumberError, TruncatedFile, TrailingBytes: The header and the file do not fit.
        MissingFile, UnreadableFile, EmptyFile: The file cannot be read.
    """
    return parse_idx(read_bytes(path), Path(path))


def parse_idx(content: bytes, path: Path) -> NDArray[Any]:
    """The array in the bytes of an IDX file; `path` serves messages only."""
    if len(content) < 4:
        raise TruncatedFile(path, found=f"{len(content)} bytes", expected="a header of 4 or more", remedy=GET_AGAIN)
    zeros, kind, rank = struct.unpack(">HBB", content[:4])
    if zeros or kind not in TYPES or not rank:
        form = describe(content)
        raise MagicNumberError(
            path,
            found=f"{form.name}, with the first bytes {content[:4].hex(' ')}",
            expected="an IDX file, which begins 00 00, a type (08 09 0b 0c 0d 0e), a rank from 1",
            remedy=form.mend,
        )
    start = 4 + 4 * rank
    if len(content) < start:
        raise TruncatedFile(path, found=f"{len(content)} bytes", expected=f"a header of {start}", remedy=GET_AGAIN)
    shape = struct.unpack(f">{rank}I", content[4:start])
    dtype = np.dtype(TYPES[kind])
    _check_size(path, len(content) - start, math.prod(shape) * dtype.itemsize, shape)
    numbers = np.frombuffer(content, dtype, offset=start).astype(dtype.newbyteorder("="))
    try:
        return numbers.reshape(shape)
    except (ValueError, OverflowError) as error:
        raise ShapeError(
            path, found=f"{rank} dimensions ({error})", expected="a shape that NumPy can hold", remedy=GET_AGAIN
        ) from error


def _check_size(path: Path, found: int, expected: int, shape: tuple[int, ...]) -> None:
    if found == expected:
        return
    error = TruncatedFile if found < expected else TrailingBytes
    raise error(
        path,
        found=f"{found} bytes after the header",
        expected=f"{expected}, for the shape {shape} in the header",
        remedy=GET_AGAIN,
    )
