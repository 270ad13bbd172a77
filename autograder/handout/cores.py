"""Where in some bytes one of many short strings may be: a table of hashes, so that megabytes take no minutes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

__all__ = ["LENGTH", "Cores"]

LENGTH = 32
"""Bytes of a core."""
AT_ONCE = 1 << 20
"""Places that are looked at together."""
_BITS = 22
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], np.uint64)


class Cores:
    """Strings of `LENGTH` bytes, as a table: for almost all others it says no."""

    def __init__(self, cores: Iterable[bytes]) -> None:
        self._table = np.zeros(1 << _BITS, bool)
        joined = b"".join(cores)
        if joined:
            self._table[_hashes(joined)[::LENGTH]] = True

    def places(self, content: bytes) -> Iterator[int]:
        """Where one may begin, in order. Each place where one does is among them."""
        for start in range(0, len(content) - LENGTH + 1, AT_ONCE):
            part = content[start : start + AT_ONCE + LENGTH - 1]
            yield from (start + int(place) for place in np.flatnonzero(self._table[_hashes(part)]))


def _hashes(content: bytes) -> NDArray[np.uint64]:
    """A hash of `_BITS` bits for the 32 bytes from each place on."""
    words = np.ascontiguousarray(sliding_window_view(np.frombuffer(content, np.uint8), 8)).view("<u8")[:, 0]
    number = len(content) - LENGTH + 1
    with np.errstate(over="ignore"):
        mixed = sum(words[8 * n : 8 * n + number] * factor for n, factor in enumerate(_FACTORS))
        return np.asarray(mixed * _FACTORS[0] >> np.uint64(64 - _BITS))
