"""The seal of a record: a keyed digest (HMAC) that only who has the instructor's key can make.

The key lies with the instructor and not beside the records, so a record that somebody else has written, or changed, is
noticed.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from autograder.errors import GraderError
from autograder.location import DISTRIBUTION

__all__ = ["KEY_VARIABLE", "Seal", "key_file", "load_seal"]

KEY_VARIABLE = "COURSE_RECORD_KEY"
"""Names a file with the key, where several machines share one."""
KEY_BYTES = 32
FIELD = "seal"


class Seal:
    """Seals records, and says what is wrong with the seal of one.

    Args:
        key: A secret of 32 bytes.
        file: Where it lies.
    """

    def __init__(self, key: bytes, file: Path) -> None:
        self._key, self.file = key, file
        # Tells one key from another, and nothing about either.
        self._name = hmac.new(key, b"name", hashlib.sha256).hexdigest()[:8]

    def sealed(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """The data of a record with its seal."""
        return {**data, FIELD: self._of(data)}

    def fault(self, data: Mapping[str, Any]) -> str:
        """Why a record cannot be taken as ours; nothing if it can."""
        found = data.get(FIELD)
        if not isinstance(found, str) or not found:
            return "it has no seal"
        if hmac.compare_digest(found.encode("utf-8", "surrogatepass"), self._of(data).encode()):
            return ""
        if found.split(":")[0] != self._name:
            return f"it was sealed with another key than {self.file}"
        return "it is not what was sealed: somebody has changed or made it"

    def keyed(self, text: str) -> str:
        """A digest of a text that who has not the key cannot make, and that is no seal."""
        return hmac.new(self._key, b"text\n" + text.encode("utf-8", "backslashreplace"), hashlib.sha256).hexdigest()

    def _of(self, data: Mapping[str, Any]) -> str:
        content = json.dumps({key: value for key, value in data.items() if key != FIELD}, sort_keys=True)
        return f"{self._name}:{hmac.new(self._key, content.encode(), hashlib.sha256).hexdigest()}"


def key_file() -> Path:
    """Where the key lies: the file in ``$COURSE_RECORD_KEY``, or one in the user's own data folder."""
    named = os.environ.get(KEY_VARIABLE)
    return Path(named) if named else user_data_path(DISTRIBUTION) / "record-key"


def load_seal() -> Seal:
    """The seal with this user's key, which is made at its first use, for the user's eyes only.

    Raises:
        GraderError: The key cannot be read or made.
    """
    file = key_file()
    try:
        if not file.exists():
            _make(file)
        key = bytes.fromhex(file.read_text(encoding="ascii").strip())
    except OSError as error:
        problem = f"the key that records are sealed with, {file}, cannot be read or made: {error.strerror}"
        raise GraderError(f"{problem}. Name another file in the variable {KEY_VARIABLE}") from error
    except ValueError as error:
        raise GraderError(f"{file} holds no key for records. {_mend(file)}") from error
    if len(key) != KEY_BYTES:
        raise GraderError(f"{file} holds a key of {len(key)} bytes, not {KEY_BYTES}. {_mend(file)}")
    return Seal(key, file)


def _mend(file: Path) -> str:
    return f"Restore it, name another file in the variable {KEY_VARIABLE}, or remove it: then a new key is made"


def _make(file: Path) -> None:
    """Write a new key, whole; of two runs that make one, the first counts."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=file.parent) as new:  # Its mode is 0600.
        new.write(secrets.token_hex(KEY_BYTES) + "\n")
        new.flush()
        os.fsync(new.fileno())
        try:
            os.link(new.name, file)
        except FileExistsError:
            pass  # Another run was quicker.
