"""The workflow for repositories of students: GitHub takes its form, and its steps check what is public."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from check_jsonschema import main as check_jsonschema  # type: ignore[import-untyped]
from click.testing import CliRunner

from autograder.manifest import Course
from tests.conftest import GOOD, run, working_in

pytestmark = [pytest.mark.sweep, pytest.mark.slow, pytest.mark.xdist_group("gradescope")]
Solve = Callable[..., str]
Checked = Callable[[str], tuple[int, str]]


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory, tiny: Course) -> Path:
    root = tmp_path_factory.mktemp("repository")
    with working_in(tiny.root):
        assert run("export", "github", "--to", root) == 0
    return root


@pytest.fixture(scope="module")
def workflow(repository: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((repository / ".github" / "workflows" / "grade.yml").read_text())
    return found


@pytest.fixture(scope="module")
def site(repository: Path, workflow: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the step that installs would put beside Python."""
    (command,) = [step["run"] for step in workflow["jobs"]["check"]["steps"] if "pip install" in step.get("run", "")]
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(repository / shlex.split(command)[-1]) as wheel:
        wheel.extractall(folder)
    return folder


@pytest.fixture
def checked(repository: Path, site: Path, workflow: dict[str, Any], tmp_path: Path) -> Checked:
    """The exit code of the step that checks, and the summary, for a repository with this notebook."""

    def checked(notebook: str) -> tuple[int, str]:
        place = repository / "lessons" / "01_first" / "01_first.ipynb"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(notebook)
        step = workflow["jobs"]["check"]["steps"][-1]["run"]
        env = {name: value for name, value in os.environ.items() if name != "COURSE_ROOT"} | workflow["env"]
        env |= {"PYTHONPATH": str(site), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
        command = [sys.executable, *shlex.split(step)[1:]]
        done = subprocess.run(
            command, cwd=repository, env=env, capture_output=True, text=True, timeout=300, check=False
        )
        print(done.stderr)
        return done.returncode, (tmp_path / "summary.md").read_text()

    return checked


def test_it_has_the_form_that_github_expects(repository: Path) -> None:
    file = repository / ".github" / "workflows" / "grade.yml"
    found = CliRunner().invoke(check_jsonschema, ["--builtin-schema", "vendor.github-workflows", str(file)])
    assert found.exit_code == 0, found.output


def test_it_may_read_and_nothing_else_ends_by_itself_and_its_actions_are_pinned(workflow: dict[str, Any]) -> None:
    assert workflow["permissions"] == {"contents": "read"}
    (job,) = workflow["jobs"].values()
    assert "permissions" not in job and job["timeout-minutes"] <= 60
    for step in job["steps"]:
        assert re.fullmatch(r"actions/[\w-]+@v\d+\.\d+\.\d+", step.get("uses", "actions/none@v0.0.0"))
        assert "${{" not in step.get("run", "") and "secrets" not in str(step)


def test_right_work_is_right_and_the_summary_says_what_was_not_checked(checked: Checked, solve: Solve) -> None:
    code, summary = checked(solve(GOOD))
    assert code == 0
    assert "| 1.1 A model | ✓ right | 1 | 1 |" in summary
    assert "3 points more are checked when your teacher grades" in summary and "is no mark" in summary


def test_wrong_work_is_not_and_what_it_says_stays_text(checked: Checked, solve: Solve) -> None:
    code, summary = checked(solve("def make_model():\n    raise ValueError('<b>x</b> | ::set-output name=x::1')"))
    assert code == 1
    assert "| 1.1 A model | ✗ not yet right | 0 | 1 |" in summary
    assert all(line.startswith("    ") for line in summary.splitlines() if "<b>" in line or "::" in line)


def test_a_broken_notebook_is_told(checked: Checked) -> None:
    code, summary = checked("{")
    assert code == 1 and "is broken JSON" in summary
