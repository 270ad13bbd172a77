"""What a page costs whose cells run in it: its first run beside the bare parts, from the cache, a check, and memory.

    PYODIDE_DIR=... python benchmarks/site.py

Bare parts are what nobody can leave out: `loadPyodide`, `loadPackage` of what lesson 1 needs, and its imports, in a
worker of an empty page. All is measured in one run, each part in a browser that knows nothing yet.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
os.environ["MPLBACKEND"] = "Agg"

from selenium import webdriver

from autograder.manifest import load_course
from autograder.notebook import read_ours
from tests import lab
from tests.site.kernel_steps import RIGHT
from tests.site.page_by_hand import PACKAGES, Page, make_page, serving

ROOT = Path(__file__).resolve().parent.parent
CELL, EXERCISE = 0, "1.3"
BARE = """
const began = performance.now();
const { loadPyodide } = await import("./_static/pyodide/pyodide.mjs");
const py = await loadPyodide({ indexURL: new URL("_static/pyodide/", location.href).href });
await py.loadPackage(%s);
await py.runPythonAsync(%s);
self.postMessage((performance.now() - began) / 1000);
"""
WAIT = """
const done = arguments[0];
new Worker("bare.js", { type: "module" }).onmessage = ({ data }) => done(data);
"""
NATIVE = """
import json, tempfile, time
from autograder.browser.kernel import Kernel
kernel = Kernel(lambda text: None, tempfile.mkdtemp(), "01_loading")
kernel.run({code!r})
kernel.call("check", {exercise!r})
began = time.perf_counter()
for _ in range(5):
    kernel.call("check", {exercise!r})
print(json.dumps((time.perf_counter() - began) / 5))
"""
MEMORY = """
const done = arguments[0];
performance.measureUserAgentSpecificMemory().then((found) => done(found.bytes), () => done(0));
"""


def main() -> None:
    """Measure, and print a table with the budget."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make_page(load_course(ROOT), folder)
        write_bare(folder)
        with serving(folder) as address:
            with lab.browser() as chrome:
                bare = bare_seconds(chrome, address)
            with lab.browser() as chrome:
                chrome.set_script_timeout(300)
                page = Page(chrome, address)
                readable, first = opened(page), ran(page)
                # What was compiled is put away after the first run.
                time.sleep(5)
                again, second = opened(page), ran(page)
                check = checked(page)
                memory = chrome.execute_async_script(MEMORY)
        native = native_check()
    print(f"the page is there after {readable:.1f} s, on a second visit after {again:.1f} s")
    print("| what | seconds | beside the bare parts | budget |\n| --- | --- | --- | --- |")
    print(f"| bare parts | {bare:.1f} | 1 | |")
    print(f"| first run | {first:.1f} | {first / bare:.2f} | 1.15 |")
    print(f"| first run of a second visit | {second:.1f} | {second / bare:.2f} | 0.60 |")
    print(f"| a check that does not train, exercise {EXERCISE} | {check:.3f} | {check / native:.1f} x native | 3 x |")
    print(f"memory of the page after it: {memory / 1e6:.0f} MB")


def write_bare(folder: Path) -> None:
    """An empty page, and a worker with the bare parts."""
    source = read_ours(folder / "_static" / "course" / "lesson.ipynb").cells[0].source
    imports = "\n".join(line for line in source.splitlines() if "autograder" not in line)
    (folder / "bare.js").write_text(BARE % (json.dumps(PACKAGES), json.dumps(imports)), encoding="utf-8")
    (folder / "bare.html").write_text("<!doctype html><title>Bare</title>", encoding="utf-8")


def bare_seconds(chrome: webdriver.Chrome, address: str) -> float:
    chrome.set_script_timeout(300)
    chrome.get(f"{address}bare.html")
    return float(chrome.execute_async_script(WAIT))


def opened(page: Page) -> float:
    began = time.perf_counter()
    page.open()
    return time.perf_counter() - began


def ran(page: Page) -> float:
    began = time.perf_counter()
    page.button(CELL, "Run").click()
    assert page.wait(CELL, 400) == "Done."
    return time.perf_counter() - began


def checked(page: Page) -> float:
    """The seconds of a check whose exercise has run already, the best of five."""
    number = number_of(page, "exercise 1.3")
    page.write(number, RIGHT)
    page.press(number, "Check")
    return min(float(page.chrome.execute_async_script(PRESS, number)) for _ in range(5))


PRESS = """
const [number, done] = arguments;
const cell = document.querySelectorAll("div.cell")[number];
const status = cell.querySelector(".course-status");
const began = performance.now();
new MutationObserver(() => status.textContent === "Done." && done((performance.now() - began) / 1000)).observe(status, {
  childList: true, characterData: true, subtree: true,
});
cell.querySelector(".course-checks").click();
"""


def number_of(page: Page, label: str) -> int:
    found = page.chrome.execute_script(
        "return [...document.querySelectorAll('div.cell')].findIndex("
        '(cell) => cell.querySelector(`[aria-label="Code of ${arguments[0]}"]`))',
        label,
    )
    return int(found)


def native_check() -> float:
    program = NATIVE.format(code=RIGHT, exercise=EXERCISE)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    return float(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    main()
