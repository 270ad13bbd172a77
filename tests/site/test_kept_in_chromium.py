"""What a browser keeps of a page, in Chromium: without a network, in a newer release, and where little is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By

from autograder.manifest import Course
from tests import lab
from tests.conftest import GOOD
from tests.site.browser_parts import needs_node, needs_pyodide
from tests.site.page_by_hand import CHECK, HEAD, WORK, Page, serving, write_page

pytestmark = [
    pytest.mark.slow(seconds=40),
    pytest.mark.xdist_group("cells"),
    pytest.mark.skipif(lab.chromium() is None, reason="needs Chromium and chromedriver on the PATH"),
    needs_pyodide,
    needs_node,
]


@pytest.mark.sweep
def test_who_deletes_what_the_browser_keeps_is_told_so_and_goes_on(folder: Path, chrome: webdriver.Chrome) -> None:
    with serving(folder) as address:
        page = Page(chrome, address)
        page.open()
        page.run(HEAD, "import js\njs.indexedDB.deleteDatabase('course tiny-course')\nprint('deleted')")
        page.button(HEAD, "Reset").click()
        page.write(WORK, GOOD)
        assert page.press(WORK, "Check") == "Done."
        assert page.shown(CHECK).startswith("✓ Exercise 1.1: right")
        assert "not kept in this browser any more" in chrome.find_element(By.CSS_SELECTOR, ".course-files").text


@pytest.mark.sweep
@pytest.mark.slow(seconds=25)
def test_a_second_visit_works_without_a_network(folder: Path, chrome: webdriver.Chrome) -> None:
    with serving(folder) as address:
        page = Page(chrome, address)
        page.open()
        lab.until(lambda: chrome.execute_script("return navigator.serviceWorker.controller !== null"))
        page.run(HEAD, "6 * 7")
        lab.until(lambda: chrome.execute_async_script(IN_CACHE, f"{address}lesson.html"))
    page.open()
    assert page.run(HEAD, "6 * 7") == "42"


def test_a_newer_release_that_was_opened_once_works_without_a_network_too(
    tiny: Course, folder: Path, chrome: webdriver.Chrome
) -> None:
    try:
        with serving(folder) as address:
            page = Page(chrome, address)
            for version in ("1", "2"):
                write_page(tiny, folder, version)
                page.open()
                lab.until(lambda: chrome.execute_script("return navigator.serviceWorker.controller !== null"))
                notebook = f"{address}_static/course/01_first.ipynb?release=release-{version}"
                lab.until(lambda notebook=notebook: chrome.execute_async_script(IN_CACHE, notebook))  # type: ignore[misc]
            # Now that no page is open, what serves the newer release begins.
            chrome.get("about:blank")
        page.open()
        assert page.text(WORK)
        assert "release-2" in str(chrome.find_element(By.ID, "course-page").get_property("textContent"))
    finally:
        write_page(tiny, folder, "1")


IN_CACHE = "const [address, done] = arguments; caches.match(address).then((found) => done(Boolean(found)))"


@pytest.mark.sweep
@pytest.mark.slow(seconds=26)
def test_where_python_cannot_be_interrupted_it_is_replaced_and_says_so(folder: Path, chrome: webdriver.Chrome) -> None:
    with serving(folder, isolated=False) as address:
        page = Page(chrome, address)
        page.open()
        assert not chrome.execute_script("return crossOriginIsolated")
        page.write(HEAD, "while True:\n    pass")
        page.button(HEAD, "Run").click()
        lab.until(lambda: page.said(HEAD) == "Running …", 240)
        page.press(HEAD, "Stop")
        assert "its variables are lost" in page.shown(HEAD) and "What you wrote is kept" in page.shown(HEAD)
        assert page.text(HEAD).startswith("while True")
        page.write(HEAD, "import js\nfor _ in range(10**6):\n    js.postMessage('x' * 1000)")
        page.press(HEAD, "Run")
        assert page.shown(HEAD).startswith("Your code sent more than a page can take.")
