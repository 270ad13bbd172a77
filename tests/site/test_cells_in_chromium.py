"""Cells in the page, in Chromium: somebody works on a lesson there, goes wrong in all ways, and hands it in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from autograder.grading.grade import grade_notebook
from autograder.grading.judges import private_judges
from autograder.manifest import Course
from autograder.sandbox.box import Box
from tests import lab
from tests.browser.test_pages_in_chromium import axe, needs_axe
from tests.conftest import GOOD
from tests.site.browser_parts import needs_node, needs_pyodide
from tests.site.page_by_hand import CHECK, HEAD, WORK, Page, serving, write_page

pytestmark = [
    pytest.mark.slow(seconds=90),
    pytest.mark.xdist_group("cells"),
    pytest.mark.skipif(lab.chromium() is None, reason="needs Chromium and chromedriver on the PATH"),
    needs_pyodide,
    needs_node,
]
WEAK = "def make_model():\n    from sklearn.dummy import DummyClassifier\n    return DummyClassifier()"


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serving(folder) as found:
        yield found


@pytest.fixture(scope="module")
def page(chrome: webdriver.Chrome, address: str) -> Page:
    """One page with one Python, which most tests share: its start takes half a minute."""
    found = Page(chrome, address)
    found.open()
    return found


def downloaded(page: Page, words: str, folder: Path) -> str:
    """What a button of the panel saves."""
    asked = {"behavior": "allow", "downloadPath": str(folder)}
    page.chrome.execute_cdp_cmd("Browser.setDownloadBehavior", asked)
    buttons = page.chrome.find_elements(By.CSS_SELECTOR, ".course-files button")
    next(button for button in buttons if button.text == words).click()
    (file,) = lab.until(lambda: [file for file in folder.iterdir() if file.suffix in (".ipynb", ".jsonl")])
    return file.read_text(encoding="utf-8")


def test_a_learner_goes_from_nothing_over_a_mistake_and_a_hint_to_right(page: Page) -> None:
    assert page.press(WORK, "Check") == "Done."
    assert page.shown(CHECK).startswith("○ Exercise 1.1: not attempted yet")
    page.write(WORK, WEAK)
    page.press(WORK, "Check")
    assert page.shown(CHECK).startswith("✗ Exercise 1.1: not yet right")
    page.press(WORK, "Hint")
    assert page.shown(WORK).startswith("Hint 1 of 2") and "Take a classifier" in page.shown(WORK)
    page.write(WORK, GOOD)
    page.press(WORK, "Check")
    assert page.shown(CHECK).startswith("✓ Exercise 1.1: right")
    assert "course-passed" in str(page.cell(WORK).get_attribute("class"))


def test_an_error_is_short_and_the_page_goes_on(page: Page) -> None:
    assert page.run(HEAD, "1 / 0").splitlines() == ["line 1", "    1 / 0", "ZeroDivisionError: division by zero"]
    assert page.said(HEAD) == "It stopped with an error."
    assert page.run(HEAD, "6 * 7") == "42"


def test_reset_takes_away_the_card_of_the_text_that_is_gone_and_undo_brings_the_text_back(page: Page) -> None:
    page.write(WORK, WEAK)
    page.press(WORK, "Check")
    assert page.shown(CHECK)
    page.button(WORK, "Reset").click()
    assert not page.shown(CHECK) and page.text(WORK) != WEAK
    page.button(WORK, "Undo").click()
    assert page.text(WORK) == WEAK
    page.write(WORK, GOOD)
    page.press(WORK, "Check")


def test_keys_run_a_cell_and_go_on_to_the_next_stay_in_an_exercise_and_escape_leaves_the_editor(page: Page) -> None:
    page.write(HEAD, "print('by keys')")
    keys = ActionChains(page.chrome, duration=0)
    keys.key_down(Keys.SHIFT).send_keys(Keys.ENTER).key_up(Keys.SHIFT).perform()
    assert page.chrome.switch_to.active_element == page.editor(WORK)
    lab.until(lambda: page.shown(HEAD) == "by keys")
    keys.key_down(Keys.SHIFT).send_keys(Keys.ENTER).key_up(Keys.SHIFT).perform()
    page.wait(WORK)
    assert page.chrome.switch_to.active_element == page.editor(WORK)
    ActionChains(page.chrome, duration=0).send_keys(Keys.TAB).perform()
    assert page.chrome.switch_to.active_element == page.editor(WORK), "Tab indents"
    ActionChains(page.chrome, duration=0).key_down(Keys.CONTROL).send_keys("z").key_up(Keys.CONTROL).perform()
    ActionChains(page.chrome, duration=0).send_keys(Keys.ESCAPE, Keys.TAB).perform()
    assert page.chrome.switch_to.active_element.text == "Run"


def test_a_loop_without_end_is_stopped_and_names_are_still_there(page: Page) -> None:
    page.run(HEAD, "kept = 41")
    page.write(HEAD, "while True:\n    pass")
    page.button(HEAD, "Run").click()
    lab.until(lambda: page.said(HEAD) == "Running …")
    assert page.chrome.execute_script("return 1 + 1") == 2, "the page itself is not frozen"
    page.press(HEAD, "Stop")
    assert "KeyboardInterrupt" in page.shown(HEAD)
    assert page.run(HEAD, "kept + 1") == "42"


def test_a_check_that_is_stopped_judges_nothing_and_a_recursion_without_end_is_an_error(page: Page) -> None:
    page.write(WORK, "def make_model():\n    while True:\n        pass")
    page.button(WORK, "Check").click()
    lab.until(lambda: page.cell(CHECK).find_elements(By.CSS_SELECTOR, ".course-running"))
    assert page.press(WORK, "Stop") == "Stopped."
    assert page.shown(CHECK) == "It was stopped before its end. Nothing was judged."
    assert page.run(HEAD, "def f():\n    return f()\nf()").splitlines()[-1].startswith("RecursionError")
    page.write(WORK, GOOD)


def test_what_is_pressed_while_python_runs_waits_for_its_turn(page: Page) -> None:
    page.button(HEAD, "+ Cell").click()
    page.write(HEAD + 1, "first + 22")
    page.write(HEAD, "import time\ntime.sleep(2)\nfirst = 20")
    head, own = page.button(HEAD, "Run"), page.button(HEAD + 1, "Run")
    head.click()
    own.click()
    assert page.said(HEAD + 1) == "Waiting for what runs …"
    page.wait(HEAD + 1)
    assert page.shown(HEAD + 1) == "42"
    page.button(HEAD + 1, "Remove").click()


def test_who_prints_without_end_freezes_nothing(page: Page) -> None:
    page.write(HEAD, "while True:\n    print('again ' * 20)")
    page.button(HEAD, "Run").click()
    lab.until(lambda: "again" in page.shown(HEAD))
    page.press(HEAD, "Stop")
    assert "more characters were printed" in page.shown(HEAD)


def test_html_of_a_cell_brings_no_script_no_style_and_no_picture_from_elsewhere(page: Page) -> None:
    hostile = (
        "<script>document.title = 'taken'</script><img src=x onerror=\"document.title = 'taken'\">"
        "<style>body { display: none }</style><form action='http://example.org'><input name=a></form>"
        "<p style='background: url(http://example.org/a.png)'>words</p><img src='http://example.org/b.png' alt='b'>"
    )
    shown = page.run(HEAD, f"from IPython.display import HTML\nHTML({hostile!r})")
    assert shown == "words"
    assert page.chrome.title == "First"
    html = page.cell(HEAD).find_element(By.CSS_SELECTOR, ".course-html").get_attribute("innerHTML") or ""
    assert not any(part in html for part in ("script", "onerror", "<style", "<form", "example.org"))


def test_code_that_takes_pythons_way_to_the_page_is_still_told(page: Page) -> None:
    theirs = "js.postMessage, js.JSON, js.Array, js.Promise"
    spoilt = f"import js\nkept = {theirs}\n{theirs} = [None] * 4\nprint('still here')"
    assert page.run(HEAD, spoilt) == "still here"
    assert page.run(HEAD, f"{theirs} = kept\nprint('as before')") == "as before"


@pytest.mark.sweep
@pytest.mark.slow(seconds=2)
@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("import sys\nsys.exit(3)", "line 2\n    sys.exit(3)\nSystemExit: 3"),
        ("quit()", "There is nothing to quit: Python ends with the page."),
        ("from IPython.display import HTML\nHTML('x' * 20_000_000)", "… This is more than a page can show."),
        ("import js\njs.postMessage('hello')\nprint('posted')", "posted"),
        ("import js\njs.self.onmessage = None\nprint('deaf')", "deaf"),
        ("import autograder\nautograder.check = lambda exercise: 'taken'\nprint('patched')", "patched"),
        ("import shutil\nshutil.rmtree('/course', ignore_errors=True)\nprint('deleted')", "deleted"),
    ],
)
def test_hostile_code_is_told_in_plain_words_and_the_next_check_is_ours(page: Page, source: str, shown: str) -> None:
    assert page.run(HEAD, source) == shown
    page.press(WORK, "Check")
    assert "Exercise 1.1" in page.shown(CHECK)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("import os\nos._exit(3)", "Program terminated with exit(3)"),
        ("import ctypes\nctypes.CDLL(None).abort()", "Aborted()"),
        ("import js\njs.close()", "it was closed"),
    ],
)
@pytest.mark.sweep
def test_code_that_ends_python_is_told_so_and_the_next_run_begins_anew(page: Page, source: str, told: str) -> None:
    shown = page.run(HEAD, source)
    assert told in shown and "What you wrote is kept" in shown
    assert page.run(HEAD, "6 * 7") == "42"


@pytest.mark.sweep
def test_a_loop_that_python_does_not_see_ends_with_python(page: Page) -> None:
    page.write(HEAD, "import js\njs.eval('while (true) {}')")
    page.button(HEAD, "Run").click()
    lab.until(lambda: page.said(HEAD) == "Running …", 120)
    page.press(HEAD, "Stop")
    assert page.shown(HEAD).startswith("It could not be interrupted.")
    assert page.run(HEAD, "6 * 7") == "42"


def test_too_much_memory_is_an_error_like_any_other(page: Page) -> None:
    assert page.run(HEAD, "much = [bytearray(2**30) for _ in range(5)]").endswith("MemoryError")
    assert page.run(HEAD, "6 * 7") == "42"


def test_a_cell_of_ones_own_runs_where_it_stands_and_goes_out_with_the_notebook(page: Page, tmp_path: Path) -> None:
    page.button(HEAD, "+ Cell").click()
    assert page.chrome.switch_to.active_element == page.editor(HEAD + 1)
    assert page.run(HEAD + 1, "40 + 2") == "42"
    cells = nbformat.reads(downloaded(page, "Download notebook", _made(tmp_path / "saved")), 4).cells
    (place,) = [number for number, cell in enumerate(cells) if cell.source == "40 + 2"]
    assert cells[place - 1].source == page.text(HEAD)
    page.open()
    assert page.text(HEAD + 1) == "40 + 2", "it is there after a while"
    page.button(HEAD + 1, "Remove").click()
    assert page.cell(WORK).find_elements(By.CSS_SELECTOR, ".course-checks")


@needs_axe
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_fits_a_narrow_window_and_axe_finds_nothing(page: Page, theme: str) -> None:
    size = {"width": 360, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    page.chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        page.chrome.execute_script("document.documentElement.dataset.theme = arguments[0]", theme)
        page.chrome.execute_script(
            "document.body.style.background = arguments[0]", "#121212" if theme == "dark" else "white"
        )
        assert page.chrome.execute_script("return document.documentElement.scrollWidth") <= 360
        assert axe(page.chrome, ".cell") == [] and axe(page.chrome, ".course-files") == []
    finally:
        page.chrome.execute_script("document.documentElement.dataset.theme = 'light'")
        page.chrome.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_the_notebook_that_is_downloaded_is_graded_like_any_other(
    page: Page, tiny: Course, tiny_box: Box, tmp_path: Path
) -> None:
    assert page.text(HEAD) == "6 * 7"
    page.button(HEAD, "Reset").click()
    (tmp_path / "saved").mkdir()
    text = downloaded(page, "Download notebook", tmp_path / "saved")
    file = tmp_path / "01_first.ipynb"
    file.write_text(text, encoding="utf-8")
    report = grade_notebook(tiny, tiny.lessons[0], file, private_judges(tiny), tiny_box, "ana", None)
    assert report.points == report.max_points == 4
    released, ours = nbformat.read(tiny.release(tiny.lessons[0]), 4), nbformat.reads(text, 4)
    assert [(cell.id, cell.metadata) for cell in ours.cells] == [(cell.id, cell.metadata) for cell in released.cells]


def test_progress_is_saved_as_a_file_of_events(page: Page, tmp_path: Path) -> None:
    from autograder.study.memory import Memory

    (tmp_path / "tiny-course.jsonl").write_text(downloaded(page, "Download progress", _made(tmp_path / "saved")))
    events = Memory("tiny-course", tmp_path).events()
    assert [(event.kind, event.result) for event in events if event.kind in ("check", "hint")][:4] == [
        ("check", "not_attempted"),
        ("check", "fail"),
        ("hint", ""),
        ("check", "pass"),
    ]


@pytest.mark.sweep
@pytest.mark.slow(seconds=12)
def test_progress_from_elsewhere_is_known_at_once_to_the_page_and_to_python(page: Page, tmp_path: Path) -> None:
    event = {"v": 1, "kind": "hint", "about": "1.1", "time": "2020-01-01T00:00:00+00:00", "number": 2}
    file = tmp_path / "elsewhere.jsonl"
    file.write_text(json.dumps(event) + "\n")
    page.run(HEAD, "6 * 7")
    said = page.chrome.find_element(By.CSS_SELECTOR, ".course-files p.course-status")
    for words in ("Added: 1 event.", "There is nothing in it that is not here already."):
        page.chrome.find_element(By.CSS_SELECTOR, ".course-files input[accept='.jsonl']").send_keys(str(file))
        lab.until(lambda words=words: said.text == words)  # type: ignore[misc]
    known = "import os, pathlib\n(file,) = pathlib.Path(os.environ['COURSE_MEMORY']).glob('*.jsonl')\n"
    assert page.run(HEAD, known + "'2020' in file.read_text()") == "True"
    page.write(HEAD, "6 * 7")


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_who_comes_back_finds_her_text_in_a_newer_version_too(page: Page, tiny: Course, folder: Path) -> None:
    page.open()
    assert page.text(WORK) == GOOD
    assert "course-passed" in str(page.cell(WORK).get_attribute("class"))
    write_page(tiny, folder, "2")
    page.open()
    assert page.text(WORK) == GOOD
    assert "newer (2)" in page.chrome.find_element(By.CSS_SELECTOR, ".course-files").text
    write_page(tiny, folder, "1")
    page.open()
    assert page.text(WORK) == GOOD, "the older text is still there"


def test_a_notebook_from_jupyter_is_opened_and_what_was_there_comes_back(
    page: Page, tiny: Course, tmp_path: Path
) -> None:
    page.open()
    notebook = nbformat.read(tiny.release(tiny.lessons[0]), 4)
    next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("solution")).source = WEAK
    file = tmp_path / "mine.ipynb"
    nbformat.write(notebook, file)
    page.chrome.find_element(By.CSS_SELECTOR, ".course-files input[accept='.ipynb']").send_keys(str(file))
    lab.until(lambda: page.text(WORK) == WEAK)
    page.chrome.find_element(By.CSS_SELECTOR, ".course-files p.course-status button").click()
    lab.until(lambda: page.text(WORK) == GOOD)
    file.write_text("{}")
    page.chrome.find_element(By.CSS_SELECTOR, ".course-files input[accept='.ipynb']").send_keys(str(file))
    lab.until(lambda: "no list of cells" in page.chrome.find_element(By.CSS_SELECTOR, ".course-files").text)
