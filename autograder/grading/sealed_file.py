"""Files that say by a key what they were made from, sealed: marks rest on them, and what is lost is computed again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from autograder.files import write_text
from autograder.grading.seal import Seal

__all__ = ["read_sealed", "write_sealed"]


def read_sealed(file: Path, key: str, seal: Seal) -> dict[str, Any] | None:
    """The content of a file; None unless it is there, is of this key, and was written by us."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    is_ours = isinstance(content, dict) and content.get("key") == key and not seal.fault(content)
    return content if is_ours else None


def write_sealed(file: Path, key: str, content: Mapping[str, Any], seal: Seal) -> None:
    """Write a file that `read_sealed` gives back under the same key.

    Raises:
        GraderError: It cannot be written.
    """
    write_text(file, json.dumps(seal.sealed({"key": key, **content})))
