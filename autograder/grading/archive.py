"""Takes the notebooks out of a zip or tar file by rules that no archive can break."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from autograder.errors import UsageError

__all__ = ["MAX_MEMBERS", "extract", "is_archive"]

MAX_MEMBERS = 20_000
MAX_TOTAL = 2 * 10**9
CHUNK = 2**20
MAX_NAME = 100


def is_archive(path: Path) -> bool:
    """Whether a path is a zip or tar file, by its name."""
    return path.is_file() and path.name.lower().endswith((".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz"))


def extract(archive: Path, folder: Path, max_mb: float) -> list[str]:
    """Write the notebooks of an archive below a folder that is empty.

    Links, devices, absolute names, names with ``..`` and what is not a notebook are left out.
    Sizes are counted while reading: what an archive says of itself is not believed.

    Args:
        archive: A zip or tar file.
        folder: Where to write.
        max_mb: The largest notebook that is read; a larger one is cut just above this size, so that it is
            refused as too large when it is graded.

    Returns:
        What was left out, each with a reason.

    Raises:
        UsageError: It is no archive, or it holds too much.
    """
    left_out, total = [], 0
    try:
        for number, (name, problem, stream) in enumerate(_members(archive)):
            if number >= MAX_MEMBERS:
                raise UsageError(f"{archive.name} holds more than {MAX_MEMBERS} files.")
            path = _safe(name)
            if stream is None or path is None:
                left_out.append(f"{name[:MAX_NAME]!r}: {problem or 'its name is not safe'}")
                continue
            total += _write(stream, folder / path, int(max_mb * 1e6) + 1)
            if total > MAX_TOTAL:
                raise UsageError(f"{archive.name} holds more than {MAX_TOTAL // 10**9} GB of notebooks.")
    except (zipfile.BadZipFile, tarfile.TarError, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise UsageError(f"{archive.name} cannot be read as an archive: {error}.") from error
    return left_out


def _members(archive: Path) -> Iterator[tuple[str, str, IO[bytes] | None]]:
    """Name, problem and content of each member that is not a folder."""
    if zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as zipped:
            for info in zipped.infolist():
                if info.is_dir():
                    continue
                kind = info.external_attr >> 28  # The file type of Unix; 0 where the zip was made elsewhere.
                problem = "it is not a regular file" if kind not in (0, 8) else _not_a_notebook(info.filename)
                if problem:
                    yield info.filename, problem, None
                else:
                    with zipped.open(info) as stream:
                        yield info.filename, "", stream
        return
    with tarfile.open(archive, "r|*") as tar:
        for member in tar:
            if member.isdir():
                continue
            problem = "" if member.isreg() else "it is not a regular file"
            problem = problem or _not_a_notebook(member.name)
            yield member.name, problem, None if problem else tar.extractfile(member)


def _not_a_notebook(name: str) -> str:
    return "" if name.endswith(".ipynb") else "it is not a notebook"


def _safe(name: str) -> PurePosixPath | None:
    """The name as a path below a folder, or None."""
    path = PurePosixPath(name)
    parts = [part for part in path.parts if part != "."]
    odd = any(part == ".." or "\\" in part or ":" in part or not part.isprintable() for part in parts)
    if path.is_absolute() or odd or not 2 <= len(parts) <= 6 or max(map(len, parts)) > MAX_NAME:
        return None
    return PurePosixPath(*parts)


def _write(stream: IO[bytes], path: Path, cap: int) -> int:
    """Write up to `cap` bytes; return how many."""
    path.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with open(path, "xb") as file:
        while written < cap and (part := stream.read(min(CHUNK, cap - written))):
            written += file.write(part)
    return written
