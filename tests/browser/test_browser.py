"""Lesson 1 in JupyterLab in a real browser: all cells run, and the cards are there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By

from tests import lab
from tests.conftest import ROOT

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


def test_all_cells_of_lesson_1_run_in_jupyterlab_and_show_cards(server: lab.Lab, browser: webdriver.Chrome) -> None:
    server.open(browser, "lessons/01_loading/01_loading.ipynb")
    server.run_all(browser)
    labels = [card.get_attribute("aria-label") for card in server.cards(browser)]
    assert labels == [f"Exercise 1.{n}: not attempted yet" for n in range(1, 6)]
    assert not browser.find_elements(By.CSS_SELECTOR, '[data-mime-type="application/vnd.jupyter.stderr"]')


def test_the_report_pages_open_without_a_request_or_an_error(tmp_path: Path, browser: webdriver.Chrome) -> None:
    from autograder.manifest import load_course
    from autograder.report.page import class_page

    page = tmp_path / "index.html"
    page.write_text(class_page(load_course(ROOT), []), encoding="utf-8")
    browser.get(page.as_uri())
    assert browser.find_element(By.TAG_NAME, "h1").text == "Marks"
    requests = browser.execute_script("return performance.getEntriesByType('resource').map(entry => entry.name)")
    assert requests == []
