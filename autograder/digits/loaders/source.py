"""Reads a file's bytes, plain or gzip'ed, and checks digests."""

from __future__ import annotations

import gzip
import hashlib
import os
import zlib
from pathlib import Path

from autograder.digits.loaders.errors import DigestError, EmptyFile, MissingFile, UnreadableFile

__all__ = ["check_digest", "find_file", "is_gzip", "raw_bytes", "read_bytes", "unpack"]

GZIP_MAGIC = b"\x1f\x8b"


def read_bytes(path: Path | str) -> bytes:
    """The content of a file; gzip is recognised by its first bytes, not by the name.

    Raises:
        MissingFile, UnreadableFile, EmptyFile: See `autograder.digits.loaders.errors`.
    """
    return unpack(raw_bytes(Path(path)), Path(path))


def unpack(raw: bytes, path: Path) -> bytes:
    """What is in the bytes of a file that may be gzip'ed; `path` serves messages only.

    Raises:
        UnreadableFile, EmptyFile: The gzip stream is damaged, or nothing is in it.
    """
    if is_gzip(raw):
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


def is_gzip(raw: bytes) -> bool:
    """Whether bytes begin as a gzip file does."""
    return raw.startswith(GZIP_MAGIC)


def raw_bytes(path: Path) -> bytes:
    """The bytes of a file as they are.

    Raises:
        MissingFile, UnreadableFile: See `autograder.digits.loaders.errors`.
    """
    # Unlike Path.is_dir, this raises nothing, whatever the path.
    if os.path.isdir(path):
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
            remedy="These are not the published bytes. Get the file again from where it came.",
        )


def find_file(folder: Path | str, *names: str) -> Path:
    """The first of these names that exists in a folder, plain or with ``.gz``.

    Raises:
        MissingFile: None of them does.
        UnreadableFile: The folder may not be searched.
    """
    for name in names:
        for candidate in (Path(folder) / name, Path(folder) / f"{name}.gz"):
            try:
                if candidate.is_file():
                    return candidate
            except OSError as error:
                raise UnreadableFile(
                    candidate,
                    found=f"a file that cannot be read ({error.strerror})",
                    expected="a readable file",
                    remedy="Check the permissions of its folder.",
                ) from error
    raise MissingFile(
        Path(folder) / names[0],
        found="no such file",
        expected=" or ".join(f"{name}[.gz]" for name in names),
        remedy="Put the file into this folder, or name another folder.",
    )
