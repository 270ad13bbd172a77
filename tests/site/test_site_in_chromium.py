"""Pages of the site in a real browser: accessible in light and dark, narrow and on paper, and asking nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver

from tests import lab
from tests.browser.test_pages_in_chromium import axe, messages, needs_axe, show
from tests.site.conftest import served

pytestmark = [
    pytest.mark.sweep,
    pytest.mark.slow(60),
    pytest.mark.xdist_group("site"),
    pytest.mark.skipif(lab.chromium() is None, reason="needs Chromium and chromedriver on the PATH"),
]
LESSON = "lessons/01_loading/01_loading.html"
PAGES = ["index.html", LESSON, "questions.html", "glossary.html", "teachers.html", "commands.html", "search.html"]
SCHEMES = [("light", 1280), ("dark", 360)]


@pytest.fixture(scope="module")
def chrome() -> Iterator[webdriver.Chrome]:
    with lab.browser() as driver:
        driver.set_script_timeout(180)
        yield driver


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as found:
        yield found


def wide(chrome: webdriver.Chrome) -> int:
    return int(chrome.execute_script("return document.documentElement.scrollWidth"))


def still(chrome: webdriver.Chrome) -> None:
    """Colours that fade in are not those that stay."""
    chrome.execute_script(
        "document.head.insertAdjacentHTML('beforeend', '<style>* { transition: none !important }</style>')"
    )


@needs_axe
@pytest.mark.parametrize(("scheme", "width"), SCHEMES)
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_wrong_and_nothing_is_too_wide(
    chrome: webdriver.Chrome, address: str, page: str, scheme: str, width: int
) -> None:
    show(chrome, address + page, width, scheme)
    still(chrome)
    assert chrome.execute_script("return document.documentElement.dataset.theme") == scheme
    assert axe(chrome) == []
    assert wide(chrome) <= width


@needs_axe
@pytest.mark.slow(900)
@pytest.mark.parametrize(("scheme", "width"), SCHEMES)
def test_axe_finds_nothing_wrong_on_any_page(
    chrome: webdriver.Chrome, whole_site: Path, scheme: str, width: int
) -> None:
    wrong: dict[str, list[str]] = {}
    with served(whole_site) as address:
        for file in sorted(whole_site.rglob("*.html")):
            page = file.relative_to(whole_site).as_posix()
            if not page.startswith(("_static", "lite/")):
                show(chrome, address + page, width, scheme)
                still(chrome)
                too_wide = [f"{wide(chrome)} px wide"] if wide(chrome) > width else []
                wrong |= {page: found} if (found := [*axe(chrome), *too_wide]) else {}
    assert wrong == {}


@pytest.mark.parametrize("page", PAGES)
def test_all_comes_from_below_the_sites_own_path_and_nothing_is_missing(
    chrome: webdriver.Chrome, address: str, page: str
) -> None:
    messages(chrome)
    show(chrome, address + page)
    loaded = chrome.execute_script("return performance.getEntriesByType('resource').map(entry => entry.name)")
    assert loaded
    assert [name for name in loaded if not name.startswith((address, "data:", "blob:"))] == []
    assert messages(chrome) == []


def test_the_search_finds_a_word_of_a_lesson(chrome: webdriver.Chrome, address: str) -> None:
    show(chrome, f"{address}search.html?q=stratify")
    found = lab.until(lambda: chrome.execute_script("return document.querySelector('#search-results')?.innerText"))
    assert lab.until(lambda: "Loading MNIST" in chrome.execute_script("return document.body.innerText")), found


def test_a_reader_gets_from_page_to_page_and_chooses_light_or_dark(chrome: webdriver.Chrome, address: str) -> None:
    show(chrome, f"{address}index.html")
    first = chrome.execute_script("return document.querySelector('a.right-next').href")
    assert first == address + LESSON
    show(chrome, first)
    assert chrome.execute_script("return document.querySelector('a.left-prev').href") == f"{address}index.html"
    chrome.execute_script("document.querySelector('.theme-change-button[data-mode=dark]').click()")
    assert chrome.execute_script("return document.documentElement.dataset.theme") == "dark"
    chrome.execute_script("localStorage.clear()")


def test_what_is_closed_is_closed_on_screen_and_whole_on_paper(chrome: webdriver.Chrome, address: str) -> None:
    height = "return document.querySelector('details.course-closed').getBoundingClientRect().height"
    chrome.get(address + LESSON)
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "screen"})
    closed = chrome.execute_script(height)
    assert chrome.execute_script("return document.querySelectorAll('details.course-closed[open]').length") == 0
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert chrome.execute_script(height) > 2 * closed
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_a_lesson_is_whole_without_javascript(chrome: webdriver.Chrome, address: str) -> None:
    chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        chrome.get(address + LESSON)
        cells = chrome.find_elements("css selector", "div.cell")
        assert len(cells) > 40 and "def load_csv_digits" in chrome.find_element("css selector", "article").text
        closed = chrome.find_element("css selector", "details.course-closed")
        closed.find_element("css selector", "summary").click()
        assert "366" in closed.text
    finally:
        chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
