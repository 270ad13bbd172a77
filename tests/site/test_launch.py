"""Where else a lesson opens: no button leads nowhere, and what Colab makes of a notebook is graded like any other."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from packaging.requirements import Requirement

from autograder.errors import UsageError
from autograder.handout.release import fill_release, student_name
from autograder.manifest import Course
from autograder.notebook.worked import Solutions
from autograder.sandbox.layers import Layer
from autograder.site.install_cell import IN_JUPYTERLITE, with_install_cell
from autograder.site.launch import Home, buttons, write_colab
from autograder.site.lite import Lite
from examples.make_class import notebook_text
from tests import roads
from tests.conftest import ROOT

URL = "https://teach.example.org/digits/"
HOME = Home(URL, "someone/digits")
OF_COLAB = {
    "colab": {"provenance": [], "toc_visible": True},
    "kernelspec": {"name": "python3", "display_name": "Python 3"},
    "language_info": {"name": "python"},
}


@pytest.fixture(scope="module")
def colab(tiny: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a tiny course, as far as it is for Colab."""
    folder = tmp_path_factory.mktemp("colab")
    name = student_name(tiny)
    wheel = fill_release(tiny, folder / "handout", folder / "project", name, Solutions.NONE)
    write_colab(tiny, folder / "handout", wheel, HOME, folder / "site")
    return folder / "site"


def links(course: Course, home: Home, lite: Lite | None = None) -> dict[str, str]:
    line = buttons(course, course.lessons[0], home, lite)
    return {name: address for address, name in re.findall(r'<a href="([^"]+)">(\w+)</a>', line)}


def test_there_is_a_button_for_each_place_that_is_known_and_for_no_other(tiny: Course, tmp_path: Path) -> None:
    assert buttons(tiny, tiny.lessons[0], Home(), None) == ""
    assert links(tiny, Home(URL)) == {}, "Colab opens what is on GitHub"
    assert set(links(tiny, Home(repository="someone/digits"))) == {"Binder"}, "nothing could be installed in Colab"
    assert set(links(tiny, HOME)) == {"Colab", "Binder"}


def test_buttons_lead_to_this_lesson(course: Course) -> None:
    found = links(course, HOME)
    assert found["Colab"] == (
        "https://colab.research.google.com/github/someone/digits/blob/colab/01_loading/01_loading.ipynb"
    )
    where, _, path = found["Binder"].partition("?urlpath=lab/tree/")
    assert where == "https://mybinder.org/v2/gh/someone/digits/HEAD" and (ROOT / path).is_file()


@pytest.mark.parametrize(
    ("home", "said"),
    [
        ({"url": "name.github.io/course"}, "--url name.github.io/course: write the whole address"),
        ({"url": 'https://x.org/"onclick="'}, "write the whole address"),
        ({"repository": "https://github.com/a/b"}, "write OWNER/NAME"),
        ({"repository": "digits"}, "write OWNER/NAME"),
    ],
)
def test_what_is_no_address_or_repository_is_told(home: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError, match=re.escape(said)):
        Home(**home)


@pytest.mark.slow(10)
def test_in_colab_the_first_cell_installs_the_package_from_the_site(colab: Path, tiny: Course) -> None:
    lesson = tiny.lessons[0]
    notebook = nbformat.read(colab / "colab" / lesson.name / f"{lesson.name}.ipynb", as_version=4)
    first = next(cell for cell in notebook.cells if cell.cell_type == "code")
    libraries, package = re.findall(r"%pip install -q (.+)", first.source)
    wheel = package.removeprefix(f"--no-deps {URL}_static/course/")
    assert re.fullmatch(r"[\w.-]+-py3-none-any\.whl", wheel) and '"google.colab" in sys.modules' in first.source
    named = {Requirement(text.strip("'")).name for text in libraries.split()}
    assert {"cattrs", "fsrs", "numpy", "scikit-learn"} <= named and not {"jupyter", "ipython", "pytest"} & named


def test_without_an_address_nothing_is_made_for_colab(tiny: Course, tmp_path: Path) -> None:
    write_colab(tiny, tmp_path, tmp_path / "none.whl", Home(), tmp_path / "site")
    assert not (tmp_path / "site").exists()


def as_colab_saves(notebook: NotebookNode) -> NotebookNode:
    """All metadata are Colab's own, ids are no more those of the cells, and there is an output that it drew."""
    notebook.metadata, notebook.nbformat_minor = nbformat.from_dict(OF_COLAB), 0
    for number, cell in enumerate(notebook.cells):
        new = hashlib.sha256(str(number).encode()).hexdigest()[:12]
        cell.metadata = nbformat.from_dict({"id": new, "colab": {"base_uri": "https://localhost:8080/"}})
        cell.pop("id")
    return notebook


@pytest.mark.slow(40)
def test_what_colab_and_jupyterlite_save_earns_what_the_notebook_earned(
    tiny: Course, layer: Layer, tmp_path: Path
) -> None:
    lesson = tiny.lessons[0]
    students: roads.Students = {"ours": {"default": "reference"}, "begun": {"default": "untouched"}}
    school: roads.Class = {}
    for name, student in students.items():
        for kind in ("plain", "colab", "lite"):
            notebook = nbformat.reads(notebook_text(tiny, lesson, student), as_version=4)
            if kind == "colab":
                where = '"google.colab" in sys.modules'
                notebook = as_colab_saves(with_install_cell(notebook, "Colab", where, [f"--no-deps {URL}x.whl"]))
            elif kind == "lite":
                notebook = with_install_cell(notebook, "JupyterLite", IN_JUPYTERLITE, ["tiny-student"])
            school[f"{name}-{kind}"] = path = tmp_path / f"{name}-{kind}" / f"{lesson.name}.ipynb"
            path.parent.mkdir()
            nbformat.write(notebook, path)
    marks = roads.graded(tiny, lesson, school, layer)
    for name in students:
        assert marks[f"{name}-colab"] == marks[f"{name}-plain"] == marks[f"{name}-lite"]
    assert sum(verdict[1] for verdict in marks["ours-colab"].values()) == lesson.points
    assert sum(verdict[1] for verdict in marks["begun-colab"].values()) == 0


def test_binder_installs_this_checkout_and_finds_its_data() -> None:
    files = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / ".binder").iterdir()}
    assert set(files) == {"requirements.txt", "runtime.txt", "postBuild", "start"}
    assert files["requirements.txt"].split() == ["-e", "."] and (ROOT / "pyproject.toml").is_file()
    about = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = files["runtime.txt"].strip().removeprefix("python-")
    assert f"Programming Language :: Python :: {version}" in about["classifiers"]
    for name in ("postBuild", "start"):
        assert os.access(ROOT / ".binder" / name, os.X_OK) and files[name].startswith("#!/bin/sh\n")
    assert files["start"].rstrip().endswith('exec "$@"')


def test_what_binder_runs_last_works_here() -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run([ROOT / ".binder" / "postBuild"], cwd=ROOT, env=os.environ | {"PATH": path}, check=False)
    assert done.returncode == 0
