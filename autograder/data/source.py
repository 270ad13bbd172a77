"""Reads a file's bytes, plain or gzip'ed, and checks digests."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from pathlib import Path

from autograder.data.errors import DigestError, EmptyFile, MissingFile, UnreadableFile

__all__ = ["check_digest", "find_file", "read_bytes"]

GZIP_MAGIC = b"\x1f\x8b"


def read_bytes(path: Path | str) -> bytes:
    """The content of a file; gzip is recognised by its first bytes, not by the name.

    Raises:
        MissingFile, UnreadableFile, EmptyFile: See `autograder.data.errors`.
    """
    path = Path(path)
    raw = _raw_bytes(path)
    if raw.startswith(GZIP_MAGIC):
        try:
            raw = gzip.decompress(raw)
        except (OSError, EOFError, zlib.error) as error:
            raise UnreadableFile(
                path,
                found=f"a damaged gzip file ({error})",
                expected="a whole gzip file",
                remedy="Download or copy the file again.",
            ) from error
    if not raw:
        raise EmptyFile(path, found="no bytes", expected="data", remedy="Download or copy the file again.")
    return raw


def _raw_bytes(path: Path) -> bytes:
    if path.is_dir():
        raise MissingFile(path, found="a folder", expected="a file", remedy="Give the path of the file inside it.")
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise MissingFile(
            path, found="no such file", expected="a data file", remedy="Check the spelling and the current folder."
        ) from error
    except (OSError, ValueError) as error:
        raise UnreadableFile(
            path,
            found=f"a file that cannot be read ({error})",
            expected="a readable file",
            remedy="Check its permissions.",
        ) from error


def check_digest(path: Path, content: bytes, sha256: str) -> None:
    """Compare content with its published SHA-256 (hexadecimal).

    Raises:
        DigestError: They differ.
    """
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise DigestError(
            path,
            found=f"SHA-256 {found[:16]}…",
            expected=f"{sha256[:16]}…",
            remedy="The file was changed or damaged. Get it again from where it came.",
        )


def find_file(folder: Path | str, *names: str) -> Path:
    """The first of these names that exists in a folder, plain or with ``.gz``.

    Raises:
        MissingFile: None of them does.
    """
    for name in names:
        for candidate in (Path(folder) / name, Path(folder) / f"{name}.gz"):
            if candidate.is_file():
                return candidate
    raise MissingFile(
        Path(folder) / names[0],
        found="no such file",
        expected=" or ".join(f"{name}[.gz]" for name in names),
        remedy="Put the file into this folder, or name another folder.",
    )
