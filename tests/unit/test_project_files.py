"""What others need to carry the project on: hosted CI, forms, pages, versions. Each is held to what it speaks of."""

from __future__ import annotations

import platform
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import sklearn
import yaml
from check_jsonschema import main as check_jsonschema  # type: ignore[import-untyped]
from click.testing import CliRunner
from packaging.requirements import Requirement

import tasks
from autograder import __version__
from autograder.cli import COMMANDS
from tests.conftest import ROOT, run

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GITHUB: dict[str, Any] = yaml.safe_load((ROOT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8"))
GITLAB: dict[str, Any] = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[0-9]-*.yml"))
SCHEMAS = {
    "github-workflows": [".github/workflows/tests.yml"],
    "gitlab-ci": [".gitlab-ci.yml"],
    "github-issue-forms": [str(form.relative_to(ROOT)) for form in FORMS],
    "github-issue-config": [".github/ISSUE_TEMPLATE/config.yml"],
    "citation-file-format": ["CITATION.cff"],
}
TYPES = [kind["directory"] for kind in PROJECT["tool"]["towncrier"]["type"]]


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("schema", SCHEMAS)
def test_files_for_others_have_the_form_that_they_expect(schema: str) -> None:
    files = [str(ROOT / file) for file in SCHEMAS[schema]]
    found = CliRunner().invoke(check_jsonschema, ["--builtin-schema", f"vendor.{schema}", *files])
    assert found.exit_code == 0, found.output


def test_the_workflow_may_read_and_nothing_else_and_its_actions_are_pinned() -> None:
    assert GITHUB["permissions"] == {"contents": "read"}
    for name, job in GITHUB["jobs"].items():
        assert "permissions" not in job and job["timeout-minutes"] <= 120, name
        for step in job["steps"]:
            assert re.fullmatch(r"actions/[\w-]+@v\d+\.\d+\.\d+", step.get("uses", "actions/none@v0.0.0")), step
            # What somebody else may write, such as the name of a branch, is no part of a command.
            assert "${{" not in step.get("run", ""), step
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False
        used = set(re.findall(r"matrix\.(\w+)", str(job)))
        assert used == set(job.get("strategy", {}).get("matrix", {})), name


def test_both_hosts_have_the_same_groups_and_pythons() -> None:
    jobs = {name.split()[0] for name in GITLAB if isinstance(GITLAB[name], dict) and "script" in GITLAB[name]}
    assert jobs == set(GITHUB["jobs"]) == {"quick", "suite", "browser", "smoke", "container", "sweeps"}
    pythons = GITHUB["jobs"]["quick"]["strategy"]["matrix"]["python"]
    assert GITLAB["quick"]["parallel"]["matrix"] == [{"PYTHON": pythons}]
    assert PROJECT["project"]["requires-python"] == f">={pythons[0]}"
    named = [line.rpartition(" ")[2] for line in PROJECT["project"]["classifiers"] if "Python :: 3." in line]
    assert named == pythons
    newer = re.search(r"for minor in ([\d ]+);", text_of(".ci/run"))
    assert newer and [f"3.{minor}" for minor in newer[1].split()] == pythons[:0:-1]
    assert len(GITHUB["jobs"]["sweeps"]["strategy"]["matrix"]["turn"]) == GITLAB["sweeps"]["parallel"] == 4


def test_what_hosted_ci_runs_is_here() -> None:
    text = (text_of(".github/workflows/tests.yml") + text_of(".gitlab-ci.yml")).replace("\\", "/")
    files = set(re.findall(r"python ((?!-)\S+\.py)", text)) | set(re.findall(r"(?<=pytest )tests/\w+", text))
    assert {"tasks.py", ".ci/smoke.py", "tests/browser"} <= files
    assert all((ROOT / file).exists() for file in files)


def test_the_container_is_told_of_where_it_is_needed_and_keeps_what_grading_needs() -> None:
    commands = re.findall(r"^#   (docker .+)$", text_of("Dockerfile"), re.MULTILINE)
    assert len(commands) == 2
    assert all(command in text_of("docs/instructors.md") for command in commands)
    left_out = text_of(".dockerignore").split()
    needed = ("autograder", "lessons", "solutions", "data", "examples", "course.yaml", "pyproject.toml", "README.md")
    assert all((ROOT / name).exists() and name not in left_out for name in needed)


def test_a_report_of_a_refused_answer_has_all_that_an_entry_of_the_bank_needs() -> None:
    forms = {form.stem[2:]: yaml.safe_load(form.read_text(encoding="utf-8")) for form in FORMS}
    assert set(forms) == {"right-answer-refused", "wrong-answer-passed", "lesson-unclear", "something-else"}
    refused = {item["id"]: item for item in forms["right-answer-refused"]["body"] if "id" in item}
    assert {"exercise", "code", "said", "versions", "licence"} <= set(refused)
    assert all(item["validations"]["required"] for item in refused.values() if item["type"] != "checkboxes")


def test_the_version_stands_in_one_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert "version" not in PROJECT["project"] and "version" not in yaml.safe_load(text_of("CITATION.cff"))
    assert PROJECT["tool"]["hatch"]["version"]["path"] == "autograder/__init__.py"
    assert version("mnist-course") == __version__, "install the checkout again: pip install -e ."
    assert run("--version") == 0
    wanted = f"course {__version__}, Python {platform.python_version()}, scikit-learn {sklearn.__version__}\n"
    assert capsys.readouterr().out == wanted


def test_citation_names_the_licences_of_the_package() -> None:
    cited = yaml.safe_load(text_of("CITATION.cff"))["license"]
    assert " AND ".join(cited) == PROJECT["project"]["license"]


def test_fragments_of_the_changelog_have_names_that_towncrier_reads() -> None:
    names = {file.name for file in (ROOT / "changelog.d").iterdir()} - {"README.md"}
    wrong = [name for name in names if not re.fullmatch(rf"(\d+|\+[\w-]+)\.({'|'.join(TYPES)})\.md", name)]
    assert not wrong, "see changelog.d/README.md"
    for name in names:  # As test_readme.py holds it, once they stand in CHANGELOG.md.
        assert set(re.findall(r"`course ([a-z-]+)\b", text_of(f"changelog.d/{name}"))) <= set(COMMANDS), name
    assert all(f"`NAME.{kind}.md`" in text_of("changelog.d/README.md") for kind in TYPES)


def test_towncrier_puts_fragments_into_the_changelog_in_the_words_of_learners(tmp_path: Path) -> None:
    for name in ("pyproject.toml", "CHANGELOG.md"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "changelog.d").mkdir()
    for kind in TYPES:
        (tmp_path / "changelog.d" / f"12.{kind}.md").write_text(f"A sentence about {kind}.\n")
    command = [sys.executable, "-m", "towncrier", "build", "--yes", "--version", "9.9.9", "--date", "2030-01-01"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    title, new, old = (tmp_path / "CHANGELOG.md").read_text().partition("## 9.9.9 (2030-01-01)\n")
    assert title.startswith("# What changed, for learners and teachers\n") and "## " not in title and new
    for kind in PROJECT["tool"]["towncrier"]["type"]:
        assert f"### {kind['name']}\n\n- A sentence about {kind['directory']}. (#12)\n" in old
    assert old.endswith(text_of("CHANGELOG.md").partition("put below this line. -->\n")[2].strip() + "\n")


def test_three_verbs_run_what_is_here_and_stop_at_what_fails(capfd: pytest.CaptureFixture[str]) -> None:
    assert set(tasks.tasks.commands) == {"quick", "full", "docs"}
    assert all(f"`python tasks.py {verb}`" in text_of("CONTRIBUTING.md") for verb in tasks.tasks.commands)
    assert tasks.FULL[0] in text_of("README.md")
    for line in [*tasks.QUICK, *tasks.FULL, *tasks.WRITE, *tasks.CHECK]:
        python, flag, name, *others = tasks.as_arguments(line)
        assert (python, flag) == (sys.executable, "-m")
        assert (
            name in ("ruff", "mypy", "pytest")
            or Path(ROOT, *name.split(".")).with_suffix(".py").is_file()
            or (name == "autograder")
        ), line
        assert all((ROOT / other).exists() for other in others if other.startswith("tests/"))
    with pytest.raises(SystemExit) as stopped:
        tasks.run(["python -c 'print(1)'", "python -c 'raise SystemExit(7)'", "python -c 'print(3)'"])
    assert stopped.value.code == 7
    out = capfd.readouterr().out
    assert "\n1\n" in out and "\n3\n" not in out


def test_steps_of_a_release_are_commands_that_exist() -> None:
    blocks = re.findall(r"```sh\n(.+?)```", text_of("RELEASING.md"), re.DOTALL)
    lines = [shlex.split(line) for block in blocks for line in block.splitlines() if line.strip()]
    assert [line for line in lines if line[0] == "towncrier"] == [
        ["towncrier", "build", "--draft"],
        ["towncrier", "build", "--yes"],
    ]
    assert ["python", "tasks.py", "docs"] in lines and ["course", "--version"] in lines
    assert [".ci/run", "all"] in lines and '"${1:-}" != all' in text_of(".ci/run")
    known = {"towncrier", "course", "git", ".ci/run"}
    assert all(line[0] in known or line[:2] == ["python", "tasks.py"] or line[:2] == ["python", "-m"] for line in lines)
    assert any("build" in Requirement(extra).name for extra in PROJECT["project"]["optional-dependencies"]["dev"])


def test_nothing_of_others_is_bundled() -> None:
    files = [
        file
        for name in ("autograder", "data", "docs", "lessons", "solutions", "examples")
        for file in (ROOT / name).rglob("*")
        if file.is_file() and not {"__pycache__", ".ipynb_checkpoints"} & set(file.parts)
    ]
    fonts = {".woff", ".woff2", ".ttf", ".otf", ".eot", ".wasm", ".whl", ".so", ".dll", ".jar"}
    assert not [file for file in files if file.suffix in fonts or ".min." in file.name]
    for file in files:
        if file.suffix in (".js", ".mjs", ".css", ".html", ".jinja"):
            longest = max(map(len, file.read_text(encoding="utf-8").splitlines()), default=0)
            assert longest < 1000, f"{file} looks minified: is it ours? See docs/licences.md."


def test_licences_name_every_library_and_are_linked() -> None:
    page = text_of("docs/licences.md")
    table = page[page.index("## Libraries") :]
    for line in PROJECT["project"]["dependencies"]:
        assert re.search(rf"\b{Requirement(line).name}\b", table), f"add {line} to docs/licences.md"
    assert "docs/licences.md" in text_of("README.md") and "docs/licences.md" in text_of("LICENSE")
    assert all(name in page for name in ("BSD-3-Clause", "CC BY 4.0", "CC BY-SA 3.0", "Yann LeCun"))


def test_each_page_stands_in_the_index_once() -> None:
    links = re.findall(r"\]\(([^)#]+\.md)\)", text_of("docs/README.md"))
    pages = {page.relative_to(ROOT / "docs").as_posix() for page in (ROOT / "docs").rglob("*.md")} - {"README.md"}
    assert sorted(links) == sorted(pages), sorted(pages ^ set(links))


def test_readme_begins_with_a_lesson_and_then_grading() -> None:
    headings = re.findall(r"^## (.+)$", text_of("README.md"), re.MULTILINE)
    assert headings[:3] == ["Begin lesson 1", "Grade a class", "Try it"]
    first = text_of("README.md").partition("## Grade a class")[0]
    assert ".venv/bin/jupyter lab lessons" in first and r".venv\Scripts\jupyter lab lessons" in first


def test_pages_about_conduct_and_security_lead_somewhere() -> None:
    pages = ["SECURITY.md", "CODE_OF_CONDUCT.md", "RELEASING.md", "changelog.d/README.md"]
    for name in pages:
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text_of(name)):
            assert (ROOT / name).parent.joinpath(target).exists(), f"{name}: {target}"
        assert name == "changelog.d/README.md" or name in text_of("README.md") + text_of("CONTRIBUTING.md")
