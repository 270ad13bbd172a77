"""What can be wrong with a data file. Each error names the file and the way to mend it."""

from __future__ import annotations

from autograder.errors import DataError, MissingFile

__all__ = [
    "ColumnCountError",
    "CountMismatch",
    "DataError",
    "DigestError",
    "EmptyFile",
    "LabelError",
    "MagicNumberError",
    "MissingFile",
    "MissingLabel",
    "MissingValue",
    "NotANumber",
    "NotReachable",
    "NotWholeNumber",
    "OtherFormat",
    "OutOfRange",
    "ShapeError",
    "TrailingBytes",
    "TruncatedFile",
    "UnreadableFile",
]


class UnreadableFile(DataError):
    """The file cannot be read: no permission, or a damaged gzip stream."""


class EmptyFile(DataError):
    """The file holds nothing, or a header and no rows."""


class MagicNumberError(DataError):
    """An IDX file does not begin with the four bytes that say what it holds."""


class TruncatedFile(DataError):
    """The file ends before its header says that it ends."""


class TrailingBytes(DataError):
    """The file goes on after its header says that it ends."""


class ShapeError(DataError):
    """The array in a file has a shape or type that cannot be used here."""


class CountMismatch(DataError):
    """There are not as many labels as images."""


class ColumnCountError(DataError):
    """A table has columns too many, too few, or in another order."""


class MissingLabel(DataError):
    """A table has no column `label`."""


class LabelError(DataError):
    """A label is not one of the digits 0 to 9."""


class OutOfRange(DataError):
    """A pixel is below 0 or above 255."""


class MissingValue(DataError):
    """A cell of the table is empty."""


class NotANumber(DataError):
    """A cell of the table holds text."""


class NotWholeNumber(DataError):
    """A pixel has a fraction: the table was scaled already."""


class OtherFormat(DataError):
    """The file is of another format, such as zip, HTML or a table with semicolons."""


class DigestError(DataError):
    """The file's SHA-256 is not the published one."""


class NotReachable(DataError):
    """The download did not work."""
