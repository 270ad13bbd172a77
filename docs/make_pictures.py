"""Makes the pictures of README and docs/instructors.md: a card, the report of the sample class, the page to mark with.

    python docs/make_pictures.py

Needs Chromium, its driver and the `docs` extra.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from selenium.webdriver.remote.webdriver import WebDriver  # noqa: E402
from selenium.webdriver.remote.webelement import WebElement  # noqa: E402

from autograder.manifest import load_course  # noqa: E402
from autograder.marking.app import App  # noqa: E402
from autograder.marking.server import Server  # noqa: E402
from autograder.marking.session import Session  # noqa: E402
from tests import lab  # noqa: E402 - the tests' helper stands in the folder just added
from tests.marking import served  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
STUDENT, LESSON, EXERCISE = "fatima", "01_loading", 4
"""Whose notebook is shown, and which card of it (counted from 0)."""
MARKED = "1.3"
"""The exercise on the page to mark with."""


def main() -> None:
    """Write card.png, report.png and mark.png in docs/pictures/."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        card(Path(folder))
        report(Path(folder) / "results")
        mark(Path(folder) / "results")


def card(root: Path) -> None:
    """A student's exercise cell and the card below it."""
    target = root / "lessons" / LESSON
    target.mkdir(parents=True)
    shutil.copy(ROOT / "examples" / STUDENT / f"{LESSON}.ipynb", target)
    shutil.copy(ROOT / "course.yaml", root)
    (root / "data").symlink_to(ROOT / "data")
    with lab.lab(root) as server, lab.browser(1200, 1000) as browser:
        server.open(browser, f"lessons/{LESSON}/{LESSON}.ipynb")
        server.run_all(browser)
        lab.until(lambda: in_view(browser, server.cards(browser)[EXERCISE]))
        browser.save_screenshot(str(PICTURES / "card.png"))


def in_view(browser: WebDriver, card: WebElement) -> bool:
    """Scroll to the card; true once the page has stopped moving and the card is in the window."""
    browser.execute_script("arguments[0].scrollIntoView({block: 'end'})", card)
    where = "const box = arguments[0].getBoundingClientRect(); return [box.top, box.bottom, window.innerHeight]"
    top, bottom, height = browser.execute_async_script(
        f"const done = arguments[1]; setTimeout(() => done((function() {{ {where} }})(arguments[0])), 300)", card
    )
    return top > 0 and bottom <= height


def report(out: Path) -> None:
    """The top of the page of the sample class."""
    subprocess.run([sys.executable, "-m", "autograder", "demo", "--out", str(out)], cwd=ROOT, check=True)
    with lab.browser(1200, 1060) as browser:
        browser.get((out / "index.html").as_uri())
        browser.save_screenshot(str(PICTURES / "report.png"))


def mark(out: Path) -> None:
    """One exercise of one student on the page to mark with."""
    course = load_course(ROOT)
    lesson = course.lesson(MARKED)
    (out / "comments.txt").write_text("Well done.\nSay in a comment why, not what.\nTry it with an empty file.\n")
    session = Session(course, out, "you")
    with Server(0) as server, lab.browser(1200, 1060) as browser:
        app = App(session, server.door.base, lesson)
        server.answer, server.refusal = app.answer, app.refusal
        with served(server) as address:
            browser.get(address)
            lab.until(lambda: browser.find_elements("id", "grid"))
            session.of(lesson)
            number = session.seats.number(STUDENT, hidden=False)
            browser.get(f"{address.partition('/?')[0]}{server.door.base}/names/{MARKED}/{number}")
            browser.save_screenshot(str(PICTURES / "mark.png"))


if __name__ == "__main__":
    main()
