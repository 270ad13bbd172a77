"""Pages for authors of another course, followed literally: what they say happens."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.jupyter import by_socket
from tests.pages import Reader

pytestmark = pytest.mark.slow


@pytest.mark.sweep
@pytest.mark.slow(seconds=34)
@pytest.mark.parametrize("page", ["your-own-course.md", "from-nbgrader.md"])
def test_whoever_follows_the_page_gets_what_it_says(page: str, tmp_path: Path) -> None:
    here, config = tmp_path / "here", tmp_path / "config"
    here.mkdir()
    config.mkdir()
    # Kernels are spoken to over sockets: a TCP port that was free may be taken a moment later.
    (config / "jupyter_config.json").write_text(json.dumps({"KernelManager": by_socket(str(config))}))
    Reader(here, {"JUPYTER_CONFIG_DIR": str(config)}).follow((ROOT / "docs" / page).read_text())
