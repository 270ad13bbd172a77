"""What people are shown, as words in one line: a terminal's two streams, and a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

__all__ = ["text_of", "told"]


def told(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    """What was printed, and what was said beside it."""
    found = capsys.readouterr()
    return " ".join(found.out.split()), " ".join(found.err.split())


def text_of(page: Path) -> str:
    """The words of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.read_text(encoding="utf-8")).split())
