"""README and docs say what the program does."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from autograder.cli import COMMANDS
from autograder.manifest import load_course
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text()
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_two_commands_stand_under_try_it_and_ci_runs_both_as_written() -> None:
    part = README[README.index("## Try it") : README.index("## What is in it")]
    commands = re.findall(r"^```sh\n(.+?)\n```$", part, re.MULTILINE | re.DOTALL)
    assert len(commands) == 2
    assert all("\n" not in command and command.startswith("python3 -m venv .venv && ") for command in commands)
    assert commands[0].endswith(".venv/bin/course demo")
    assert commands[1].endswith(".venv/bin/python -m pytest -n auto --dist loadgroup")
    run_by_ci = subprocess.run([ROOT / ".ci" / "readme_commands"], capture_output=True, text=True, check=True).stdout
    assert run_by_ci.splitlines() == commands


def test_the_table_of_lessons_is_the_manifests() -> None:
    for lesson in load_course(ROOT).lessons:
        assert (
            f"| {lesson.number}. [{lesson.title}](lessons/{lesson.name}/{lesson.name}.ipynb) | {lesson.minutes} "
            in README
        )


def headings(page: Path) -> list[str]:
    """The headings of a page, as the names by which links reach them."""
    found = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return [re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files_and_pictures_have_alt_text(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(), flags=re.DOTALL)
    for mark, words, target in re.findall(r"(!?)\[([^\]]*)\]\(([^)]+)\)", text):
        if not target.startswith(("http://", "https://", "#")):
            file, _, part = target.partition("#")
            assert (page.parent / file).exists(), target
            assert not part or part in headings(page.parent / file), target
        assert not mark or len(words.split()) >= 5, f"describe the picture {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_course_command_in_the_docs_exists(page: Path) -> None:
    for command in re.findall(r"(?:`|^|/)course ([a-z-]+)\b", page.read_text(), re.MULTILINE):
        assert command in COMMANDS, command


def test_each_decision_has_a_question_a_decision_and_a_price() -> None:
    for page in sorted((ROOT / "docs" / "decisions").glob("*.md")):
        text = page.read_text()
        assert re.match(rf"# {page.name[:3]}: ", text)
        assert all(f"**{part}" in text for part in ("Question.", "Price.")), page
        assert len(text.splitlines()) <= 60
