"""The site of our course: what its pages show and hide, that links hold, and that nobody else is asked for anything."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import nbformat
import pytest

from autograder.manifest import Course
from autograder.material import material_of, named
from autograder.site.glossary import read_glossary
from tests.site.conftest import Page, without_cells

pytestmark = [pytest.mark.sweep, pytest.mark.slow(seconds=120), pytest.mark.xdist_group("site")]
LESSON = "lessons/01_loading/01_loading.html"
WORDS_OF_COURSE = re.compile(r"\*{1,2}([a-z][^*\n]{1,40})\*{1,2}", re.IGNORECASE)
NO_TERMS = {
    # Words that are stressed, or that the text explains where they stand.
    "our forest", "which", "of its own", "virtual", "decimals", "its", "loud", "quiet", "one", "sooner",
    "without a bias",
    "two", "new", "new, unfitted", "another", "same", "fitted already", "pairs", "other", "width", "all", "pick", "no",
    "differences", "your", "test", "training", "test score", "probabilities", "positions", "neither", "nor", "wrong",
    "repeat", "into", "text", "looking", "counting", "above", "in the gap", "row", "column", "the", "sorts", "you",
    "patch", "minus", "load", "figure", "exactly", "pictures", "hand", "not fitted", "gain", "not", "that is there",
    "hands", "huge", "others", "as well", "squared", "those others", "with their labels", "our", "at least", "raw",
    "in place", "does my space contain the default?", "in two or three sentences:", "the first k are never empty.",
    "ran code that the file had chosen", "modified", "shuffle", "try first", "crop",
    "all pixels along the border are paper",
}  # fmt: skip


@pytest.fixture(scope="module")
def lesson(site: Path) -> str:
    return (site / LESSON).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    files = [
        file for file in sorted(site.rglob("*.html")) if not {"_static", "lite"} & set(file.relative_to(site).parts)
    ]
    return {file.relative_to(site).as_posix(): Page(file) for file in files}


def cell(page: str, name: str) -> str:
    """The element of a cell, up to the next cell."""
    begin = page.index(f"tag_cell-{name} ") if f"tag_cell-{name} " in page else page.index(f"tag_cell-{name}")
    end = page.find('<div class="cell ', begin)
    return page[begin : end if end > 0 else len(page)]


def test_every_code_cell_of_the_notebook_has_a_place_and_the_notebook_is_there(site: Path, lesson: str) -> None:
    notebook = nbformat.read(site / "_static/course/lessons/01_loading.ipynb", as_version=4)
    ids = [each.id for each in notebook.cells if each.cell_type == "code"]
    found = re.findall(r'<div class="cell [^"]*\btag_cell-([\w-]+)', lesson)
    assert found == ids
    assert all(not each.get("outputs") for each in notebook.cells)


def test_demonstrations_show_what_they_print_and_draw_and_exercises_show_their_starter(lesson: str) -> None:
    assert "cell_output" in cell(lesson, "01-005") and "<img" in cell(lesson, "01-005")
    assert "read right: 366" in re.sub(r"<[^>]+>", "", cell(lesson, "01-008"))
    exercise = cell(lesson, "01-025")
    assert "YOUR CODE HERE" in exercise and "cell_output" not in exercise
    assert "cell_output" not in cell(lesson, "01-026") and "cell_output" not in cell(lesson, "01-046"), (
        "it is asked for"
    )
    assert "widget" not in cell(lesson, "01-014")


def test_what_a_prediction_gives_away_is_closed_up_to_the_next_heading(lesson: str, course: Course) -> None:
    asked = [prediction.id for prediction in material_of(course, course.lessons[0]).predictions]
    closed = re.findall(r'<details class="course-closed" data-prediction="([\d.]+)">(.*?)</details>', lesson, re.DOTALL)
    assert [name for name, _ in closed] == asked
    words = {name: re.sub(r"<[^>]+>", "", part) for name, part in closed}
    assert "It reads 366" in words["1.1"] and "read as" in words["1.1"]
    assert not any(re.search(r"<h\d|check\(|predict\(", part) for _, part in closed)
    opened = re.sub(r"<details.*?</details>", "", lesson, flags=re.DOTALL)
    assert "It reads 366" not in opened and "<details open" not in lesson


def test_questions_stand_in_words_with_their_answers_closed(site: Path, lesson: str, course: Course) -> None:
    questions = named(course.lessons[0], material_of(course, course.lessons[0]).questions)
    for page in (lesson, (site / "questions.html").read_text(encoding="utf-8")):
        assert page.count('<details class="course-answer">') == len(questions)
        assert all(f"Question {name}" in page for name in questions)


def test_a_lesson_opens_in_jupyterlite_and_nowhere_that_is_not_known(site: Path, lesson: str) -> None:
    (line,) = re.findall(r'<p class="course-launch">.*?</p>', lesson)
    (address,) = re.findall(r'href="\.\./\.\./lite/notebooks/index\.html\?path=([^"]+)"', line)
    assert (site / "lite" / "files" / address).is_file() and line.count("<a ") == 1


def test_every_picture_has_words_and_those_of_a_lesson_are_the_authors(pages: dict[str, Page], lesson: str) -> None:
    for name, page in pages.items():
        assert all(len(alt.split()) >= 4 for src, alt in page.parsed.pictures), name
    assert 'alt="Picture: the printed words beside it say what it shows."' in lesson


def test_a_term_links_to_the_glossary_where_it_is_first_used_and_only_there(lesson: str) -> None:
    assert lesson.count('href="../../glossary.html#term-accuracy"') == 1
    first = re.search(r'href="../../glossary.html#term-accuracy"', lesson)
    assert first
    before = lesson[lesson.index('id="a-bet"') : first.start()]
    assert "accuracy" not in re.sub(r"<pre>.*?</pre>|<[^>]+>", "", before, flags=re.DOTALL)


def test_every_stressed_term_of_a_lesson_stands_in_the_glossary(course: Course) -> None:
    known = {name.lower() for names in read_glossary(course) for name in names}
    for each in course.lessons:
        notebook = nbformat.read(course.release(each), as_version=4)
        text = "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
        text = re.sub(r"```.*?```|`[^`]*`", "`", text, flags=re.DOTALL)
        found = {
            word.lower() for word in WORDS_OF_COURSE.findall(text) if not word.endswith((".", "`")) and "`" not in word
        }
        unknown = {
            word for word in found - NO_TERMS if not {word, word.removesuffix("s"), word.removesuffix("es")} & known
        }
        assert not unknown, each.name


def test_every_link_leads_somewhere_and_none_begins_at_the_root(site: Path, pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        for link in page.parsed.links:
            parts = urlsplit(link)
            if parts.scheme in ("http", "https", "mailto"):
                continue
            assert not link.startswith("/"), f"{name}: {link}"
            target = (page.file.parent / unquote(parts.path)).resolve() if parts.path else page.file
            assert target.exists(), f"{name}: {link}"
            if parts.fragment and target.suffix == ".html" and name not in ("genindex.html", "search.html"):
                there = pages[target.relative_to(site.resolve()).as_posix()] if parts.path else page
                assert unquote(parts.fragment) in there.parsed.ids, f"{name}: {link}"


def test_no_page_loads_anything_from_elsewhere(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        for address in page.parsed.loaded:
            assert not re.match(r"(?:[a-z]+:)?//|/", address) or address.startswith("data:"), f"{name}: {address}"


def test_pages_are_there_for_everybody_and_the_key_of_the_test_is_not(pages: dict[str, Page]) -> None:
    wanted = {
        "index", "lessons/01_loading/01_loading", "questions", "glossary", "teachers", "authors", "commands",
        "licences",
        "docs/teaching/syllabus", "docs/teaching/lesson-1", "docs/instructors", "docs/platforms/moodle",
        "docs/calibration", "docs/kill-matrix", "docs/performance", "docs/authors", "docs/api", "CHANGELOG", "search",
    }  # fmt: skip
    assert {f"{name}.html" for name in wanted} <= set(pages)
    assert not [name for name in pages if "test-key" in name or "test-form" in name]


def test_a_lesson_page_says_what_its_scripts_need(site: Path, lesson: str) -> None:
    if reason := without_cells():
        pytest.skip(reason)
    found = re.search(r'<script type="application/json" id="course-page">(.*?)</script>', lesson)
    assert found
    told = json.loads(found[1])
    for name in ("notebook", "wheel", "pyodide", "scripts"):
        assert (site / LESSON).parent.joinpath(told[name]).exists(), name
    assert told["lesson"] == "01_loading" and {"numpy", "scikit-learn"} <= set(told["packages"])
    assert not {"jupyter", "skops"} & set(told["packages"]), "Pyodide has none of these"
    assert (site / "service-worker.js").is_file() and (site / "_static/course/LICENCES.txt").is_file()
