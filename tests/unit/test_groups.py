"""Tests of one preparation run in one process: else the banks are tried, and the corpus is graded, once in each."""

from __future__ import annotations

import os

import pytest


@pytest.mark.xdist_group("together")
def test_the_mark_of_a_group_reaches_the_scheduler(request: pytest.FixtureRequest) -> None:
    if "PYTEST_XDIST_WORKER" in os.environ:
        assert request.node.nodeid.endswith("@together"), "pytest and pytest-xdist do not fit each other"
    assert request.node.get_closest_marker("xdist_group").args == ("together",)
