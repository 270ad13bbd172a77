"""Python libraries that a lesson needs in a page and that Pyodide does not bring: taken from this installation.

They are pure Python, so the same files run there. Each comes with its licence, in its ``.dist-info`` folder.
"""

from __future__ import annotations

import base64
import hashlib
import zipfile
from collections.abc import Iterator, Sequence
from importlib.metadata import Distribution, distribution
from pathlib import Path, PurePosixPath

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from autograder.site.pyodide import is_for_browser

__all__ = ["NEEDED", "pure_packages", "write_packages", "write_wheel"]

NEEDED = ("cattrs", "fsrs", "skops")
"""What `autograder.study` and the lessons import and Pyodide does not have."""
THERE = ("numpy", "packaging", "scikit-learn", "scipy")
"""What these need and Pyodide has."""
UNUSED = ("prettytable",)
"""What they need for other purposes alone: skops, for cards of models."""
LEFT_OUT = (".pyc", ".pyi")


def pure_packages(names: Sequence[str] = NEEDED) -> list[Distribution]:
    """The libraries, and what they need, by name."""
    found: dict[str, Distribution] = {}
    waiting = list(names)
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name not in {*found, *THERE, *UNUSED}:
            found[name] = distribution(name)
            waiting += _needs(found[name])
    return [found[name] for name in sorted(found)]


def write_packages(file: Path) -> None:
    """Write an archive with all of them, to be unpacked where Python looks for libraries."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for package in pure_packages():
            _add(archive, package)


def write_wheel(package: Distribution, folder: Path) -> Path:
    """Write a library as a wheel again, for a browser that installs it."""
    name = f"{canonicalize_name(package.name).replace('-', '_')}-{package.version}"
    wheel = folder / f"{name}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        written = _add(archive, package)
        (about,) = {path.parent for path in written if path.name == "METADATA"}
        lines = [f"{path},sha256={_digest(content)},{len(content)}" for path, content in written.items()]
        _write(archive, about / "RECORD", "\n".join([*lines, f"{about}/RECORD,,", ""]).encode())
    return wheel


def _add(archive: zipfile.ZipFile, package: Distribution) -> dict[PurePosixPath, bytes]:
    written = {path: source.read_bytes() for path, source in _files(package)}
    for path, content in written.items():
        _write(archive, path, content)
    return written


def _write(archive: zipfile.ZipFile, path: PurePosixPath, content: bytes) -> None:
    # A fixed time: the same libraries make the same archive.
    archive.writestr(zipfile.ZipInfo(path.as_posix()), content, zipfile.ZIP_DEFLATED)


def _digest(content: bytes) -> str:
    """As a wheel writes it."""
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def _needs(package: Distribution) -> Iterator[str]:
    for text in package.requires or ():
        requirement = Requirement(text)
        if is_for_browser(requirement):
            yield requirement.name


def _files(package: Distribution) -> Iterator[tuple[PurePosixPath, Path]]:
    for path in sorted(package.files or (), key=str):
        if (
            ".." not in path.parts
            and path.suffix not in LEFT_OUT
            and "tests" not in path.parts
            and path.name not in ("RECORD", "INSTALLER", "direct_url.json")
        ):
            yield PurePosixPath(path), Path(str(package.locate_file(path)))
