"""The class page, a student's page and a certificate in a real browser: accessible, printable, and quiet."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from rich.console import Console
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from autograder.manifest import Course
from autograder.own.certificate import Certificate, certified
from autograder.own.certificate_page import certificate_page
from autograder.report.page import page_name
from autograder.report.publish import publish
from tests import lab
from tests.synthetic import ALT, synthetic_class
from tests.turns import sampled

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(lab.chromium() is None, reason="needs Chromium and chromedriver on the PATH"),
]
AXE = "axe_core_python"
"""The package that carries axe-core; nothing else of it is used."""
needs_axe = pytest.mark.skipif(find_spec(AXE) is None, reason="needs axe-core-python, for its axe.min.js")
STUDENTS = ("50%25 sure? #1", "שרה כהן", "O'Brien & Söhne <b>")
"""One with a fault of ours and pictures, one whose notebooks cannot be graded, one who did nothing."""
PAGES = ["class", "certificate", *STUDENTS]
PAPER = 703
"""Width in pixels of the print area of A4: 210 mm less two margins of 12 mm, at 96 to the inch."""


@pytest.fixture(scope="module")
def site(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a class of 40, as `course grade` lays them out, and a certificate of one of them."""
    root, reports = tmp_path_factory.mktemp("site"), synthetic_class(course)
    publish(Console(file=io.StringIO()), course, reports, root)
    lessons = [certified(report, {}) for report in reports if report.student == STUDENTS[0]]
    certificate = Certificate(course.name, course.title, STUDENTS[0], "2026-11-27", tuple(lessons))
    (root / "certificate.html").write_text(certificate_page(course, certificate), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def chrome() -> Iterator[webdriver.Chrome]:
    with lab.browser() as driver:
        # On a busy machine axe-core may need more than the usual half minute for a page with a thousand links.
        driver.set_script_timeout(180)
        yield driver


@pytest.fixture(params=PAGES)
def address(request: pytest.FixtureRequest, site: Path) -> str:
    """The address of the class page, of a certificate, and of some students' pages."""
    pages = {"class": "index.html", "certificate": "certificate.html"}
    return f"{site.as_uri()}/{pages.get(request.param) or page_name(request.param)}"


def show(chrome: webdriver.Chrome, address: str, width: int = 1280, scheme: str = "light", media: str = "") -> None:
    """Open a page as a window of this width, a colour scheme and a medium would show it, with all details open."""
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})
    chrome.get(address)
    if media != "print":
        chrome.execute_script("document.querySelectorAll('details').forEach(details => details.open = true)")


def messages(chrome: Any) -> list[Any]:
    """What the browser's console has said since it was last asked, such as what the content policy refused."""
    return list(chrome.get_log("browser"))


def axe(chrome: webdriver.Chrome, part: str = "html") -> list[str]:
    """What axe-core finds wrong in the page that is open, or in a part of it: rule and element."""
    # The driver's own scripts are no part of the page, so the page's content policy does not stop them.
    chrome.execute_script(files(AXE).joinpath("axe.min.js").read_text(encoding="utf-8"))
    found: dict[str, Any] = chrome.execute_async_script(
        "const done = arguments[1], failed = error => done({violations: [{id: String(error), nodes: []}]});"
        "axe.run(arguments[0], {resultTypes: ['violations']}).then(done, failed)",
        part,
    )
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"] or [{"html": "", "failureSummary": ""}]
    ]


@needs_axe
@pytest.mark.parametrize(("scheme", "width"), sampled([("light", 1280), ("dark", 375)]))
def test_axe_finds_nothing_wrong(chrome: webdriver.Chrome, address: str, scheme: str, width: int) -> None:
    show(chrome, address, width, scheme)
    dark = chrome.execute_script("return matchMedia('(prefers-color-scheme: dark)').matches")
    assert dark == (scheme == "dark")
    assert axe(chrome) == []


@needs_axe
def test_axe_would_see_faint_text_and_a_picture_without_words(chrome: webdriver.Chrome, site: Path) -> None:
    show(chrome, f"{site.as_uri()}/{page_name(STUDENTS[2])}", scheme="dark")
    chrome.execute_script(
        "document.querySelector('h1').style.color = '#333b47'; document.querySelector('main').append(new Image())"
    )
    assert {found.split(":")[0] for found in axe(chrome)} == {"color-contrast", "image-alt"}


@pytest.mark.parametrize("width", [375, 1280])
def test_the_page_never_scrolls_sideways(chrome: webdriver.Chrome, address: str, width: int) -> None:
    show(chrome, address, width)
    wide, window = chrome.execute_script(
        "return [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert window == width
    assert wide <= window


@pytest.mark.sweep
@pytest.mark.slow(seconds=3)
def test_tab_reaches_every_link_and_scroll_region_and_shows_where_it_is(chrome: webdriver.Chrome, address: str) -> None:
    show(chrome, address, 375)
    # What has the focus when the key is let go is kept with its outline and its place in the window. (As it gets the
    # focus is too early: a window that comes to the front hands the focus on before a key says that a ring is needed.)
    chrome.execute_script("""
        window.seen = [];
        addEventListener('keyup', () => {
            const element = document.activeElement;
            if (element === document.body) return;
            const style = getComputedStyle(element), box = element.getBoundingClientRect();
            seen.push([element, style.outlineStyle, parseFloat(style.outlineWidth),
                       box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth]);
        });
        const scrolls = element => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)
            && element.scrollWidth > element.clientWidth;
        window.wanted = [...document.querySelectorAll('body *')]
            .filter(element => element.matches('a[href], summary') || scrolls(element));
    """)
    wanted = chrome.execute_script("return wanted.length")
    stops = chrome.execute_script("return document.querySelectorAll('a[href], summary, [tabindex]').length")
    # Twice around: on a busy machine the first keys may come before the page has the focus.
    for _ in range(0, 2 * (stops + 2), 50):
        ActionChains(chrome, duration=0).send_keys(Keys.TAB * 50).perform()
    missed, hidden, faint = chrome.execute_script("""
        const reached = new Set(seen.map(entry => entry[0]));
        const told = elements => elements.map(element => element.outerHTML.slice(0, 200));
        return [told(wanted.filter(element => !reached.has(element))),
                told(seen.filter(entry => !entry[3]).map(entry => entry[0])),
                told(seen.filter(entry => entry[1] === 'none' || entry[2] < 2).map(entry => entry[0]))];
    """)
    assert wanted > 0
    assert missed == []
    assert hidden == []
    assert faint == []


def test_a_scroll_region_scrolls_with_the_arrow_keys(chrome: webdriver.Chrome, site: Path) -> None:
    show(chrome, f"{site.as_uri()}/index.html", 375)
    chrome.execute_script("document.querySelector('[aria-labelledby=matrix]').focus()")
    ActionChains(chrome, duration=0).send_keys(Keys.ARROW_RIGHT * 5).perform()
    moved = "return document.querySelector('[aria-labelledby=matrix]').scrollLeft"
    assert lab.until(lambda: chrome.execute_script(moved), 10) > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_nothing_is_cut_and_text_is_dark(chrome: webdriver.Chrome, address: str, scheme: str) -> None:
    show(chrome, address, PAPER, scheme, media="print")
    wide, cut, light = chrome.execute_script("""
        const shown = [...document.querySelectorAll('body *')].filter(element => element.getClientRects().length);
        const clips = element => getComputedStyle(element).overflowX !== 'visible'
            && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
        const beyond = element => !element.closest('.hidden, [style*="-9999px"]')
            && element.getBoundingClientRect().right > innerWidth + 1;
        const parts = color => color.match(/[\\d.]+/g).slice(0, 3).map(Number);
        const brightness = color => parts(color).reduce((sum, part) => sum + part, 0) / 3;
        const cut = shown.filter(element => clips(element) || beyond(element));
        return [document.documentElement.scrollWidth,
                cut.map(element => element.outerHTML.slice(0, 200)),
                shown.filter(element => brightness(getComputedStyle(element).color) > 140).length];
    """)
    assert wide <= PAPER
    assert cut == []
    assert light == 0


def test_on_paper_the_page_has_all_its_text(chrome: webdriver.Chrome, address: str) -> None:
    text = (
        "document.querySelectorAll('nav, #bar').forEach(part => part.remove());"
        "return document.querySelector('main').innerText"
    )
    show(chrome, address)
    on_screen = chrome.execute_script(text).split()
    show(chrome, address, PAPER, media="print")
    assert sorted(chrome.execute_script(text).split()) == sorted(on_screen)


def test_nothing_is_loaded_and_nothing_is_refused(chrome: webdriver.Chrome, address: str) -> None:
    messages(chrome)
    show(chrome, address)
    loaded = chrome.execute_script("return performance.getEntriesByType('resource').map(entry => entry.name)")
    assert [name for name in loaded if not name.startswith("data:")] == []
    assert messages(chrome) == []
    sources = chrome.execute_script("return [...document.querySelectorAll('[src], link')].map(e => e.src || e.href)")
    assert all(source.startswith("data:") for source in sources)
    assert chrome.execute_script("return document.scripts.length") == address.endswith("/index.html"), "ours, or none"


def test_the_content_policy_stops_what_slips_into_a_page(chrome: webdriver.Chrome, site: Path) -> None:
    page = (site / "index.html").read_text(encoding="utf-8")
    outside = '<script>document.title = "run"</script><img src="far.png"><img src="x" onerror="document.title = 1">'
    (site / "slipped.html").write_text(page.replace("<h1>", f"{outside}<h1>"), encoding="utf-8")
    show(chrome, f"{site.as_uri()}/slipped.html")
    assert chrome.title.startswith("Marks")
    assert chrome.execute_script("return [...document.images].every(image => image.naturalWidth === 0)")
    assert messages(chrome)


def test_pictures_inside_a_page_are_shown_with_words(chrome: webdriver.Chrome, site: Path) -> None:
    show(chrome, f"{site.as_uri()}/{page_name(STUDENTS[0])}")
    pictures = chrome.execute_script("return [...document.images].map(image => [image.naturalWidth, image.alt])")
    assert {words for _, words in pictures} == {ALT, "A figure that this notebook drew."}
    assert all(width > 0 for width, _ in pictures)


def test_every_link_of_the_class_page_leads_somewhere(chrome: webdriver.Chrome, site: Path) -> None:
    show(chrome, f"{site.as_uri()}/index.html")
    links = chrome.execute_script("return [...document.links].map(link => link.href)")
    inside = {urlsplit(link).fragment for link in links if urlsplit(link).fragment}
    assert inside
    assert all(chrome.execute_script("return !!document.getElementById(arguments[0])", name) for name in inside)
    pages = {unquote(urlsplit(link).path) for link in links if not urlsplit(link).fragment}
    assert len(pages) == 40
    assert all(Path(page).is_file() for page in pages)
