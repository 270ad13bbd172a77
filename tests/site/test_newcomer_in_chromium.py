"""A newcomer walks through lesson 1 of the site: narrow, by keys, over mistakes, away and back without a network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from autograder.grading.grade import grade_notebook
from autograder.grading.judges import private_judges
from autograder.manifest import Course
from autograder.sandbox.box import Box
from tests import lab
from tests.site.browser_parts import needs_node, needs_pyodide
from tests.site.conftest import served

pytestmark = [
    pytest.mark.sweep,
    pytest.mark.slow(seconds=150),
    pytest.mark.xdist_group("site"),
    pytest.mark.skipif(lab.chromium() is None, reason="needs Chromium and chromedriver on the PATH"),
    needs_pyodide,
    needs_node,
]
LESSON = "lessons/01_loading/01_loading.html"
NARROW = {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True}
HALF = """def load_csv_digits(path):
    table = pd.read_csv(path)
    return table.to_numpy(dtype=np.uint8), table["label"].to_numpy()"""
WHOLE = HALF.replace("table.to_numpy", 'table.drop(columns="label").to_numpy')
COUNTS = "def class_counts(labels):\n    return np.bincount(labels, minlength=10)"


@dataclass
class Walk:
    """A lesson in a browser, as somebody sees it who has never been there."""

    chrome: webdriver.Chrome

    def ready(self) -> None:
        lab.until(lambda: self.chrome.find_elements(By.CSS_SELECTOR, "html.course-ready"), 60)

    def cell(self, words: str) -> WebElement:
        """The first cell with these words in its code or in the name of its buttons."""
        for cell in self.chrome.find_elements(By.CSS_SELECTOR, ".course-cell:not(.course-check)"):
            names = cell.find_element(By.CSS_SELECTOR, ".course-buttons").get_attribute("aria-label") or ""
            if names.endswith(words) or words in self.code(cell):
                return cell
        raise AssertionError(words)

    def code(self, cell: WebElement) -> str:
        lines = cell.find_elements(By.CSS_SELECTOR, ".cm-line")
        return "\n".join(str(line.get_property("textContent")) for line in lines)

    def keys(self, *keys: str) -> None:
        ActionChains(self.chrome, duration=0).send_keys(*keys).perform()

    def chord(self, held: str, key: str) -> None:
        ActionChains(self.chrome, duration=0).key_down(held).send_keys(key).key_up(held).perform()

    def enter(self, cell: WebElement) -> None:
        self.chrome.execute_script("arguments[0].focus()", cell.find_element(By.CSS_SELECTOR, ".cm-content"))

    def write(self, cell: WebElement, source: str) -> None:
        self.enter(cell)
        self.chord(Keys.CONTROL, "a")
        self.keys(Keys.DELETE)
        self.chrome.execute_cdp_cmd("Input.insertText", {"text": source})

    def said(self, cell: WebElement) -> str:
        return cell.find_element(By.CSS_SELECTOR, ".course-status").text

    def wait(self, cell: WebElement) -> str:
        lab.until(lambda: (said := self.said(cell)) and not said.endswith("…"), 240)
        return self.said(cell)

    def check(self, exercise: str, source: str) -> str:
        """Write, and press Control and Enter; returns the card."""
        cell = self.cell(f"exercise {exercise}")
        self.write(cell, source)
        self.chord(Keys.CONTROL, Keys.ENTER)
        assert self.wait(cell) == "Done."
        return self.chrome.find_element(By.CSS_SELECTOR, f"[aria-label='Result of exercise {exercise}']").text

    def notebook(self, folder: Path) -> Path:
        """Download it."""
        asked = {"behavior": "allow", "downloadPath": str(folder)}
        self.chrome.execute_cdp_cmd("Browser.setDownloadBehavior", asked)
        button = self.chrome.find_element(By.XPATH, "//button[text()='Download notebook']")
        self.chrome.execute_script("arguments[0].focus()", button)
        self.keys(Keys.ENTER)
        (file,) = lab.until(lambda: list(folder.glob("*.ipynb")))
        return Path(file)


@pytest.fixture
def walk() -> Iterator[Walk]:
    with lab.browser(1200, 900) as chrome:
        chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", NARROW)
        yield Walk(chrome)


def test_from_the_start_page_to_a_notebook_that_is_graded_as_the_page_said(
    walk: Walk, site: Path, course: Course, course_box: Box, tmp_path: Path
) -> None:
    with served(site) as address:
        walk.chrome.get(f"{address}index.html")
        begin = walk.chrome.find_element(By.PARTIAL_LINK_TEXT, "Begin with lesson 1")
        walk.chrome.execute_script("arguments[0].focus()", begin)
        walk.keys(Keys.ENTER)
        lab.until(lambda: walk.chrome.current_url.endswith(LESSON))
        walk.ready()
        bets(walk)
        runs_by_keys(walk)
        assert "not attempted yet" in walk.check("1.1", walk.code(walk.cell("exercise 1.1")))
        card = walk.check("1.1", HALF)
        assert "not yet right" in card and "The label column is still among the pixels" in card
        assert walk.check("1.1", WHOLE).startswith("✓ Exercise 1.1: right")
        assert walk.chrome.execute_script("return document.documentElement.scrollWidth") <= 360
        kept = walk.chrome.execute_script("return navigator.serviceWorker.controller !== null")
        walk.chrome.get("about:blank")
    # Tomorrow, where there is no network.
    assert kept
    walk.chrome.get(address + LESSON)
    walk.ready()
    assert walk.code(walk.cell("exercise 1.1")) == WHOLE
    assert "course-passed" in str(walk.cell("exercise 1.1").get_attribute("class"))
    assert walk.chrome.find_element(By.CSS_SELECTOR, "details.course-closed").get_attribute("open")
    assert walk.check("1.3", COUNTS).startswith("✓ Exercise 1.3: right")
    file = walk.notebook(tmp_path)
    lesson = course.lessons[0]
    report = grade_notebook(course, lesson, file, private_judges(course), course_box, "ana", None)
    assert {each.exercise for each in report.results if each.points} == {"1.1", "1.3"}
    assert all(each.points == each.max_points for each in report.results if each.exercise in ("1.1", "1.3"))
    released = nbformat.read(course.release(lesson), 4)
    assert [cell.id for cell in nbformat.read(file, 4).cells] == [cell.id for cell in released.cells]


def bets(walk: Walk) -> None:
    """Predict with the form, whatever Python does meanwhile: what waited is open at once."""
    closed = walk.chrome.find_element(By.CSS_SELECTOR, "details.course-closed[data-prediction='1.1']")
    assert not closed.get_attribute("open")
    cell = walk.cell('predict("1.1"')
    number = cell.find_element(By.CSS_SELECTOR, ".course-bet input")
    walk.chrome.execute_script("arguments[0].focus()", number)
    walk.keys("300", Keys.ENTER)
    assert closed.get_attribute("open")
    assert walk.code(cell) == 'predict("1.1", 300)'
    assert walk.wait(cell) == "Done."
    assert "Noted: 300" in cell.find_element(By.CSS_SELECTOR, ".course-output").text


def runs_by_keys(walk: Walk) -> None:
    """Shift and Enter, again and again, goes from cell to cell."""
    walk.enter(walk.chrome.find_element(By.CSS_SELECTOR, ".course-cell"))
    for _ in range(4):
        walk.chord(Keys.SHIFT, Keys.ENTER)
    drawn = walk.cell("figure, axes = plt.subplots(2, 5")
    assert walk.wait(drawn) == "Done."
    words = drawn.find_element(By.CSS_SELECTOR, "img.course-figure").get_attribute("alt")
    assert words == "Figure: 0; 1; 2; 3; 4; 5; 6; 7; 8; 9"
