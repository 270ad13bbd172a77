"""Predictions and questions in Chromium: a learner answers with the mouse or by keys, in JupyterLab and Notebook 7."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from autograder.manifest import Course
from autograder.material import BEFORE, material_of, questions_of_test
from autograder.study.memory import Event, Memory
from tests import lab
from tests.browser.test_own_digit import dress, outputs
from tests.browser.test_pages_in_chromium import axe, needs_axe

pytestmark = [
    pytest.mark.slow(seconds=15),
    pytest.mark.xdist_group("asked"),
    pytest.mark.skipif(lab.chromium() is None, reason="needs Chromium and chromedriver on the PATH"),
]
NOTEBOOK = "asked.ipynb"
CELLS = [
    "from autograder import predict, quiz",
    'predict("1.1", ...)',
    '# shows the answer to prediction 1.1\nprint("read right: 366")',
    'quiz("1.a")',
]
OF_THE_TEST, CELLS_OF_THE_TEST = "test.ipynb", ["from autograder import quiz", 'quiz("before")']


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory, course: Course) -> Iterator[Memory]:
    folder = tmp_path_factory.mktemp("asked-memory")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_MEMORY", str(folder))
        yield Memory(course.name, folder)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, memory: Memory) -> Iterator[lab.Lab]:
    root = tmp_path_factory.mktemp("asked")
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    for name, sources in ((NOTEBOOK, CELLS), (OF_THE_TEST, CELLS_OF_THE_TEST)):
        cells = [nbformat.v4.new_code_cell(source) for source in sources]
        nbformat.write(nbformat.v4.new_notebook(metadata=kernel, cells=cells), root / name)
    with lab.lab(root) as running:
        yield running


@pytest.fixture(scope="module")
def chrome() -> Iterator[webdriver.Chrome]:
    with lab.browser(1200, 1800) as driver:
        driver.set_script_timeout(180)
        yield driver


@pytest.fixture(autouse=True)
def a_new_learner(server: lab.Lab, memory: Memory) -> None:
    server.end_kernels()
    memory.forget()


def events(memory: Memory, kind: str) -> list[Event]:
    return [event for event in memory.events() if event.kind == kind]


def buttons(chrome: webdriver.Chrome) -> list[WebElement]:
    return lab.until(lambda: chrome.find_elements(By.CSS_SELECTOR, ".course-quiz button"))


def said(chrome: webdriver.Chrome) -> str:
    return str(chrome.find_element(By.CSS_SELECTOR, ".course-quiz-said").get_property("textContent"))


def wait_for(chrome: webdriver.Chrome, words: str) -> None:
    lab.until(lambda: words in said(chrome))


@pytest.mark.parametrize("app", ["lab/tree", "notebooks"])
def test_a_question_is_answered_with_the_mouse(
    server: lab.Lab, chrome: webdriver.Chrome, memory: Memory, course: Course, app: str
) -> None:
    question = material_of(course, course.lessons[0]).questions[0]
    server.open(chrome, NOTEBOOK, app)
    server.run_all(chrome)
    assert "First say what you expect" in outputs(chrome) and "read right: 366" not in outputs(chrome)
    assert question.stem.split("\n")[0] in outputs(chrome)
    for number, option in enumerate(question.options):
        buttons(chrome)[number].click()
        wait_for(chrome, option.repair.strip())
        assert said(chrome).startswith("✓ Right." if option.right else "✗ Not yet.")
        assert buttons(chrome)[number].get_attribute("aria-pressed") == "true"
    lab.until(lambda: len(events(memory, "answer")) == len(question.options))
    told = events(memory, "answer")
    assert [event.value for event in told] == ["A", "B", "C", "D"]
    assert [event.result == "right" for event in told] == [option.right for option in question.options]


def test_it_is_answered_by_keys_and_the_same_letter_counts_again(
    server: lab.Lab, chrome: webdriver.Chrome, memory: Memory
) -> None:
    server.open(chrome, NOTEBOOK)
    server.run_all(chrome)
    before = len(chrome.find_elements(By.CSS_SELECTOR, ".jp-Cell"))
    chrome.execute_script("arguments[0].focus()", buttons(chrome)[0])
    ActionChains(chrome, duration=0).send_keys("d", "d", Keys.TAB, Keys.SPACE).perform()
    lab.until(lambda: len(events(memory, "answer")) == 1)
    ActionChains(chrome, duration=0).send_keys(Keys.ENTER).perform()
    lab.until(lambda: len(events(memory, "answer")) == 2)
    assert [event.value for event in events(memory, "answer")] == ["B", "B"]
    assert len(chrome.find_elements(By.CSS_SELECTOR, ".jp-Cell")) == before, "two times D deletes no cell"


def test_a_question_of_the_test_is_noted_and_the_next_run_brings_the_next_one(
    server: lab.Lab, chrome: webdriver.Chrome, memory: Memory, course: Course
) -> None:
    first, second = list(questions_of_test(course, BEFORE).values())[:2]
    server.open(chrome, OF_THE_TEST)
    server.run_all(chrome)
    assert first.stem.split("\n")[0] in outputs(chrome)
    assert [button.text for button in buttons(chrome)] == list(first.lettered)
    buttons(chrome)[-1].click()
    wait_for(chrome, "Noted.")
    lab.until(lambda: [(event.about, event.value) for event in events(memory, "test")] == [("before.1", "E")])
    server.run_all(chrome)
    assert second.stem.split("\n")[0] in outputs(chrome)


@needs_axe
@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_it_fits_narrow_windows_and_both_themes(
    server: lab.Lab, chrome: webdriver.Chrome, theme: str, tmp_path: Path
) -> None:
    dress(server, theme)
    size = {"width": 360, "height": 1400, "deviceScaleFactor": 1, "mobile": False}
    chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        server.open(chrome, NOTEBOOK, "notebooks")
        server.run_all(chrome)
        buttons(chrome)[0].click()
        lab.until(lambda: said(chrome))
        quiz = chrome.find_element(By.CSS_SELECTOR, ".course-quiz")
        assert all(
            0 <= part.rect["x"] <= part.rect["x"] + part.rect["width"] <= 360 for part in (quiz, *buttons(chrome))
        )
        assert axe(chrome, ".course-quiz") == []
    finally:
        chrome.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
