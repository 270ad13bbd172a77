"""The bar of the class page in a real browser: search, order, filters, the anonymous view; and no scripts at all."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from rich.console import Console
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from autograder.api.result import Lateness
from autograder.bridges.people import People, Person
from autograder.bridges.roll import Roll
from autograder.manifest import Course
from autograder.report.publish import publish
from tests import lab
from tests.browser.test_pages_in_chromium import axe, messages, needs_axe
from tests.synthetic import synthetic_class

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(lab.chromium() is None, reason="needs Chromium and chromedriver on the PATH"),
]
SIZE = 230
"""More than are shown at once."""
ABSENT = "Zacharias Nobody"
SHOWN = "return [...document.querySelectorAll('#rows tbody tr')].filter(row => row.getClientRects().length)"
NAMES = f"{SHOWN}.map(row => row.cells[0].innerText.replace(/\\s+/g, ' '))"
SUM = "[...document.querySelectorAll('#rows thead th')].findIndex(head => head.innerText.startsWith('Sum'))"


@pytest.fixture(scope="module")
def address(course: Course, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A class with sections; two of it are late, one is not in the roster, one handed in nothing."""
    root, reports = tmp_path_factory.mktemp("class"), synthetic_class(course, SIZE)
    reports[-2:] = [replace(one, lateness=Lateness(1, 10, "A day late.")) for one in reports[-2:]]
    names = sorted({one.student for one in reports} - {"ada0"})
    people = [Person(name, section=("A", "B", "A, C")[place % 3]) for place, name in enumerate(names)]
    roll = Roll(People((*people, Person(ABSENT, section="D"))))
    publish(Console(file=io.StringIO()), course, reports, root, roll, [f"{ABSENT}/essay.pdf: no notebook"])
    return f"{root.as_uri()}/index.html"


@pytest.fixture(scope="module")
def window() -> Iterator[webdriver.Chrome]:
    with lab.browser() as driver:
        driver.set_script_timeout(180)
        yield driver


@pytest.fixture
def page(window: webdriver.Chrome, address: str) -> webdriver.Chrome:
    go(window, address)
    messages(window)
    return window


def go(window: webdriver.Chrome, address: str) -> None:
    """Load a page anew, whatever its fragment."""
    window.get("about:blank")
    window.get(address)


def names(page: webdriver.Chrome) -> list[str]:
    return list(page.execute_script(NAMES))


def search(page: webdriver.Chrome, text: str) -> None:
    page.find_element(By.ID, "query").send_keys(text)


def said(page: webdriver.Chrome) -> str:
    return page.find_element(By.ID, "count").text


def sums(page: webdriver.Chrome) -> list[Any]:
    return list(page.execute_script(f"const at = {SUM}; {SHOWN}.map(row => parseFloat(row.cells[at].innerText))"))


def press(page: webdriver.Chrome, head: str) -> None:
    page.execute_script(
        "[...document.querySelectorAll('#rows thead button')]"
        ".find(one => one.innerText.startsWith(arguments[0])).focus()",
        head,
    )
    ActionChains(page, duration=0).send_keys(Keys.ENTER).perform()


def test_all_are_counted_and_the_rest_is_shown_on_demand(page: webdriver.Chrome) -> None:
    assert said(page) == f"{SIZE + 1} of {SIZE + 1} students, the first 200 shown"
    assert len(names(page)) == 200
    page.find_element(By.ID, "all").click()
    assert len(names(page)) == SIZE + 1 and not page.find_element(By.ID, "all").is_displayed()


def test_search_finds_names_and_misconceptions_while_one_types(page: webdriver.Chrome) -> None:
    search(page, "ZACH nob")
    assert names(page) == [ABSENT] and said(page) == f"1 of {SIZE + 1} students"
    page.find_element(By.ID, "clear").click()
    search(page, "scaled-twice")
    assert 1 < len(names(page)) < SIZE


@pytest.mark.parametrize(("state", "count"), [("handed in nothing", 1), ("not in the roster", 1)])
def test_states_filter_in_the_list_and_from_the_line_on_top(page: webdriver.Chrome, state: str, count: int) -> None:
    Select(page.find_element(By.ID, "state")).select_by_value(state)
    assert len(names(page)) == count
    page.find_element(By.ID, "clear").click()
    page.find_element(By.CSS_SELECTOR, f'[data-state="{state}"]').click()
    assert len(names(page)) == count and page.find_element(By.ID, "state").get_attribute("value") == state


def test_who_is_in_two_sections_is_found_in_both(page: webdriver.Chrome) -> None:
    chosen = Select(page.find_element(By.ID, "section"))
    counts = {}
    for section in "ABCD":
        chosen.select_by_value(section)
        counts[section] = int(said(page).split()[0])
    assert counts["D"] == 1 and counts["A"] > counts["C"] > 1 and counts["A"] + counts["B"] + 1 == SIZE


def test_a_head_sorts_by_keyboard_up_and_down_and_says_so(page: webdriver.Chrome) -> None:
    page.find_element(By.ID, "all").click()
    press(page, "Sum")
    up = [one for one in sums(page) if one is not None]
    assert up == sorted(up) and sums(page)[-1] is None, "who has no mark comes last"
    press(page, "Sum")
    down = [one for one in sums(page) if one is not None]
    assert down == sorted(up, reverse=True) and sums(page)[-1] is None
    sorted_by = page.find_elements(By.CSS_SELECTOR, "[aria-sort]")
    assert [head.get_attribute("aria-sort") for head in sorted_by] == ["descending"]


def test_the_table_of_exercises_follows(page: webdriver.Chrome) -> None:
    press(page, "Sum")
    search(page, "ada1")
    twins = (
        "return [...document.querySelectorAll('#twins tbody tr:not([hidden])')].map(row => row.cells[0].textContent)"
    )
    assert page.execute_script(twins) == names(page) != []


def test_the_address_keeps_what_was_chosen(page: webdriver.Chrome) -> None:
    Select(page.find_element(By.ID, "section")).select_by_value("A")
    search(page, "ada1")
    press(page, "Sum")
    before = names(page)
    lab.until(lambda: "q=ada1" in page.current_url, 10)
    go(page, page.current_url)
    assert names(page) == before != []


def test_the_anonymous_view_has_no_name_and_no_text_that_may_hold_one(page: webdriver.Chrome) -> None:
    rows = "return [...document.querySelectorAll('#rows tbody tr')].map(row => row.cells[0].textContent)"
    everybody = [one for one in page.execute_script(rows) if len(one) > 2]
    page.find_element(By.ID, "anonymous").click()
    page.execute_script("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.find_element(By.ID, "all").click()
    text, marked = page.execute_script(
        "const all = [...document.querySelectorAll('body *')]; return [document.body.innerText, all.flatMap(one => "
        "[one.title, one.getAttribute('href'), one.getAttribute('aria-label')]).filter(Boolean).join(' ')]"
    )
    assert not [one for one in everybody if one in text or one in marked]
    assert "feedback.html" not in marked and "Student 17" in text and "essay.pdf" not in text
    numbers = [int(one.split()[1]) for one in names(page)]
    assert numbers == list(range(1, SIZE + 2)), "the order does not tell who is who"
    search(page, "zach")
    assert names(page) == [], "a name finds nobody"
    lab.until(lambda: "anonymous=1" in page.current_url, 10)
    go(page, page.current_url.replace("q=zach&", ""))
    assert names(page)[0] == "Student 1"
    page.find_element(By.ID, "anonymous").click()
    page.find_element(By.ID, "all").click()
    assert set(everybody) <= set(page.execute_script(rows))
    assert page.execute_script("return document.querySelectorAll('#rows a[href]').length") == SIZE


@pytest.mark.sweep
@pytest.mark.slow(seconds=17)
@needs_axe
@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 360)])
def test_axe_finds_nothing_wrong_while_the_bar_is_used(
    window: webdriver.Chrome, address: str, scheme: str, width: int
) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    window.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    window.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": features})
    go(window, f"{address}#section=C&sort=1&anonymous=1")
    assert axe(window) == []
    assert window.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    window.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_without_scripts_the_page_is_whole_and_has_no_dead_control(window: webdriver.Chrome, address: str) -> None:
    window.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        go(window, address)
        rows = window.find_elements(By.CSS_SELECTOR, "#rows tbody tr")
        assert len(rows) == SIZE + 1 and rows[-1].is_displayed() and ABSENT in rows[-1].text
        controls = window.find_elements(By.CSS_SELECTOR, "button, input, select")
        assert controls and not any(one.is_displayed() for one in controls)
    finally:
        window.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_the_browser_refuses_nothing_of_it(page: webdriver.Chrome) -> None:
    search(page, "ada")
    press(page, "Sum")
    page.find_element(By.ID, "anonymous").click()
    assert messages(page) == []
