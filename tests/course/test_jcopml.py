"""docs/jcopml.md says what its code does."""

from __future__ import annotations

import contextlib
import io
from typing import Any

import pytest
from matplotlib import pyplot

from tests.conftest import ROOT
from tests.pages import blocks

PAGE = ROOT / "docs" / "jcopml.md"
HELPERS = [
    "num_pipe",
    "cat_pipe",
    "plot_missing_value",
    "mean_score_decrease",
    "random_search_params",
    "save_model",
    "load_model",
]


def test_each_block_prints_what_stands_below_it() -> None:
    names: dict[str, Any] = {}
    said = ""
    for block in blocks(PAGE.read_text(encoding="utf-8")):
        if block.kind == "text":
            assert said == block.text, f"line {block.line}"
            continue
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(block.text, f"{PAGE.name}:{block.line}", "exec"), names)
        said = printed.getvalue()
    pyplot.close("all")


@pytest.mark.parametrize("helper", HELPERS)
def test_each_helper_has_a_section(helper: str) -> None:
    assert any(
        line.startswith("## ") and f"`{helper}`" in line for line in PAGE.read_text(encoding="utf-8").splitlines()
    )
