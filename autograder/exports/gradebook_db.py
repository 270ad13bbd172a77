"""nbgrader's gradebook.db: changed as a copy, which takes its place whole or not at all."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from autograder.errors import UsageError
from autograder.files import OWNER_ONLY, write_bytes

__all__ = ["NAME", "Prepared", "prepared", "read_gradebook_db"]

NAME = "gradebook.db"
PATIENCE = 10
"""Seconds that somebody else may hold the file."""


@dataclass(frozen=True)
class Prepared:
    """What a gradebook is to hold: `before` is the digest of what it held, empty where there was no file."""

    file: Path
    before: str
    content: bytes

    def put(self) -> None:
        """Let the file hold it: SQLite does all of it or nothing, also where formgrader has the file open.

        A new file is one that nobody else can read.

        Raises:
            UsageError: Somebody else has written into it in the meantime, or has it locked.
            GraderError: A new one cannot be written.
        """
        if not self.before:
            write_bytes(self.file, self.content, OWNER_ONLY)
            return
        try:
            with _connected(self.file) as there, closing(sqlite3.connect(":memory:")) as made:
                if _digest(there.serialize()) != self.before:
                    raise UsageError(f"{self.file} was changed while this ran, and no mark was written. Do it again.")
                made.deserialize(self.content)
                made.backup(there)
        except sqlite3.Error as error:
            mend = "Close what has it open, and do it again."
            raise UsageError(f"{self.file} cannot be written: {error}. {mend}") from error


def prepared(file: Path, course: str, change: Callable[[Any], None]) -> Prepared:
    """Change a copy of a gradebook; the file stays as it is until `Prepared.put`.

    Args:
        file: The gradebook. Where there is none, a new one is begun.
        course: The name of the course in it.
        change: Is given the copy as an object of ``nbgrader.api.Gradebook``.

    Raises:
        UsageError: It is no gradebook of nbgrader's, or one of another version.
    """
    with tempfile.TemporaryDirectory() as place:
        copy, before = Path(place) / NAME, ""
        if file.exists():
            content = _content(file)
            before = _digest(content)
            copy.write_bytes(content)
        with _opened(copy, file, course) as gradebook:
            change(gradebook)
        return Prepared(file, before, copy.read_bytes())


@contextmanager
def read_gradebook_db(file: Path) -> Iterator[Any]:
    """A copy of a gradebook to look at, as an object of ``nbgrader.api.Gradebook``. The file stays as it is.

    Raises:
        UsageError: It is no gradebook of nbgrader's, or one of another version.
    """
    if not file.is_file():
        raise UsageError(f"There is no gradebook {file}. nbgrader keeps one in the folder of its course, as {NAME}.")
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / NAME
        copy.write_bytes(_content(file))
        with _opened(copy, file, "") as gradebook:
            yield gradebook


def _connected(file: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(file, timeout=PATIENCE))


def _content(file: Path) -> bytes:
    """What a database holds that others may have open."""
    try:
        with _connected(file) as there:
            there.execute("SELECT name FROM assignment LIMIT 1")
            return there.serialize()
    except sqlite3.Error as error:
        raise UsageError(f"{file} cannot be read as a gradebook of nbgrader's: {error}.") from error


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@contextmanager
def _opened(copy: Path, file: Path, course: str) -> Iterator[Any]:
    """The copy as nbgrader opens it."""
    from nbgrader.api import Gradebook
    from sqlalchemy.exc import SQLAlchemyError

    # nbgrader starts `alembic` by name, which lies beside our Python and not always on the PATH.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    try:
        with mock.patch.dict(os.environ, PATH=path):
            opened = Gradebook(f"sqlite:///{copy}", course)
        with opened as gradebook:
            yield gradebook
    except SQLAlchemyError as error:
        mend = "If an older nbgrader has made it, keep a copy of it and run `nbgrader db upgrade`."
        raise UsageError(f"{file} cannot be used as a gradebook: {str(error).splitlines()[0]}. {mend}") from error
