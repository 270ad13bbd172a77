"""JupyterLab and a headless Chromium, for the browser test and for the pictures of the README."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.request import Request, urlopen

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

T = TypeVar("T")
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage --hide-scrollbars"
)


def chromium() -> str | None:
    """Where Chromium is, or None if it or its driver is not installed."""
    names = ("chromium", "google-chrome", "chromium-browser")
    found = next((path for name in names if (path := shutil.which(name))), None)
    return found if shutil.which("chromedriver") else None


@contextmanager
def browser(width: int = 1200, height: int = 1600) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = chromium() or ""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        for flag in [*FLAGS.split(), f"--window-size={width},{height}", f"--user-data-dir={profile}"]:
            options.add_argument(flag)
        driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
        try:
            yield driver
        finally:
            driver.quit()


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab."""

    url: str
    token: str

    def open(self, driver: webdriver.Chrome, notebook: str, app: str = "lab/tree") -> None:
        """Open a notebook and wait until its kernel is there: the page says "idle" too early.

        With the app `notebooks` it is Notebook 7 that shows it.
        """
        driver.get(f"{self.url}{app}/{notebook}?token={self.token}&reset")
        until(lambda: driver.find_elements(By.CSS_SELECTOR, ".jp-Notebook .jp-Cell"))
        until(self.kernel_is_ready)

    def run_all(self, driver: webdriver.Chrome) -> None:
        """Choose Run, Run All Cells, and wait until all have run."""
        driver.find_element(By.XPATH, '//li[contains(@class,"lm-MenuBar-item")][.//*[text()="Run"]]').click()
        item = '.lm-Menu-item[data-command="runmenu:run-all"]'
        until(lambda: driver.find_elements(By.CSS_SELECTOR, item))[0].click()
        until(lambda: self._all_ran(driver), 200)

    def cards(self, driver: webdriver.Chrome) -> list[WebElement]:
        """The cards of `check(...)` in the notebook."""
        return driver.find_elements(By.CSS_SELECTOR, '.jp-OutputArea-output section[aria-label^="Exercise"]')

    def end_kernels(self) -> None:
        """Let the next notebook begin anew, also if it was open before."""
        with urlopen(f"{self.url}api/kernels?token={self.token}", timeout=5) as answer:
            kernels = json.load(answer)
        for kernel in kernels:
            address = f"{self.url}api/kernels/{kernel['id']}?token={self.token}"
            urlopen(Request(address, method="DELETE"), timeout=20).close()

    def kernel_is_ready(self) -> bool:
        with urlopen(f"{self.url}api/sessions?token={self.token}", timeout=5) as answer:
            kernels = [session["kernel"] for session in json.load(answer)]
        return any(kernel["execution_state"] == "idle" and kernel["connections"] > 0 for kernel in kernels)

    def _all_ran(self, driver: webdriver.Chrome) -> bool:
        """JupyterLab draws only the cells in view, so the prompts in view and the kernel are asked."""
        prompts = driver.find_elements(By.CSS_SELECTOR, ".jp-CodeCell .jp-InputPrompt")
        texts = [prompt.text for prompt in prompts if prompt.text]
        return bool(texts) and not any("*" in text or text == "[ ]:" for text in texts) and self.kernel_is_ready()


@contextmanager
def lab(root: Path, *arguments: str) -> Iterator[Lab]:
    """JupyterLab over a folder, on a port of its own choosing, with settings of its own.

    With `arguments`, as somebody starts it there who writes them after ``jupyter lab``.
    """
    home = root / ".jupyter-of-the-test"
    env = os.environ | {
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
        "IPYTHONDIR": str(home / "ipython"),
    }
    # No question about news in front of the notebook.
    notification = home / "settings" / "@jupyterlab" / "apputils-extension" / "notification.jupyterlab-settings"
    notification.parent.mkdir(parents=True)
    notification.write_text('{"fetchNews": "false", "checkForUpdates": false}')
    options = ["--allow-root", "--no-browser", "--ServerApp.ip=127.0.0.1", "--ServerApp.port=0"]
    options += arguments or [f"--ServerApp.root_dir={root}"]
    process = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *options],
        cwd=root,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield until(lambda: _started(process, home / "runtime"), 90)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def until(ready: Callable[[], T | None], seconds: float = 60) -> T:
    """What `ready` returns, as soon as it is true."""
    waiter: Any = WebDriverWait(None, seconds, poll_frequency=0.2)
    found: T = waiter.until(lambda _: ready())
    return found


def _started(process: subprocess.Popen[bytes], runtime: Path) -> Lab | None:
    """The server, once it answers."""
    assert process.poll() is None, "JupyterLab ended"
    for file in runtime.glob("jpserver-*.json"):
        try:
            info = json.loads(file.read_text())
            found = Lab(info["url"], info["token"])
            urlopen(f"{found.url}api?token={found.token}", timeout=2).close()
            return found
        except (OSError, ValueError):
            pass  # not up yet: asked again
    return None
