"""A digit drawn with the mouse in Chromium: our forest misreads it, and reads it once it is prepared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import nbformat
import numpy as np
import pytest
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from autograder.authoring.source import read_source
from autograder.digits.drawings import SEVEN, SIDE, drawn
from tests import lab
from tests.browser.test_pages_in_chromium import axe, needs_axe
from tests.conftest import ROOT
from tests.turns import sampled

pytestmark = [
    pytest.mark.slow(seconds=15),
    pytest.mark.xdist_group("pad"),
    pytest.mark.skipif(lab.chromium() is None, reason="needs Chromium and chromedriver on the PATH"),
]
PAPER = ".digit-pad-paper"
NOTEBOOK = "own_digit.ipynb"
PRINT = 'print("drawing", pad.drawing.tobytes().hex())'


def own_digit() -> nbformat.NotebookNode:
    """The cells of lesson 6 from the imports to the forest, our solution of exercise 6.1, and the pad at the end."""
    cells = [c for c in read_source(ROOT / "solutions/06_project/06_project.md").cells if c.cell_type == "code"]
    sources = [cell.source for cell in cells if "exercise" not in cell.metadata]
    prepare = next(cell.source for cell in cells if cell.metadata.get("exercise") == "6.1")
    forest = next(n for n, source in enumerate(sources) if source.startswith("forest ="))
    pad = max(n for n, source in enumerate(sources) if "drawing_pad(" in source and "import" not in source)
    chosen = [*sources[: forest + 1], prepare, *sources[pad - 1 : pad + 2], PRINT]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return nbformat.v4.new_notebook(metadata=kernel, cells=[nbformat.v4.new_code_cell(source) for source in chosen])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[lab.Lab]:
    root = tmp_path_factory.mktemp("pad")
    nbformat.write(own_digit(), root / NOTEBOOK)
    with lab.lab(root) as running:
        yield running


@pytest.fixture(scope="module")
def chrome() -> Iterator[webdriver.Chrome]:
    with lab.browser(1200, 2400) as driver:
        driver.set_script_timeout(180)
        yield driver


@pytest.fixture(autouse=True)
def new_kernel(server: lab.Lab) -> None:
    server.end_kernels()


def dress(server: lab.Lab, theme: str) -> None:
    """Choose the colours of JupyterLab and of Notebook."""
    address = f"{server.url}lab/api/settings/@jupyterlab/apputils-extension:themes?token={server.token}"
    settings = json.dumps({"raw": json.dumps({"theme": theme})}).encode()
    urlopen(Request(address, settings, {"Content-Type": "application/json"}, method="PUT"), timeout=10).close()


def paper(chrome: webdriver.Chrome) -> WebElement:
    found = lab.until(lambda: chrome.find_elements(By.CSS_SELECTOR, PAPER))[0]
    chrome.execute_script("arguments[0].scrollIntoView({block: 'center'})", found)
    return found


def draw(chrome: webdriver.Chrome, strokes: Any = SEVEN) -> None:
    """Draw strokes, whose points go from 0 to 1, with the mouse."""
    sheet = paper(chrome)
    width = sheet.size["width"]
    actions = ActionChains(chrome, duration=20)
    for stroke in strokes:
        places = [(round((x - 0.5) * width), round((y - 0.5) * width)) for x, y in stroke]
        actions.move_to_element_with_offset(sheet, *places[0]).click_and_hold()
        for place in places[1:]:
            actions.move_to_element_with_offset(sheet, *place)
        actions.release()
    actions.perform()


def words(chrome: webdriver.Chrome) -> str:
    return str(chrome.find_element(By.CSS_SELECTOR, ".digit-pad-words").get_property("textContent"))


def outputs(chrome: webdriver.Chrome) -> str:
    found = chrome.find_elements(By.CSS_SELECTOR, ".jp-OutputArea-output")
    return "\n".join(str(output.get_property("textContent")) for output in found)


def drawing_of(chrome: webdriver.Chrome) -> Any:
    """What the last cell printed."""
    hexadecimal = outputs(chrome).rpartition("drawing ")[2].split()[0]
    return np.frombuffer(bytes.fromhex(hexadecimal), np.uint8).reshape(SIDE, SIDE)


def press(chrome: webdriver.Chrome, name: str) -> None:
    chrome.find_element(By.XPATH, f'//div[contains(@class, "digit-pad-buttons")]/button[text()="{name}"]').click()


@pytest.mark.parametrize("app", sampled(["lab/tree", "notebooks"]))
def test_a_digit_is_misread_and_then_read(server: lab.Lab, chrome: webdriver.Chrome, app: str) -> None:
    server.open(chrome, NOTEBOOK, app)
    server.run_all(chrome)
    assert "The pad is empty: this is our own sample, a 7." in outputs(chrome)
    assert words(chrome) == ""

    draw(chrome)
    said = lab.until(lambda: words(chrome))
    shrunk, prepared = said.splitlines()
    assert shrunk.startswith("Only shrunk, our forest reads: ") and not shrunk.endswith(" 7")
    assert prepared == "Prepared by you, it reads: 7"

    # The cells once more, that of the pad among them: the drawing is still there.
    server.run_all(chrome)
    assert "This is your drawing." in outputs(chrome)
    assert said in outputs(chrome)
    ink, expected = drawing_of(chrome) < 128, drawn(SEVEN) < 128
    assert (ink & expected).sum() > 0.9 * (ink | expected).sum()
    assert lab.until(lambda: words(chrome)) == said


@pytest.mark.sweep
@pytest.mark.slow(seconds=14)
def test_keys_draw_and_undo_and_clear_and_delete_no_cell(server: lab.Lab, chrome: webdriver.Chrome) -> None:
    server.open(chrome, NOTEBOOK)
    server.run_all(chrome)
    draw(chrome, [[(0.2, 0.2), (0.2, 0.8)]])
    label = "return document.querySelector('.digit-pad-paper').ariaLabel"
    assert chrome.execute_script(label) == "Paper with 1 stroke"
    before = len(chrome.find_elements(By.CSS_SELECTOR, ".jp-Cell"))
    # From the left end of that stroke to the right: two letters that would delete the cell, and then a line.
    keys = ["d", "d", Keys.SPACE, *[Keys.ARROW_RIGHT] * 10, Keys.SPACE]
    ActionChains(chrome, duration=0).send_keys(*keys).perform()
    assert chrome.execute_script(label) == "Paper with 2 strokes"
    assert len(chrome.find_elements(By.CSS_SELECTOR, ".jp-Cell")) == before
    server.run_all(chrome)
    assert drawing_of(chrome)[round(0.8 * SIDE), round(0.3 * SIDE)] == 0

    # The next stops of Tab are the two buttons.
    ActionChains(chrome, duration=0).click(paper(chrome)).send_keys(Keys.TAB, Keys.SPACE).perform()
    assert chrome.execute_script(label) == "Paper with 2 strokes"  # A third one was a dot.
    ActionChains(chrome, duration=0).send_keys(Keys.TAB, Keys.ENTER).perform()
    assert chrome.execute_script(label) == "Paper with 0 strokes"
    server.run_all(chrome)
    assert (drawing_of(chrome) == 255).all()


@pytest.mark.sweep
@pytest.mark.slow(seconds=9)
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
        draw(chrome)
        lab.until(lambda: words(chrome))
        dark = "return document.body.dataset.jpThemeLight"
        assert chrome.execute_script(dark) == ("true" if theme.endswith("Light") else "false")
        pad = chrome.find_element(By.CSS_SELECTOR, ".digit-pad")
        assert all(0 <= part.rect["x"] <= part.rect["x"] + part.rect["width"] <= 360 for part in (pad, paper(chrome)))
        assert axe(chrome, ".digit-pad") == []
    finally:
        chrome.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
