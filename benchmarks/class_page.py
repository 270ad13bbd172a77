"""How fast the class page is in Chromium, from a small class to a large one.

    python benchmarks/class_page.py [--runs N] [STUDENTS …]

Prints, for each size, the page in megabytes and the medians, with the least and the most, of loading it, of a letter in
the search box, and of sorting by the sum: each until the next frame is drawn.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

import click
from selenium import webdriver

from autograder.manifest import load_course
from autograder.report.page import class_page
from tests import lab
from tests.synthetic import synthetic_class

__all__ = ["main"]

LETTERS = "scaled-twice"
DRAWN = """
    const done = arguments[arguments.length - 1], began = performance.now();
    const drawn = () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
"""
KEY = f"""{DRAWN}
    const box = document.getElementById("query");
    box.value = arguments[0];
    box.dispatchEvent(new Event("input"));
    drawn();
"""
SORT = f"""{DRAWN}
    [...document.querySelectorAll("#rows thead button")].find(one => one.innerText.startsWith("Sum")).click();
    drawn();
"""
LOAD = "const done = arguments[0]; requestAnimationFrame(() => setTimeout(() => done(performance.now())))"


@click.command()
@click.argument("students", nargs=-1, type=click.IntRange(1))
@click.option("--runs", default=7, show_default=True, help="How often each is measured.")
def main(students: Sequence[int], runs: int) -> None:
    """Measure and print a table."""
    course = load_course()
    click.echo(f"{'students':>8} {'MB':>6} {'load ms':>18} {'filter ms':>18} {'sort ms':>18}")
    with tempfile.TemporaryDirectory() as folder, lab.browser(1200, 1000) as browser:
        for size in students or (1, 100, 200, 1000, 2000):
            page = Path(folder) / f"{size}.html"
            page.write_text(class_page(course, synthetic_class(course, size)), encoding="utf-8")
            rows = [_measure(browser, page) for _ in range(runs + 1)][1:]  # The first one warms the browser up.
            told = "".join(f" {_spread([row[place] for row in rows]):>18}" for place in range(3))
            click.echo(f"{size:>8} {page.stat().st_size / 1e6:>6.2f}{told}")


def _measure(browser: webdriver.Chrome, page: Path) -> tuple[float, float, float]:
    browser.get("about:blank")
    browser.get(page.as_uri())
    load: Any = browser.execute_async_script(LOAD)
    keys = [browser.execute_async_script(KEY, LETTERS[:length]) for length in range(1, len(LETTERS) + 1)]
    browser.execute_async_script(KEY, "")
    return load, median(keys), browser.execute_async_script(SORT)


def _spread(values: Sequence[float]) -> str:
    return f"{median(values):.0f} ({min(values):.0f} to {max(values):.0f})"


if __name__ == "__main__":
    main()
