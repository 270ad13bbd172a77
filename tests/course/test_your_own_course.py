"""Pages for authors of another course, followed literally: what they say happens."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.pages import Reader

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("page", [pytest.param("your-own-course.md", marks=pytest.mark.sweep), "from-nbgrader.md"])
def test_whoever_follows_the_page_gets_what_it_says(page: str, tmp_path: Path) -> None:
    Reader(tmp_path).follow((ROOT / "docs" / page).read_text())
