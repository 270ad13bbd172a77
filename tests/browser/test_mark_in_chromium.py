"""`course mark` in a real browser: keys, forms, two windows, and axe-core in light, dark and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from autograder.manifest import Course
from tests import lab
from tests.browser.test_pages_in_chromium import axe, messages, needs_axe, show
from tests.marking import STUDENTS, Client, Desk, desk, served

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(lab.chromium() is None, reason="needs Chromium and chromedriver on the PATH"),
]


@pytest.fixture(scope="module")
def chrome() -> Iterator[webdriver.Chrome]:
    with lab.browser() as driver:
        driver.set_script_timeout(180)
        yield driver


@pytest.fixture
def marked(course: Course, tmp_path: Path, chrome: webdriver.Chrome) -> Iterator[Desk]:
    """A class at lesson 6, which has rubrics, with the list open in the browser."""
    with desk(course, tmp_path, "6") as found, served(found.server) as address:
        chrome.get(address)
        at(chrome, "/names/6")
        yield found
        assert not messages(chrome), "nothing that the content policy refused"


def at(chrome: webdriver.Chrome, path: str) -> None:
    """Wait until a page is there, whatever it says of what was done before."""
    lab.until(lambda: chrome.current_url.partition("?")[0].endswith(path))
    lab.until(lambda: chrome.execute_script("return document.readyState") == "complete")


def press(chrome: webdriver.Chrome, *keys: str) -> None:
    chain = ActionChains(chrome)
    for key in keys:
        chain.send_keys(key)
    chain.perform()


def by_id(chrome: webdriver.Chrome, name: str) -> WebElement:
    return chrome.find_element(By.ID, name)


def open_page(chrome: webdriver.Chrome, found: Desk, path: str, width: int = 1280, scheme: str = "light") -> None:
    host = found.server.door.address.partition("/?")[0]
    show(chrome, f"{host}{found.server.door.base}{path}", width, scheme)


@pytest.mark.sweep
@pytest.mark.slow(seconds=16)
@needs_axe
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_axe_finds_nothing_wrong_and_no_page_scrolls_sideways(
    marked: Desk, chrome: webdriver.Chrome, scheme: str, width: int
) -> None:
    client = Client(marked.server)
    client.decide("/names/6.1/2", points="1", why="Looked.", comment="A comment.")
    client.decide("/names/6.1/2", part="lesson", excuse="on", why="Ill.")
    client.decide("/names/6.2/2", part=next(iter(marked.lesson.exercises[1].checks)), points="1", why="I ran it.")
    for path in (
        "/names/6.2/2",
        "/names/6",
        "/anonymous/6?show=silent",
        "/names/6.1/2",
        "/anonymous/6.2/1",
        "/names/6.1/2?said=saved",
    ):
        open_page(chrome, marked, path, width, scheme)
        assert axe(chrome) == [], path
        wide, window = chrome.execute_script(
            "return [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert wide <= window == width, path
    press(chrome, "?")
    assert axe(chrome, "#help") == []


def test_keys_lead_from_student_to_student_and_from_exercise_to_exercise(
    marked: Desk, chrome: webdriver.Chrome
) -> None:
    open_page(chrome, marked, "/names/6.1/1")
    for key, path in (("j", "6.1/2"), ("n", "6.2/2"), ("k", "6.2/1"), ("p", "6.1/1"), ("h", "6.1/3"), ("l", "names/6")):
        press(chrome, key)
        at(chrome, path)
    press(chrome, "h")
    at(chrome, "6.1/3")


def test_what_is_typed_is_no_key_and_ctrl_enter_saves_and_goes_on(marked: Desk, chrome: webdriver.Chrome) -> None:
    (marked.out / "comments.txt").write_text("From the bank.\n")
    open_page(chrome, marked, "/names/6.1/1")
    press(chrome, "1", "c")
    comment = by_id(chrome, "exercise-comment")
    assert chrome.switch_to.active_element == comment
    assert comment.get_property("value") == "From the bank."
    press(chrome, Keys.END, " junk?", Keys.ESCAPE)
    assert chrome.switch_to.active_element != comment
    press(chrome, "g")
    press(chrome, "2.5")
    by_id(chrome, "exercise-why").send_keys("I looked.")
    ActionChains(chrome).key_down(Keys.CONTROL).send_keys(Keys.ENTER).key_up(Keys.CONTROL).perform()
    at(chrome, "6.1/2")
    lab.until(lambda: by_id(chrome, "status").text == "Saved.")
    (one,) = marked.overrides
    assert (one.student, one.points, one.why, one.comment) == (
        sorted(STUDENTS)[0],
        2.5,
        "I looked.",
        "From the bank. junk?",
    )
    press(chrome, "u")
    at(chrome, "6.1/1")
    lab.until(lambda: by_id(chrome, "status").text == "Taken back.")
    assert marked.overrides == ()


def test_a_click_puts_a_level_of_the_rubric_into_the_comment_and_as_graded_clears_the_points(
    marked: Desk, chrome: webdriver.Chrome
) -> None:
    open_page(chrome, marked, "/names/6.1/1")
    chrome.find_element(By.CSS_SELECTOR, '[data-inserts="control: no control"]').click()
    assert by_id(chrome, "exercise-comment").get_property("value") == "control: no control"
    lab.until(lambda: "Put into the comment" in by_id(chrome, "status").text)
    by_id(chrome, "points").send_keys("1")
    chrome.find_element(By.CSS_SELECTOR, "[data-clears=points]").click()
    assert by_id(chrome, "points").get_property("value") == ""
    chrome.execute_script("document.querySelector('[name=stay]').click()")
    at(chrome, "6.1/1")
    assert [one.comment for one in marked.overrides] == ["control: no control"]


def test_help_lists_the_keys_and_they_can_be_turned_off(marked: Desk, chrome: webdriver.Chrome) -> None:
    open_page(chrome, marked, "/names/6.1/1")
    press(chrome, "?")
    assert "next student, same exercise" in by_id(chrome, "help").text
    by_id(chrome, "keys-on").click()
    press(chrome, Keys.ESCAPE, "j")
    open_page(chrome, marked, "/names/6.1/1")
    press(chrome, "j", "?")
    assert not by_id(chrome, "help").is_displayed()
    assert chrome.current_url.endswith("6.1/1")
    chrome.execute_script("localStorage.clear()")


def test_two_windows_lose_nothing(marked: Desk, chrome: webdriver.Chrome) -> None:
    open_page(chrome, marked, "/names/6.1/1")
    by_id(chrome, "exercise-comment").send_keys("Mine.")
    Client(marked.server).decide("/names/6.1/1", comment="Theirs.")
    chrome.find_element(By.NAME, "stay").click()
    lab.until(lambda: chrome.find_elements(By.ID, "problem"))
    assert "Theirs: comment: Theirs." in by_id(chrome, "problem").text
    lab.until(lambda: chrome.switch_to.active_element == by_id(chrome, "problem"))
    assert by_id(chrome, "exercise-comment").get_property("value") == "Mine."
    chrome.find_element(By.NAME, "stay").click()
    lab.until(lambda: not chrome.find_elements(By.ID, "problem"))
    assert [one.comment for one in marked.overrides] == ["Mine."]
    # The browser tells the refusal of a form as an error of its own.
    assert all("409" in line["message"] for line in messages(chrome))


def test_what_was_typed_is_not_left_without_a_question(marked: Desk, chrome: webdriver.Chrome) -> None:
    # Browsers that are driven answer the question themselves, so it is looked at whether they would be told to ask.
    asks = "const event = new Event('beforeunload', {cancelable: true}); return !dispatchEvent(event)"
    open_page(chrome, marked, "/names/6.1/1")
    assert chrome.execute_script(asks) is False
    by_id(chrome, "exercise-comment").send_keys("Not saved.")
    assert chrome.execute_script(asks) is True
    by_id(chrome, "exercise-comment").clear()
    assert chrome.execute_script(asks) is False


def test_without_javascript_a_decision_is_written_and_the_next_page_opens(
    marked: Desk, chrome: webdriver.Chrome
) -> None:
    chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        open_page(chrome, marked, "/names/6.1/1")
        by_id(chrome, "exercise-comment").send_keys("By hand.")
        chrome.find_element(By.NAME, "next").click()
        lab.until(lambda: chrome.current_url.endswith("6.1/2?said=saved"))
        assert "Saved." in by_id(chrome, "status").text
        chrome.find_element(By.LINK_TEXT, "previous student").click()
        lab.until(lambda: chrome.current_url.endswith("6.1/1"))
    finally:
        chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert [one.comment for one in marked.overrides] == ["By hand."]
