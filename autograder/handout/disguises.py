"""What a file may hold in disguise: packed, encoded, or in the strings of another file."""

from __future__ import annotations

import base64
import binascii
import bz2
import html
import io
import json
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import unquote

__all__ = ["remembering", "unmasked"]

Found = tuple[str, bytes]
"""What was done to get it, such as ``base64``, and what came out."""
Outcome = TypeVar("Outcome")
DEEPEST = 5
SHORT = 4096
"""Contents of fewer bytes are remembered."""
LARGEST = 200_000_000
"""Bytes that are unpacked from one file at most: an archive may hold more than any disk."""
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{48,}")
_BASE32 = re.compile(r"[A-Z2-7]{64,}")
_BASE85 = re.compile(r"[!-~]{64,}")
_HEX = re.compile(r"(?:[0-9a-fA-F]{2}){40,}")
_CODES = re.compile(r"\d{1,3}(?:,\d{1,3}){40,}")
_SEPARATORS = re.compile(r"\\[nrt]|0x|\\x|[\s\"',;:\\]+")
_STREAMS: tuple[tuple[str, re.Pattern[bytes], Callable[[], Any]], ...] = (
    ("zlib", re.compile(rb"\x78[\x01\x5e\x9c\xda]"), zlib.decompressobj),
    ("gzip", re.compile(rb"\x1f\x8b\x08"), lambda: zlib.decompressobj(31)),
    ("bzip2", re.compile(rb"BZh[1-9]1AY"), bz2.BZ2Decompressor),
    ("xz", re.compile(rb"\xfd7zXZ\x00"), lzma.LZMADecompressor),
    ("lzma", re.compile(rb"\x5d\x00\x00..\xff{8}", re.DOTALL), lzma.LZMADecompressor),
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_BETWEEN_NUMBERS = re.compile(r"[\s\[\]()]+")


def unmasked(content: bytes, depth: int = 0) -> Iterator[Found]:
    """A content, and all that it may stand for, each once for every way that leads to it.

    Archives and compressed streams are opened; strings of JSON and of Python are read; runs of base64, base32, base85,
    hexadecimal digits and character codes are decoded, also where they are cut into lines. Reversed text and ROT13
    need no reading: who searches, searches for those forms too.

    Args:
        content: The bytes of a file.
        depth: How many disguises were taken off already.
    """
    yield "", content
    if depth == DEEPEST or len(content) < 16:
        return
    for way, inner in _inside(content):
        for more, found in unmasked(inner, depth + 1):
            yield f"{way} › {more}" if more else way, found


def remembering(look: Callable[[bytes], Outcome]) -> Callable[[bytes], Outcome]:
    """The same, that looks at a short content once: runs decode to the same few, in each file and by many ways."""
    known = lru_cache(1 << 17)(look)
    return lambda content: (known if len(content) < SHORT else look)(content)


@remembering
def _inside(content: bytes) -> tuple[Found, ...]:
    """What stands behind one disguise."""
    return *_opened(content), *_decoded(content)


def _opened(content: bytes) -> Iterator[Found]:
    """The members of an archive, and what compressed streams hold."""
    file = io.BytesIO(content)
    if content[:2] == b"PK" or (b"PK\x05\x06" in content and zipfile.is_zipfile(file)):
        broken = (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError, ValueError)
        with suppress(*broken), zipfile.ZipFile(file) as archive:
            yield "comment", archive.comment
            for member in archive.infolist():
                if member.file_size < LARGEST:
                    yield f"zip:{member.filename}", archive.read(member) + b"\n" + member.comment
        return
    if content[257:262] == b"ustar":
        with suppress(tarfile.TarError), tarfile.open(fileobj=file) as tar:
            for entry in tar:
                if entry.isfile() and entry.size < LARGEST and (member_file := tar.extractfile(entry)):
                    yield f"tar:{entry.name}", member_file.read()
        return
    # A stream may begin anywhere, as in the parts of a picture.
    for way, magic, opener in _STREAMS:
        for begin in magic.finditer(content):
            yield from _stream(way, opener(), content[begin.start() :])


def _stream(way: str, opened: Any, content: bytes) -> Iterator[Found]:
    with suppress(zlib.error, OSError, EOFError, lzma.LZMAError, ValueError):
        found = opened.decompress(content, LARGEST)
        if len(found) >= 16:
            yield way, found


def _decoded(content: bytes) -> Iterator[Found]:
    """What text may stand for. Bytes that are no text stand for nothing, unless many of them are 0."""
    if content.count(0) * 3 >= len(content):
        yield "wide characters", content.replace(b"\0", b"")
    # What was decoded may begin in the middle of a character.
    text = content.decode("utf-8", "ignore")
    if sum(c.isprintable() or c.isspace() for c in text[:4000]) < 0.95 * min(len(content), 4000):
        return
    if text.lstrip()[:1] in ("{", "[", '"'):
        with suppress(ValueError, RecursionError):
            yield "strings", "\n".join(_strings(json.loads(text))).encode()
    for way, read in (("HTML", _of_html), ("URL", unquote), ("escapes", _unescaped)):
        with suppress(ValueError, UnicodeError):
            if (found := read(text)) != text:
                yield way, found.encode("utf-8", "replace")
    yield from _runs(text)


def _strings(value: Any) -> Iterator[str]:
    """All strings of a JSON value. A list of strings is one text, as in a notebook."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        if all(isinstance(part, str) for part in value):
            yield "".join(value)
        else:
            for part in value:
                yield from _strings(part)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield key
            yield from _strings(part)


def _of_html(text: str) -> str:
    """The words of a page: colours of code put tags around each of them. All else that is meant is escaped there."""
    return html.unescape(_TAG.sub("", text))


def _unescaped(text: str) -> str:
    return re.sub(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[0-7]{3}|[nrt\"'\\])", _one_character, text)


def _one_character(escape: re.Match[str]) -> str:
    return escape[0].encode("ascii").decode("unicode_escape")


def _runs(text: str) -> Iterator[Found]:
    """What runs of characters decode to. Where a run begins is not known: each offset is tried."""
    joined = _SEPARATORS.sub("", text)
    for run in _BASE64.findall(joined):
        standard = run.replace("-", "+").replace("_", "/")
        for offset in range(4):
            yield "base64", binascii.a2b_base64(_padded(standard[offset:], 4, {2, 3}))
    for run in _BASE32.findall(joined):
        for offset in range(8):
            yield "base32", base64.b32decode(_padded(run[offset:], 8, {2, 4, 5, 7}))
    for run in _HEX.findall(joined):
        yield "hexadecimal", bytes.fromhex(run)
        yield "hexadecimal", bytes.fromhex(run[1:-1])
    for run in _BASE85.findall(text):
        for decode in (base64.b85decode, base64.a85decode):
            with suppress(ValueError):
                yield "base85", decode(run)
    for run in _CODES.findall(_BETWEEN_NUMBERS.sub("", text)):
        numbers = [int(number) for number in run.split(",")]
        if max(numbers) < 256:
            yield "character codes", bytes(numbers)


def _padded(run: str, group: int, lengths: set[int]) -> str:
    """A run in groups of characters, the last one filled up: from one of `lengths`, or what is over is left out."""
    while (over := len(run) % group) and over not in lengths:
        run = run[:-1]
    return run + "=" * (-len(run) % group)
