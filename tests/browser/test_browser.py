"""Lesson 1 in JupyterLab in a real browser: all cells run, and the cards are there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By

from autograder.manifest import load_course
from tests import lab
from tests.conftest import ROOT

COURSE = load_course(ROOT)
TABS = "#jp-main-dock-panel .lm-TabBar-tabLabel"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(lab.chromium() is None, reason="needs Chromium and chromedriver on the PATH"),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[lab.Lab]:
    root = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "lessons", root / "lessons")
    shutil.copy(ROOT / "course.yaml", root)
    (root / "data").symlink_to(ROOT / "data")
    with lab.lab(root) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    with lab.browser() as driver:
        yield driver


@pytest.mark.sweep
@pytest.mark.slow(seconds=31)
def test_all_cells_of_lesson_1_run_in_jupyterlab_and_show_cards(server: lab.Lab, browser: webdriver.Chrome) -> None:
    server.open(browser, "lessons/01_loading/01_loading.ipynb")
    server.run_all(browser)
    labels = [card.get_attribute("aria-label") for card in server.cards(browser)]
    assert labels == [f"Exercise 1.{n}: not attempted yet" for n in (1, 3, 4, 5, 2)]
    assert not browser.find_elements(By.CSS_SELECTOR, '[data-mime-type="application/vnd.jupyter.stderr"]')


def test_with_the_readmes_command_a_link_leads_from_one_lesson_to_another(
    tmp_path: Path, browser: webdriver.Chrome
) -> None:
    (command,) = re.findall(r"^\.venv/bin/jupyter lab (.+)$", (ROOT / "README.md").read_text(), re.MULTILINE)
    shutil.copytree(ROOT / "lessons", tmp_path / "lessons")
    first, second = (COURSE.release(lesson).relative_to(ROOT) for lesson in COURSE.lessons[:2])
    notebook = nbformat.read(tmp_path / first, as_version=4)
    link = f"[the second](../{second.parent.name}/{second.name})"
    notebook.cells.insert(0, nbformat.v4.new_markdown_cell(link))
    nbformat.write(notebook, tmp_path / first)
    with lab.lab(tmp_path, *command.split()) as running:
        running.open(browser, f"{first.parent.name}/{first.name}")
        lab.until(lambda: browser.find_elements(By.LINK_TEXT, "the second"))[0].click()
        lab.until(
            lambda: (
                second.name
                in [tab.get_attribute("textContent") for tab in browser.find_elements(By.CSS_SELECTOR, TABS)]
            )
        )


def test_the_report_pages_open_without_a_request_or_an_error(tmp_path: Path, browser: webdriver.Chrome) -> None:
    from autograder.report.page import class_page

    page = tmp_path / "index.html"
    page.write_text(class_page(COURSE, []), encoding="utf-8")
    browser.get(page.as_uri())
    assert browser.find_element(By.TAG_NAME, "h1").text == "Marks"
    requests = browser.execute_script("return performance.getEntriesByType('resource').map(entry => entry.name)")
    assert requests == []
