"""ruff and mypy --strict are clean, and modules stay small."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from tests.conftest import ROOT

PACKAGE = [path for path in sorted((ROOT / "autograder").rglob("*.py")) if "bank" not in path.relative_to(ROOT).parts]


@pytest.mark.parametrize(
    "command", [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]], ids=lambda c: " ".join(c)
)
def test_the_tool_has_nothing_to_say(command: list[str]) -> None:
    found = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout + found.stderr


def test_modules_stay_under_400_lines() -> None:
    long = {path.name: n for path in PACKAGE if (n := len(path.read_text().splitlines())) > 400}
    assert not long


def test_functions_are_short() -> None:
    lengths = {
        f"{path.name}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in PACKAGE
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
    }
    assert sorted(lengths.values())[len(lengths) // 2] <= 12
    assert not {name: n for name, n in lengths.items() if n > 50}
