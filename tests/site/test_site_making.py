"""How a site is made: what must not be in it stops it, what is there is not written over, and what is wrong is told."""

from __future__ import annotations

import http.client
import json
import shutil
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from autograder.errors import CourseError, UsageError
from autograder.handout.secrets import Secrets
from autograder.manifest import Course
from autograder.notebook.worked import Solutions
from autograder.site import site as making
from autograder.site.glossary import read_glossary
from autograder.site.links import pictures_of, with_links_of
from autograder.site.pages import without_secrets
from autograder.site.pyodide import CORE, OFFICIAL, pyodide_named
from autograder.site.server import site_server
from autograder.site.site import MARK, make_site
from autograder.site.source import Plan
from tests.conftest import run, working_in
from tests.site.conftest import SECRET, course_with_a_bank, missing

pytestmark = pytest.mark.xdist_group("site")
needs_sphinx = pytest.mark.skipif(bool(missing()), reason=missing() or "all is here")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course of one lesson, with an answer in its bank and a page for teachers."""
    course = course_with_a_bank(tmp_path_factory.mktemp("small"))
    (course.root / "docs").mkdir()
    (course.root / "docs" / "pilot.md").write_text(f"# A pilot\n\nBefore.\n\n```python\n{SECRET}```\n\nAfter.\n")
    return course


def plan(course: Course) -> Plan:
    return Plan(course, cells=False, lite=False, commands={"check": "Usage: course check"})


@pytest.fixture(scope="module")
def made(small: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site(plan(small), tmp_path_factory.mktemp("made") / "site").folder


@needs_sphinx
@pytest.mark.slow(15)
def test_a_course_without_pages_of_its_own_gets_a_site(made: Path) -> None:
    start = (made / "index.html").read_text(encoding="utf-8")
    assert "lessons/01_first/01_first.html" in start and not (made / "glossary.html").exists()
    assert (made / "lessons/01_first/01_first.html").is_file() and (made / ".nojekyll").is_file()
    assert "course-page" not in (made / "lessons/01_first/01_first.html").read_text(encoding="utf-8")
    assert "course check" in (made / "commands.html").read_text(encoding="utf-8")
    assert json.loads((made / MARK).read_text())["course"] == "fragile"


@needs_sphinx
@pytest.mark.slow(15)
def test_a_page_for_teachers_loses_what_gives_an_answer_away_and_says_so(made: Path) -> None:
    page = (made / "docs/pilot.html").read_text(encoding="utf-8")
    assert "Before." in page and "After." in page and "1 of its parts" in page and "sides" not in page


@pytest.mark.sweep
@needs_sphinx
@pytest.mark.slow(15)
def test_an_earlier_site_is_replaced_whole(small: Course, made: Path) -> None:
    (made / "old.html").write_text("old")
    make_site(plan(small), made)
    assert not (made / "old.html").exists() and (made / "index.html").is_file()
    assert [path.name for path in made.parent.iterdir()] == ["site"], "nothing is left beside it"


@pytest.mark.sweep
@needs_sphinx
@pytest.mark.slow(15)
def test_a_leak_in_a_finished_page_stops_it_even_in_colours(
    small: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def with_leak(source: Path, settings: Path, out: Path) -> None:
        shutil.copytree(source / "static", out / "_static")
        coloured = highlight(SECRET, PythonLexer(), HtmlFormatter())
        (out / "notes.html").write_text(f"<!DOCTYPE html><html><body>{coloured}</body></html>")

    monkeypatch.setattr(making, "build_pages", with_leak)
    with pytest.raises(CourseError, match=r"notes\.html \(HTML\) holds the entry right/1\.1-sides"):
        make_site(plan(small), tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.sweep
@needs_sphinx
@pytest.mark.slow(15)
def test_what_sphinx_says_of_a_page_is_told_with_the_page(small: Course, tmp_path: Path) -> None:
    page = small.root / "docs" / "jcopml.md"
    page.write_text("# Helpers\n\n```{nothing-like-this}\n```\n")
    try:
        with pytest.raises(CourseError, match=r"docs/jcopml\.md:3: WARNING: Unknown directive"):
            make_site(plan(small), tmp_path / "site")
    finally:
        page.unlink()
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_not_written_over(small: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "need_sphinx", lambda: None)
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(UsageError, match="holds something else, and nothing is written over"):
        make_site(plan(small), tmp_path)
    assert (tmp_path / "thesis.txt").read_text() == "mine"


def test_without_sphinx_one_line_names_the_extra(
    small: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("autograder.site.sphinx_build.NEEDED", ("no_such_package",))
    with working_in(small.root):
        assert run("site", "--out", tmp_path / "site", "--no-cells") == 2
    assert 'pip install "mnist-course[site]"' in capsys.readouterr().err


def test_a_folder_that_is_no_pyodide_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no folder of Pyodide: it lacks pyodide\.asm\.js"):
        pyodide_named(str(tmp_path))
    assert pyodide_named("https://example.org/py").address == "https://example.org/py/"


def test_a_changed_file_of_pyodide_is_refused_and_others_are_left_out(tmp_path: Path) -> None:
    folder, site = tmp_path / "pyodide", tmp_path / "site"
    folder.mkdir()
    for name in CORE:
        (folder / name).write_text("x")
    lock = {"packages": {"one": {"file_name": "one.whl", "sha256": "0" * 64}}}
    (folder / "pyodide-lock.json").write_text(json.dumps(lock))
    (folder / "diary.txt").write_text("private")
    pyodide_named(str(folder)).copy_into(site)
    assert {path.name for path in (site / "_static/pyodide").iterdir()} == set(CORE)
    (folder / "one.whl").write_text("changed")
    with pytest.raises(UsageError, match=r"one\.whl is not the file that .*pyodide-lock\.json names"):
        pyodide_named(str(folder)).copy_into(tmp_path / "other")
    OFFICIAL.copy_into(tmp_path / "none")
    assert not (tmp_path / "none").exists()


PAGES = {"docs/a.md", "docs/teaching/b.md", "lessons/01/01.ipynb", "docs/pictures/p.png"}


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("[b](teaching/b.md#part)", "[b](teaching/b.md#part)"),
        ("[lesson](../lessons/01/01.ipynb)", "[lesson](../lessons/01/01.ipynb)"),
        ("[a test](../tests/x.py)", "a test (`tests/x.py` of the course)"),
        ("[tests/x.py](../tests/x.py)", "tests/x.py"),
        ("[far](https://example.org) [here](#there)", "[far](https://example.org) [here](#there)"),
        ("`[no](link.md)` and\n```\n[no](link.md)\n```", "`[no](link.md)` and\n```\n[no](link.md)\n```"),
        ("[`code`](../x.py)", "`code` (`x.py` of the course)"),
        ("![A picture](pictures/p.png) ![Another](pictures/q.png)", "![A picture](pictures/p.png) Another"),
    ],
)
def test_links_stay_or_become_words(text: str, mended: str) -> None:
    assert with_links_of(text, "docs/a.md", PAGES) == mended


def test_pictures_are_found_in_links_too() -> None:
    text = "[![Words of it](pictures/p.png)](b.md) ![More](https://example.org/x.png)"
    assert pictures_of(text, "docs/a.md") == ["docs/pictures/p.png"]


def test_rows_paragraphs_and_code_with_a_secret_are_left_out() -> None:
    secrets = Secrets()
    secrets.add_code(SECRET, "a solution")
    row = f"| 1 | `{' '.join(SECRET.split())}` |"
    page = f"# T\n\nOne.\n\n| a | b |\n|---|---|\n{row}\n| 2 | x |\n\n```python\n{SECRET}```\nTwo.\n"
    shown = without_secrets(page, "docs/t.md", secrets)
    assert shown.startswith("# T\n\n*Left out of `docs/t.md`")
    assert (
        "2 of its parts" in shown
        and "One." in shown
        and "| 2 | x |" in shown
        and "Two." in shown
        and "sides" not in shown
    )
    assert without_secrets("# T\n\nOne.\n", "docs/t.md", secrets) == "# T\n\nOne.\n"


@pytest.mark.parametrize(
    ("line", "problem"),
    [("- accuracy: a share", "no item of a glossary"), ("- **Seed**: again", "seed is here a second time")],
)
def test_a_wrong_line_of_the_glossary_is_told_with_its_number(small: Course, line: str, problem: str) -> None:
    file = small.root / "docs" / "glossary.md"
    file.write_text(f"# Glossary\n\n- **seed**, **seeds**: where chance begins.\n{line}\n")
    try:
        with pytest.raises(CourseError, match=rf"glossary\.md:4: .*{problem}"):
            read_glossary(small)
    finally:
        file.unlink()


def test_the_server_is_for_this_machine_and_lets_pages_share_memory(tmp_path: Path) -> None:
    (tmp_path / "page.mjs").write_text("1")
    with site_server(tmp_path) as server:
        assert server.server_address[0] == "127.0.0.1"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
            connection.request("GET", "/page.mjs")
            answer = connection.getresponse()
            has: Mapping[str, str] = dict(answer.getheaders())
            connection.close()
        finally:
            server.shutdown()
            thread.join()
    assert answer.status == 200 and has["Content-type"].startswith("text/javascript")
    assert has["Cross-Origin-Opener-Policy"] == "same-origin"
    assert has["Cross-Origin-Embedder-Policy"] == "require-corp"


def test_plans_begin_with_nothing_that_helps_students_too_much(small: Course) -> None:
    assert Plan(small).solutions is Solutions.NONE and Plan(small).pyodide is OFFICIAL
