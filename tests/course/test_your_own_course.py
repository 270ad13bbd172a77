"""docs/your-own-course.md, followed literally: what it says happens."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.pages import Reader

pytestmark = pytest.mark.slow


def test_whoever_follows_the_page_gets_what_it_says(tmp_path: Path) -> None:
    Reader(tmp_path).follow((ROOT / "docs" / "your-own-course.md").read_text())
