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
from autograder.material import BEFORE, Question, material_of, named, questions_of_test
from autograder.study.memory import Event, Memory
from tests import lab
from tests.browser.test_own_digit import dress, outputs
from tests.browser.test_pages_in_chromium import axe, needs_axe
from tests.turns import sampled

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
FORMS = "forms.ipynb"
ALL, NUMBER, CODED = "1.e", "1.d", "1.f"
"""Questions of lesson 1: all that are right, a number, and options with code."""
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
    forms = ["from autograder import quiz", *(f'quiz("{name}")' for name in (ALL, NUMBER, CODED))]
    for name, sources in ((NOTEBOOK, CELLS), (FORMS, forms), (OF_THE_TEST, CELLS_OF_THE_TEST)):
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


@pytest.mark.parametrize("app", sampled(["lab/tree", "notebooks"]))
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


@pytest.mark.sweep
@pytest.mark.slow(seconds=7)
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


@pytest.mark.sweep
@pytest.mark.slow(seconds=5)
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


@pytest.mark.sweep
@pytest.mark.slow(seconds=4)
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


# ---- the other forms -------------------------------------------------------------------------------------------------


def asked(chrome: webdriver.Chrome, number: int) -> WebElement:
    """The widget of a question in the notebook of forms, by its place."""
    found = lab.until(lambda: (shown := chrome.find_elements(By.CSS_SELECTOR, ".course-quiz"))[2:] and shown)
    return found[number]


def wait_in(widget: WebElement, words: str) -> None:
    line = widget.find_element(By.CSS_SELECTOR, ".course-quiz-said")
    lab.until(lambda: words in str(line.get_property("textContent")))


def of_lesson_one(course: Course, name: str) -> Question:
    lesson = course.lessons[0]
    return named(lesson, material_of(course, lesson).questions)[name]


@pytest.mark.sweep
@pytest.mark.slow(seconds=6)
@pytest.mark.parametrize("app", ["lab/tree", "notebooks"])
def test_all_that_are_right_and_a_number_are_answered_with_the_mouse(
    server: lab.Lab, chrome: webdriver.Chrome, memory: Memory, course: Course, app: str
) -> None:
    letters, number = of_lesson_one(course, ALL), of_lesson_one(course, NUMBER)
    server.open(chrome, FORMS, app)
    server.run_all(chrome)
    *options, answer = asked(chrome, 0).find_elements(By.TAG_NAME, "button")
    for button, option in zip(options, letters.options, strict=True):
        assert button.get_attribute("aria-pressed") == "false"
        if option.right:
            button.click()
    assert [button.get_attribute("aria-pressed") == "true" for button in options] == [o.right for o in letters.options]
    assert events(memory, "answer") == [], "nothing is answered before it is meant"
    answer.click()
    wait_in(asked(chrome, 0), "✓ Right.")
    options[0].click()
    answer.click()
    wait_in(asked(chrome, 0), "A not: ")
    field = asked(chrome, 1).find_element(By.TAG_NAME, "input")
    field.send_keys(f"{number.wrong[0].value:g}")
    asked(chrome, 1).find_element(By.TAG_NAME, "button").click()
    wait_in(asked(chrome, 1), number.wrong[0].repair.strip())
    lab.until(lambda: len(events(memory, "answer")) == 3)
    assert [event.result for event in events(memory, "answer")] == ["right", "off", "off"]


@pytest.mark.sweep
@pytest.mark.slow(seconds=6)
@pytest.mark.parametrize("app", ["lab/tree", "notebooks"])
def test_they_are_answered_by_keys_alone_and_no_shortcut_takes_them(
    server: lab.Lab, chrome: webdriver.Chrome, memory: Memory, course: Course, app: str
) -> None:
    server.open(chrome, FORMS, app)
    server.run_all(chrome)
    asked(chrome, 2)
    before = len(chrome.find_elements(By.CSS_SELECTOR, ".jp-Cell"))
    chrome.execute_script("arguments[0].focus()", asked(chrome, 0).find_element(By.TAG_NAME, "button"))
    keys = [Keys.SPACE, "d", "d", Keys.TAB, Keys.SPACE, Keys.TAB, Keys.ENTER, Keys.TAB, Keys.SPACE]
    ActionChains(chrome, duration=0).send_keys(*keys).perform()
    lab.until(lambda: len(events(memory, "answer")) == 1)
    assert events(memory, "answer")[0].value == "ABC"
    field = asked(chrome, 1).find_element(By.TAG_NAME, "input")
    chrome.execute_script("arguments[0].focus()", field)
    ActionChains(chrome, duration=0).send_keys("dd", Keys.BACKSPACE, Keys.BACKSPACE, "0.8", Keys.ENTER).perform()
    wait_in(asked(chrome, 1), "✓ Right.")
    assert events(memory, "answer")[1].value == 0.8
    assert len(chrome.find_elements(By.CSS_SELECTOR, ".jp-Cell")) == before, "two times D deletes no cell"


@pytest.mark.sweep
@pytest.mark.slow(seconds=5)
def test_what_is_no_number_is_told_and_not_kept(server: lab.Lab, chrome: webdriver.Chrome, memory: Memory) -> None:
    server.open(chrome, FORMS)
    server.run_all(chrome)
    asked(chrome, 1).find_element(By.TAG_NAME, "input").send_keys("many", Keys.ENTER)
    wait_in(asked(chrome, 1), "Answer with a number")
    assert events(memory, "answer") == []


@pytest.mark.sweep
@pytest.mark.slow(seconds=6)
@needs_axe
@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
@pytest.mark.parametrize("app", ["lab/tree", "notebooks"])
def test_the_other_forms_fit_narrow_windows_and_both_themes(
    server: lab.Lab, chrome: webdriver.Chrome, theme: str, app: str
) -> None:
    dress(server, theme)
    size = {"width": 360, "height": 2400, "deviceScaleFactor": 1, "mobile": False}
    try:
        if app == "notebooks":
            chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        server.open(chrome, FORMS, app)
        server.run_all(chrome)
        asked(chrome, 0).find_elements(By.TAG_NAME, "button")[0].click()
        asked(chrome, 1).find_element(By.TAG_NAME, "input").send_keys("0.8", Keys.ENTER)
        wait_in(asked(chrome, 1), "✓ Right.")
        asked(chrome, 2).find_elements(By.TAG_NAME, "button")[0].click()
        wait_in(asked(chrome, 2), "✓ Right.")
        widgets = chrome.find_elements(By.CSS_SELECTOR, ".course-quiz")
        parts = [part for each in widgets for part in (each, *each.find_elements(By.CSS_SELECTOR, "button, input"))]
        if app == "notebooks":
            assert all(0 <= part.rect["x"] <= part.rect["x"] + part.rect["width"] <= 360 for part in parts)
        assert axe(chrome, ".course-quiz") == []
        code = chrome.find_elements(By.CSS_SELECTOR, ".jp-RenderedMarkdown pre")
        assert len(code) == 3 and all("\n    " in str(block.get_property("textContent")) for block in code)
    finally:
        chrome.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
