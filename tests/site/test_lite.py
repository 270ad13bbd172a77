"""JupyterLite on the site: what is in it, that no old copy hides a new lesson, and what `check` says there."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

from autograder.errors import CourseError, UsageError
from autograder.handout.release import fill_release, student_name
from autograder.manifest import Course
from autograder.notebook.worked import Solutions, worked_cells
from autograder.site import lite as of_lite
from autograder.site import site as making
from autograder.site.lite import FOLDER, Lite, files_of_jupyterlite, need_jupyterlite
from autograder.site.pyodide import OFFICIAL, Pyodide, pyodide_named
from autograder.site.site import make_site
from autograder.site.source import Plan
from tests import lab
from tests.browser.test_pages_in_chromium import messages
from tests.site.browser_parts import FOLDER as PYODIDE
from tests.site.browser_parts import needs_pyodide
from tests.site.conftest import BELOW, SECRET, course_with_a_bank, served
from tests.site.test_site_making import needs_sphinx

pytestmark = pytest.mark.xdist_group("lite")
OWN = Pyodide("_static/pyodide", Path("here"))
WRONG = "def class_counts(labels):\n    return len(labels)"


def handed_out(course: Course, folder: Path) -> Lite:
    """JupyterLite for a course, with what its students get."""
    name = student_name(course)
    wheel = fill_release(course, folder / "handout", folder / "project", name, Solutions.NONE)
    return Lite(course, folder / "handout", wheel)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return course_with_a_bank(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def lite(small: Course, tmp_path_factory: pytest.TempPathFactory) -> Lite:
    return handed_out(small, tmp_path_factory.mktemp("out"))


@pytest.fixture(scope="module")
def built(lite: Lite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / FOLDER
    lite.build(OWN, folder)
    return folder


def settings(folder: Path) -> dict[str, object]:
    config = json.loads((folder / "jupyter-lite.json").read_text())["jupyter-config-data"]
    found: dict[str, object] = config["litePluginSettings"]["@jupyterlite/pyodide-kernel-extension:kernel"]
    return found


@pytest.mark.slow(20)
def test_each_lesson_is_there_below_its_release_and_begins_with_what_installs_the_checks(
    built: Path, lite: Lite, small: Course
) -> None:
    path = lite.address(small.lessons[0]).partition("path=")[2]
    assert path == f"{lite.release}/01_first/01_first.ipynb" and lite.release.startswith("0.1.0-")
    notebook = nbformat.read(built / "files" / path, as_version=4)
    first = next(cell for cell in notebook.cells if cell.cell_type == "code")
    assert first.source.endswith("%pip install -q fragile-student") and "emscripten" in first.source
    assert all(not cell.get("outputs") for cell in notebook.cells)


@pytest.mark.parametrize(
    ("source", "installed"),
    [("import skops.io", ["--no-deps skops"]), ("from skops import io", ["--no-deps skops"]), ("import numpy", [])],
)
def test_a_lesson_that_imports_a_library_of_the_site_installs_it(source: str, installed: list[str]) -> None:
    assert of_lite._own(nbformat.v4.new_notebook(cells=[new_code_cell(source)])) == installed


@pytest.mark.slow(20)
def test_all_that_is_installed_lies_on_the_site(built: Path) -> None:
    index = json.loads((built / "pypi" / "all.json").read_text())
    assert {"fragile-student", "cattrs", "attrs", "fsrs", "comm", "typing-extensions"} <= set(index)
    for wheel in (built / "pypi").glob("*.whl"):
        with zipfile.ZipFile(wheel) as content:
            (record,) = (name for name in content.namelist() if name.endswith(".dist-info/RECORD"))
            listed = {line.partition(",")[0] for line in content.read(record).decode().splitlines()}
            assert listed == set(content.namelist()), wheel.name
    assert settings(built)["disablePyPIFallback"] is True
    assert settings(built)["pyodideUrl"] == "./../_static/pyodide/pyodide.js"
    assert [path.name for path in (built / "extensions" / "@jupyterlite").iterdir()] == ["pyodide-kernel-extension"]


def test_with_an_address_python_comes_from_there(lite: Lite) -> None:
    told = str(lite._settings(OFFICIAL))
    assert f"'{OFFICIAL.address}pyodide.js'" in told and "'disablePyPIFallback': False" in told


@pytest.mark.slow(20)
def test_what_jupyterlite_brings_is_known_and_ours_is_looked_through(built: Path, lite: Lite) -> None:
    known = set(files_of_jupyterlite())
    digests = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in built.rglob("*") if path.is_file()}
    others = {path.relative_to(built).parts[0] for path, digest in digests.items() if digest not in known}
    assert others <= {"api", "files", "pypi", "jupyter-lite.json", "build"} and len(digests) > 300


def test_another_text_of_a_lesson_is_another_folder(lite: Lite, small: Course, tmp_path: Path) -> None:
    shutil.copytree(lite._handout, tmp_path / "handout")
    file = tmp_path / "handout" / "lessons" / "01_first" / "01_first.ipynb"
    file.write_text(file.read_text().replace("Return three.", "Return 3."))
    assert Lite(small, tmp_path / "handout", lite._wheel).release != lite.release


@pytest.mark.sweep
@needs_sphinx
@pytest.mark.slow(20)
def test_a_leak_in_a_lesson_of_jupyterlite_stops_the_site(
    small: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def with_leak(lite: Lite, pyodide: Pyodide, out: Path) -> None:
        (out / "files").mkdir(parents=True)
        nbformat.write(nbformat.v4.new_notebook(cells=[new_code_cell(SECRET)]), out / "files" / "notes.ipynb")

    def pages(source: Path, settings: Path, out: Path) -> None:
        shutil.copytree(source / "static", out / "_static")

    monkeypatch.setattr(making, "build_pages", pages)
    monkeypatch.setattr(Lite, "build", with_leak)
    with pytest.raises(CourseError, match=r"lite/files/notes\.ipynb .*holds the entry right/1\.1-sides"):
        make_site(Plan(small, cells=False), tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


def test_without_jupyterlite_one_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_lite, "LIBRARIES", ("no_such_package",))
    with pytest.raises(UsageError, match=r'--no-lite, or install JupyterLite: pip install "mnist-course\[site\]"'):
        need_jupyterlite()
    assert list(files_of_jupyterlite()) == []


@pytest.fixture(scope="module")
def site(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first lesson in JupyterLite, with our solution of an exercise and then a wrong one."""
    course = replace(course, lessons=course.lessons[:1])
    folder = tmp_path_factory.mktemp("web")
    made, out = handed_out(course, folder / "out"), folder / BELOW
    made.build(pyodide_named(PYODIDE), out / FOLDER)
    pyodide_named(PYODIDE).copy_into(out)
    file = next((out / FOLDER / "files").rglob("*.ipynb"))
    notebook = nbformat.read(file, as_version=4)
    notebook.cells = list(with_work(notebook, worked_cells(course, course.lessons[0], "1.3")))
    nbformat.write(notebook, file)
    return out


def with_work(notebook: NotebookNode, ours: list[str]) -> Iterator[NotebookNode]:
    """What installs and imports, and what asks for a prediction and shows its answer; then the work."""
    wanted = ("%pip", "import numpy", "load_digits()\n", 'predict("1.1"', "to prediction 1.1")
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    yield from (cell for cell in code if any(text in f"{cell.source}\n" for text in wanted))
    for source in (*ours, 'check("1.3")', WRONG, 'hint("1.3")', 'check("1.3")'):
        yield new_code_cell(source)


@pytest.mark.sweep
@needs_pyodide
@pytest.mark.skipif(lab.chromium() is None, reason="needs Chromium and chromedriver on the PATH")
@pytest.mark.slow(120)
def test_check_says_in_jupyterlite_what_it_says_in_jupyter_and_what_was_done_is_known_when_one_comes_back(
    site: Path,
) -> None:
    file = next((site / FOLDER / "files").rglob("*.ipynb"))
    path = file.relative_to(site / FOLDER / "files").as_posix()
    with served(site) as address, lab.browser() as chrome:
        right, wrong = run_all_of(chrome, f"{address}{FOLDER}/notebooks/index.html?path={path}")
        said = outputs(chrome)
        assert "✓ Exercise 1.3: right" in right and "✗ Exercise 1.3: not yet right" in wrong
        assert "Found: The result of class_counts is 47." in wrong and "Next step:" in wrong
        assert "First say what you expect" in said and "read right:" not in said
        loaded = chrome.execute_script("return performance.getEntriesByType('resource').map(entry => entry.name)")
        host = address.removesuffix(f"{BELOW}/")
        assert [name for name in loaded if not name.startswith((host, "data:", "blob:"))] == []
        assert not [entry for entry in messages(chrome) if "https://" in entry["message"]]
        assert re.search(r"Hint 1 of \d for exercise 1.3", said), said[-3000:]
        run_all_of(chrome, f"{address}{FOLDER}/notebooks/index.html?path={path}")
        lab.until(lambda: re.search(r"Hint 2 of \d for exercise 1.3", outputs(chrome)), 300)


def run_all_of(chrome: webdriver.Chrome, address: str) -> list[str]:
    """Open a notebook and run all of it; the texts of both cards."""
    chrome.get(address)
    lab.until(lambda: chrome.find_elements(By.CSS_SELECTOR, ".jp-Notebook .jp-Cell"))
    chrome.find_element(By.XPATH, '//li[contains(@class,"lm-MenuBar-item")][.//*[text()="Run"]]').click()
    run_all = '.lm-Menu-item[data-command="runmenu:run-all"]'
    lab.until(lambda: chrome.find_elements(By.CSS_SELECTOR, run_all))[0].click()
    return list(lab.until(lambda: cards(chrome), 300))


def outputs(chrome: webdriver.Chrome) -> str:
    return "\n".join(text_of(each) for each in chrome.find_elements(By.CSS_SELECTOR, ".jp-OutputArea-output"))


def text_of(element: WebElement) -> str:
    """Its text, also where it is not in sight."""
    return str(element.get_property("textContent"))


def cards(chrome: webdriver.Chrome) -> list[str]:
    """The texts of both cards, once both are there."""
    found = chrome.find_elements(By.CSS_SELECTOR, '.jp-OutputArea-output section[aria-label^="Exercise 1.3"]')
    return [text_of(card) for card in found] if len(found) == 2 else []
