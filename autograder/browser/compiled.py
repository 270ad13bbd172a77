"""Modules as Python has compiled them: a page keeps them, so that its next visit need not compile them again.

They are taken before any cell has run: what a learner's code does to them is not kept.
"""

from __future__ import annotations

import io
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

__all__ = ["compiled_below"]

UNCHECKED = (1).to_bytes(4, "little") + bytes(8)
"""In place of the time and size of a source: it is not looked at, since each visit unpacks sources anew."""


def compiled_below(folder: Path) -> bytes:
    """The modules that were imported from below a folder, as an archive to be unpacked there."""
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for file in _files(folder):
            code = file.read_bytes()
            about = tarfile.TarInfo(file.relative_to(folder).as_posix())
            about.size = len(code)
            archive.addfile(about, io.BytesIO(code[:4] + UNCHECKED + code[16:]))
    return content.getvalue()


def _files(folder: Path) -> Iterator[Path]:
    for module in list(sys.modules.values()):
        name = getattr(module, "__cached__", None)
        file = Path(name) if isinstance(name, str) else None
        if file and file.is_relative_to(folder) and file.is_file():
            yield file
