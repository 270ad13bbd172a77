"""What may import what, and what the public names are."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys

import pytest
from importlinter.cli import lint_imports

import autograder.api
import autograder.digits
from docs import make_api
from tests.conftest import ROOT

MODULES = sorted(
    ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for file in (ROOT / "autograder").rglob("*.py")
    if "bank" not in file.parts and file.name not in ("conftest.py", "__main__.py", "conf.py")  # conf.py: Sphinx's
)
# In forks of a process that has the libraries already, and nothing of ours.
IMPORT_EACH = """
import importlib, os, sys, warnings
for library in ("IPython", "cattrs", "click", "jinja2", "jupytext", "libcst", "nbformat", "pandas", "pytest", "rich"):
    importlib.import_module(library)
importlib.import_module("matplotlib.pyplot")
for library in ("ensemble", "linear_model", "metrics", "model_selection", "neighbors", "pipeline", "svm"):
    importlib.import_module(f"sklearn.{library}")
assert not [name for name in sys.modules if name.startswith("autograder")]
warnings.simplefilter("error")
for name in sys.argv[1:]:
    child = os.fork()
    if not child:
        try:
            importlib.import_module(name)
        except BaseException as error:
            print(f"{name}: {type(error).__name__}: {error}", flush=True)
        os._exit(0)
    os.waitpid(child, 0)
"""


def test_imports_keep_to_the_contracts(capsys: pytest.CaptureFixture[str]) -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0, capsys.readouterr().out


def test_all_that_is_imported_is_declared_and_the_other_way_round() -> None:
    done = subprocess.run([sys.executable, "-m", "deptry", "."], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.sweep
def test_each_module_imports_alone_and_without_a_warning() -> None:
    command = [sys.executable, "-c", IMPORT_EACH, *MODULES]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines() == [], done.stdout


def test_notebooks_may_use_the_old_path_of_the_loaders() -> None:
    old = importlib.import_module("autograder.data")
    assert old.__all__ == autograder.digits.__all__
    assert all(getattr(old, name) is getattr(autograder.digits, name) for name in old.__all__)


@pytest.mark.parametrize("name", ["exercise", "fail", "expect", "relations", "wilson", "expect_accuracy", "Judge"])
def test_check_files_may_use_the_old_path_for_one_version_and_are_told_the_new_one(name: str) -> None:
    old = importlib.import_module("autograder.checking")
    with pytest.warns(DeprecationWarning, match=rf"autograder.checking has moved: import {name} from autograder\.\w+"):
        getattr(old, name)


def test_the_old_path_of_checks_has_no_name_that_never_was() -> None:
    old = importlib.import_module("autograder.checking")
    with pytest.raises(AttributeError, match="no_such_name"):
        assert old.no_such_name


def test_check_files_import_the_public_module_and_their_own_subject_only() -> None:
    files = sorted((ROOT / "autograder" / "digits" / "checks").glob("lesson_*/*.py"))
    assert len(files) > 25
    for file in files:
        nodes = [node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.ImportFrom)]
        ours = {node.module for node in nodes if node.module and node.module.startswith("autograder")}
        assert ours <= {"autograder", "autograder.api"} | {
            name for name in ours if name.startswith("autograder.digits")
        }


def test_the_page_of_reference_is_what_the_docstrings_say_and_leaves_no_name_out() -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    assert page == make_api.page(), "run `python docs/make_api.py`"
    assert re.findall(r"^## `(\w+)`$", page, re.MULTILINE) == autograder.api.__all__ == sorted(autograder.api.__all__)
    undocumented = [
        name for name in autograder.api.__all__ if name != "Plain" and not getattr(autograder.api, name).__doc__
    ]
    assert undocumented == []
