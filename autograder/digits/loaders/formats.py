"""Which format a file has, by what is in it: for the messages when it is not the one expected."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Format", "describe", "recognise"]

HEAD = 4096
"""How many bytes of the file are looked at, except inside of a zip archive."""
GET_AGAIN = "Download the file itself again: open its link in a browser first."
UNPACK = "Unpack it, and name the file inside."
TO_CSV = "Save the table as CSV with commas, in UTF-8."


class Format(NamedTuple):
    """What a file is, in words that follow "found", and what to do with it."""

    name: str
    mend: str


MAGIC: dict[bytes, Format] = {
    b"BZh": Format("a bzip2 file", "Unpack it with `bunzip2`, or pack it with gzip."),
    b"\xfd7zXZ\0": Format("an xz file", "Unpack it with `xz -d`, or pack it with gzip."),
    b"\x28\xb5\x2f\xfd": Format("a Zstandard file", "Unpack it with `zstd -d`, or pack it with gzip."),
    b"\x1f\x8b": Format("a gzip file inside a gzip file", "Unpack it once with `gunzip`."),
    b"\x1f\x9d": Format("a file of `compress`", "Unpack it with `uncompress`, or pack it with gzip."),
    b"7z\xbc\xaf\x27\x1c": Format("a 7-Zip archive", UNPACK),
    b"Rar!": Format("a RAR archive", UNPACK),
    b"\x93NUMPY": Format("a NumPy array (.npy)", "Open it with `numpy.load`."),
    b"PAR1": Format("a Parquet table", f"Open it with `pandas.read_parquet`. {TO_CSV}"),
    b"ARROW1": Format("a Feather table", f"Open it with `pandas.read_feather`. {TO_CSV}"),
    b"\x89HDF": Format("an HDF5 file", f"Open it with a library for HDF5. {TO_CSV}"),
    b"MATLAB 5.0": Format("a MATLAB file", f"Open it with `scipy.io.loadmat`. {TO_CSV}"),
    b"SQLite format 3\0": Format("an SQLite database", TO_CSV),
    b"\xd0\xcf\x11\xe0": Format("an old Excel or other Office file", TO_CSV),
    b"%PDF": Format("a PDF document", GET_AGAIN),
    b"\x89PNG": Format("a PNG image", "Name the file with the numbers of the images."),
    b"\xff\xd8\xff": Format("a JPEG image", "Name the file with the numbers of the images."),
    b"GIF8": Format("a GIF image", "Name the file with the numbers of the images."),
    b"version https://git-lfs": Format(
        "a Git-LFS pointer, not the file itself", "Get the file with `git lfs pull`, or download it from its web page."
    ),
    b"/annex/objects/": Format("a git-annex pointer, not the file itself", "Get the file with `git annex get`."),
}
ZIPPED = {
    b"xl/workbook": Format("an Excel workbook", TO_CSV),
    b"opendocument.spreadsheet": Format("a LibreOffice spreadsheet", TO_CSV),
    b"word/document": Format("a Word document", TO_CSV),
    b".npy": Format("NumPy arrays (.npz)", "Open it with `numpy.load`."),
}
"""Formats that are zip archives, by what stands in them unpacked."""
UTF_16 = Format("text in UTF-16", "Save it again in UTF-8.")
UTF_32 = Format("text in UTF-32", "Save it again in UTF-8.")
IDX_TYPES = b"\x08\x09\x0b\x0c\x0d\x0e"


def recognise(content: bytes) -> Format | None:
    """The format that a file's content shows, or None for CSV, other text and what is unknown."""
    head = content[:HEAD]
    if head.startswith((b"PK\3\4", b"PK\5\6")):
        return next((form for mark, form in ZIPPED.items() if mark in content), Format("a zip archive", UNPACK))
    if head[257:262] == b"ustar":
        return Format("a tar archive", UNPACK)
    if form := next((form for mark, form in MAGIC.items() if head.startswith(mark)), None):
        return form
    # A pickle of protocol 2 and later says its protocol first and ends with a dot.
    if len(head) > 2 and head[0] == 0x80 and head[1] in range(2, 6) and content.endswith(b"."):
        return Format("a Python pickle", "Open it with the program that wrote it.")
    return _encoding(head) or _idx(head) or _markup(head)


def describe(content: bytes) -> Format:
    """The format of a file as far as its content shows it."""
    if form := recognise(content):
        return form
    head = content[:HEAD]
    if not head.isascii() or b"\0" in head:
        return Format("bytes of no known format", "Check that you named the right file.")
    if b"," in head.partition(b"\n")[0]:
        return Format("text with commas, like CSV", "Open it with `load_csv`.")
    return Format("text", "Check that you named the right file.")


def _encoding(head: bytes) -> Format | None:
    if head.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return UTF_32
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return UTF_16
    # Plain text in UTF-16 without a mark: each second byte is zero, and no other is.
    even, odd = head[: len(head) // 2 * 2 : 2], head[1::2]
    for zeros, others in ((even, odd), (odd, even)):
        if len(head) > 3 and not any(zeros) and all(others):
            return UTF_16
    return None


def _idx(head: bytes) -> Format | None:
    if len(head) > 3 and head.startswith(b"\0\0") and head[2] in IDX_TYPES and head[3]:
        return Format("an IDX file", "Open it with `read_idx`.")
    return None


def _markup(head: bytes) -> Format | None:
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith(b"<?xml") and b"<html" not in text:
        return Format("an XML document", GET_AGAIN)
    if text.startswith(b"<"):
        return Format("an HTML page", GET_AGAIN)
    if text.startswith((b"{", b"[")):
        if b'"cells"' in text or b'"nbformat' in text:
            return Format("a Jupyter notebook", "Name the data file that it reads.")
        return Format("a JSON document", TO_CSV)
    if text.startswith(b"@relation") or (text.startswith(b"%") and b"\n@relation" in text):
        return Format("an ARFF table", f"Open it with `scipy.io.arff`. {TO_CSV}")
    return None
