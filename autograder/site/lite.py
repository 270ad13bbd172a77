"""JupyterLite on the site: Jupyter in the browser, with all lessons and the package that checks them.

It lies in ``lite`` and uses the Pyodide of the pages. What somebody writes there stays in the browser under the path of
the notebook. So each release has a folder of its own: no old copy stands in front of a new lesson.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from functools import cached_property
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import nbformat
from nbformat import NotebookNode
from packaging.utils import parse_wheel_filename

from autograder import __version__
from autograder.digests import digest
from autograder.errors import GraderError, UsageError
from autograder.location import DISTRIBUTION
from autograder.manifest import Course, Lesson
from autograder.site.install_cell import IN_JUPYTERLITE, with_install_cell
from autograder.site.packages import NEEDED, pure_packages, write_wheel
from autograder.site.pyodide import Pyodide

__all__ = ["FOLDER", "Lite", "files_of_jupyterlite", "need_jupyterlite"]

FOLDER = "lite"
LIBRARIES = ("jupyterlite_core", "jupyterlite_pyodide_kernel")
KERNEL = "@jupyterlite/pyodide-kernel-extension"
APPS = ("lab", "notebooks", "tree")


class Lite:
    """JupyterLite for a course.

    Args:
        course: The course.
        handout: What students get.
        wheel: The wheel in it.
    """

    def __init__(self, course: Course, handout: Path, wheel: Path) -> None:
        self._course, self._handout, self._wheel = course, handout, wheel

    @cached_property
    def release(self) -> str:
        """The folder of the notebooks: the version, and a digest of all lessons, since one version may see many."""
        lessons = [self._released(lesson).read_text(encoding="utf-8") for lesson in self._course.lessons]
        return f"{__version__}-{digest(*lessons)[:6]}"

    def address(self, lesson: Lesson) -> str:
        """Where a lesson opens, from the root of the site."""
        return f"{FOLDER}/notebooks/index.html?{urlencode({'path': self._path(lesson)}, safe='/')}"

    def build(self, pyodide: Pyodide, out: Path) -> None:
        """Build it.

        Args:
            pyodide: The Python of the site.
            out: Its folder in the site; it is made.

        Raises:
            GraderError: JupyterLite's builder ends with an error.
        """
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            self._write_notebooks(folder / "files")
            self._write_wheels(folder / "pypi")
            _write_json(folder / "jupyter-lite.json", self._settings(pyodide))
            _write_json(folder / "jupyter_lite_config.json", {"LiteBuildConfig": _building(out)})
            done = subprocess.run(
                [sys.executable, "-m", "jupyterlite_core", "build"], cwd=folder, capture_output=True, text=True
            )
        if done.returncode:
            told = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["it says nothing"]
            raise GraderError(f"JupyterLite could not be built: {told[0]}")
        for app in ("consoles", "edit", "repl"):
            shutil.rmtree(out / app, ignore_errors=True)

    def _released(self, lesson: Lesson) -> Path:
        return self._handout / "lessons" / lesson.name / f"{lesson.name}.ipynb"

    def _path(self, lesson: Lesson) -> str:
        return f"{self.release}/{lesson.name}/{lesson.name}.ipynb"

    def _write_notebooks(self, folder: Path) -> None:
        name = parse_wheel_filename(self._wheel.name)[0]
        for lesson in self._course.lessons:
            notebook = nbformat.read(self._released(lesson), as_version=4)
            file = folder / self._path(lesson)
            file.parent.mkdir(parents=True)
            nbformat.write(with_install_cell(notebook, "JupyterLite", IN_JUPYTERLITE, [name, *_own(notebook)]), file)

    def _write_wheels(self, folder: Path) -> None:
        folder.mkdir()
        shutil.copyfile(self._wheel, folder / self._wheel.name)
        # Without comm, the kernel asks the index of Python's packages for it, and waits for an answer for ever.
        for package in pure_packages((*NEEDED, "comm")):
            write_wheel(package, folder)

    def _settings(self, pyodide: Pyodide) -> dict[str, Any]:
        start = f"{pyodide.address.rstrip('/')}/pyodide.js"
        kernel = {
            # What begins with a dot is seen from the folder of JupyterLite.
            "pyodideUrl": f"./../{start}" if pyodide.folder else start,
            "disablePyPIFallback": pyodide.folder is not None,
        }
        return {
            "jupyter-lite-schema-version": 0,
            "jupyter-config-data": {
                "appName": self._course.title,
                "litePluginSettings": {f"{KERNEL}:kernel": kernel},
            },
        }


def _own(notebook: NotebookNode) -> list[str]:
    """What a lesson imports itself of the libraries that the site brings: what they need in turn, Pyodide has."""
    code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    return [f"--no-deps {name}" for name in NEEDED if re.search(rf"^\s*(?:import|from) {name}\b", code, re.MULTILINE)]


def _building(out: Path) -> dict[str, Any]:
    """Settings of JupyterLite's builder. Extensions that happen to be installed here are not taken along."""
    return {
        "output_dir": str(out.resolve()),
        "contents": ["files"],
        "apps": APPS,
        "no_sourcemaps": True,
        "ignore_sys_prefix": True,
        "federated_extensions": [str(_kernel_extension())],
    }


def need_jupyterlite() -> None:
    """See that it is installed.

    Raises:
        UsageError: It is not.
    """
    if any(find_spec(name) is None for name in LIBRARIES) or not _kernel_extension().is_dir():
        raise UsageError(f'--no-lite, or install JupyterLite: pip install "{DISTRIBUTION}[site]".')


def files_of_jupyterlite() -> Iterator[str]:
    """SHA-256 of what JupyterLite brings, as it is. Nothing if it is not installed."""
    if find_spec(LIBRARIES[0]) is None:
        return
    archive = next(file for file in files("jupyterlite_core").iterdir() if file.name.endswith(".tgz"))
    with archive.open("rb") as content, tarfile.open(fileobj=content) as packed:
        for member in packed:
            if opened := packed.extractfile(member):
                yield hashlib.sha256(opened.read()).hexdigest()
    for file in _kernel_extension().rglob("*"):
        if file.is_file():
            yield hashlib.sha256(file.read_bytes()).hexdigest()


def _kernel_extension() -> Path:
    return Path(sys.prefix) / "share" / "jupyter" / "labextensions" / KERNEL


def _write_json(file: Path, content: dict[str, Any]) -> None:
    file.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
