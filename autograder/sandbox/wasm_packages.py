"""Packages of this environment that a notebook in WebAssembly needs, as a folder of pure Python."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

__all__ = ["copy_packages"]

NEEDED = ("ipython", "matplotlib-inline", "skops", "pytest", "cattrs", "typeguard")
"""What the student's side of grading imports, beside numpy and the like. What these need in turn comes along."""
LEFT_OUT = ("jedi", "psutil")
"""Completes names for people, in 5600 files; looks at processes, and is compiled."""
COMPILED = (".so", ".pyd", ".dylib", ".pyc")


def copy_packages(brought: Mapping[str, str], folder: Path) -> None:
    """Copy the needed packages into a new folder, without what is compiled for this machine.

    Args:
        brought: What the other Python brings itself, which is left out.
        folder: Where they are put; it goes on the path of that Python.
    """
    folder.mkdir()
    for found in _needed({canonicalize_name(name) for name in (*brought, *LEFT_OUT)}):
        for file in found.files or []:
            source, target = Path(str(file.locate())), folder / file
            inside = ".." not in file.parts and file.suffix not in COMPILED
            if inside and source.is_file():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)


def _needed(seen: set[str]) -> Iterator[Distribution]:
    """The distributions of `NEEDED` and of what they require, but for those in `seen`."""
    waiting = list(NEEDED)
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name in seen:
            continue
        seen.add(name)
        try:
            found = distribution(name)
        except PackageNotFoundError:  # Another system's.
            continue
        yield found
        wanted = map(Requirement, found.requires or [])
        waiting += [one.name for one in wanted if one.marker is None or one.marker.evaluate({"extra": ""})]
