"""Lesson 1 in JupyterLab in a real browser: all cells run, and the cards are there."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")
if not (CHROMIUM and DRIVER):
    pytest.skip("needs Chromium and chromedriver on the PATH", allow_module_level=True)

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

LESSON = "lessons/01_loading/01_loading.ipynb"
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage --window-size=1200,1600"
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """A JupyterLab server over a copy of the lessons, on a port of its own choosing."""
    root = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "lessons", root / "lessons")
    shutil.copy(ROOT / "course.yaml", root)
    (root / "data").symlink_to(ROOT / "data")
    runtime = root / ".runtime"
    env = os.environ | {
        "JUPYTER_RUNTIME_DIR": str(runtime),
        "JUPYTER_CONFIG_DIR": str(root / ".config"),
        "JUPYTERLAB_SETTINGS_DIR": str(root / ".settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(root / ".workspaces"),
        "IPYTHONDIR": str(root / ".ipython"),
    }
    options = ["--allow-root", "--no-browser", "--ServerApp.ip=127.0.0.1", "--ServerApp.port=0"]
    process = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *options, f"--ServerApp.root_dir={root}"],
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield until(lambda: started(process, runtime), 90)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in [*FLAGS.split(), f"--user-data-dir={tmp_path_factory.mktemp('profile')}"]:
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(str(DRIVER)))
    yield driver
    driver.quit()


def until(ready: Any, seconds: float, driver: Any = None) -> Any:
    return WebDriverWait(driver, seconds, poll_frequency=0.2).until(lambda _: ready())


def started(process: subprocess.Popen[bytes], runtime: Path) -> dict[str, Any] | None:
    """What the server says of itself, once it answers."""
    assert process.poll() is None, "JupyterLab ended"
    for file in runtime.glob("jpserver-*.json"):
        try:
            info: dict[str, Any] = json.loads(file.read_text())
            urlopen(f"{info['url']}api?token={info['token']}", timeout=2).close()
            return info
        except (OSError, ValueError):
            pass  # not up yet: asked again
    return None


def kernel_is_ready(server: dict[str, Any]) -> bool:
    with urlopen(f"{server['url']}api/sessions?token={server['token']}", timeout=5) as answer:
        kernels = [session["kernel"] for session in json.load(answer)]
    return any(kernel["execution_state"] == "idle" and kernel["connections"] > 0 for kernel in kernels)


def test_all_cells_of_lesson_1_run_in_jupyterlab_and_show_cards(
    server: dict[str, Any], browser: webdriver.Chrome
) -> None:
    browser.get(f"{server['url']}lab/tree/{LESSON}?token={server['token']}&reset")
    until(lambda: browser.find_elements(By.CSS_SELECTOR, ".jp-Notebook .jp-Cell"), 60)
    until(lambda: kernel_is_ready(server), 60)
    # The menu is opened as a person does; the last cell's number says that all have run.
    run_menu = '//li[contains(@class,"lm-MenuBar-item")][.//*[text()="Run"]]'
    browser.find_element(By.XPATH, run_menu).click()
    until(lambda: browser.find_elements(By.CSS_SELECTOR, '.lm-Menu-item[data-command="runmenu:run-all"]'), 20)[
        0
    ].click()
    until(lambda: all_cells_ran(server, browser), 120)

    sections = browser.find_elements(By.CSS_SELECTOR, '.jp-OutputArea-output section[aria-label^="Exercise"]')
    labels = [section.get_attribute("aria-label") for section in sections]
    assert labels == [f"Exercise 1.{n}: not attempted yet" for n in range(1, 6)]
    assert not browser.find_elements(By.CSS_SELECTOR, '[data-mime-type="application/vnd.jupyter.stderr"]')
    if folder := os.environ.get("SCREENSHOTS"):
        browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", sections[1])
        browser.save_screenshot(str(Path(folder) / "lesson.png"))


def all_cells_ran(server: dict[str, Any], browser: webdriver.Chrome) -> bool:
    """JupyterLab draws only the cells in view, so the prompts in view and the kernel are asked."""
    prompts = [p.text for p in browser.find_elements(By.CSS_SELECTOR, ".jp-CodeCell .jp-InputPrompt") if p.text]
    return bool(prompts) and not any("*" in p or p == "[ ]:" for p in prompts) and kernel_is_ready(server)
