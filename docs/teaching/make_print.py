"""Makes pages to print from a browser: the forms of the test, its key, and sheets to bet on.

python docs/teaching/make_print.py [--out FOLDER] [PAGE.md …]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

import click
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from autograder.authoring.source import read_source
from autograder.manifest import Course, Lesson, load_course
from benchmarks.minutes import parts_of

FOLDER = Path(__file__).parent
PAGES = ("test-form-a.md", "test-form-b.md", "test-key.md")
BET = re.compile(r"\*\*Predict\.\*\*(.*?)(?=\n\n|\Z)", re.DOTALL)
TOLD = re.compile(r"^[^?]*?\b0\.\d{3}\. ")
"""A score before the question: it would tell what came out of an earlier bet on the same sheet."""
HEADING = re.compile(r"^#{1,3} (.+)$", re.MULTILINE)
TWO = '<div class="two"><span>My bet:</span><span>What came out:</span></div>'
FRAME = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
@page {{ size: A4; margin: 18mm 18mm 20mm; @bottom-left {{ content: "{title}"; font: 8pt sans-serif; }}
  @bottom-right {{ content: counter(page) " of " counter(pages); font: 8pt sans-serif; }} }}
html {{ font: 11pt/1.4 system-ui, sans-serif; color: #000; background: #fff; }}
body {{ max-width: 174mm; margin: 0 auto; }}
h1 {{ font-size: 1.5em; margin: 0 0 0.5em; }}
h2 {{ font-size: 1.1em; margin: 1.3em 0 0.3em; break-after: avoid; }}
p, ul, ol {{ margin: 0.4em 0; }}
section {{ break-inside: avoid; }}
ul:has(> li.box) {{ padding-left: 0; }}
li.box {{ list-style: none; margin: 0.25em 0; padding-left: 1.6em; text-indent: -1.6em; }}
table {{ border-collapse: collapse; margin: 0.5em 0; }}
th, td {{ border: 1px solid #777; padding: 0.15em 0.7em; text-align: left; }}
code {{ font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 0.88em; overflow-wrap: anywhere; }}
pre {{ padding: 0.5em 0.8em; border: 1px solid #777; white-space: pre-wrap; }}
hr.room {{ height: 8.5mm; margin: 0; border: 0; border-bottom: 1px dotted #777; }}
.two {{ display: flex; gap: 8mm; }}
.two span {{ flex: 1; height: 12mm; padding-top: 1mm; border-bottom: 1px dotted #777; font-size: 0.85em; }}
@media screen {{ body {{ padding: 12mm; }} }}
</style>
</head>
<body>
{body}
</body>
</html>
"""


@dataclass(frozen=True)
class Bet:
    """What a lesson asks for before a cell is run, and under which heading."""

    heading: str
    question: str


def room(lines: int) -> str:
    """So many lines to write on."""
    return "\n".join(['<hr class="room">'] * lines)


def html_page(markdown: str) -> str:
    """A Markdown text as a page to print: what stands below a heading is kept together, and nothing is loaded."""
    found = HEADING.search(markdown)
    title = escape(found[1]) if found else "A page"
    reader = MarkdownWithMath(renderer=IPythonRenderer(escape=False, exclude_anchor_links=True))
    parts = re.split(r"^(?=## )", markdown, flags=re.MULTILINE)
    body = "\n".join(f"<section>\n{reader.render(part)}</section>" for part in parts)
    body = re.sub(r"<li>(?=☐)", '<li class="box">', re.sub(r"(?<=\d) %", "\N{NO-BREAK SPACE}%", body))
    return FRAME.format(title=title, body=body)


def bets(course: Course, lesson: Lesson) -> Iterator[Bet]:
    """The predictions that a lesson asks for, in order."""
    for heading, text, _ in parts_of(read_source(course.source(lesson)).cells):
        yield from (Bet(heading, TOLD.sub("", " ".join(bet.split()))) for bet in BET.findall(text))


def bet_sheet(course: Course, lesson: Lesson) -> str:
    """A sheet for the bets of a lesson, in Markdown."""
    parts = [
        f"# Bets of lesson {lesson.number}: {lesson.title}\n",
        "Write your bet down **before** the cell is run; a word or a number is enough. A wrong bet costs nothing: it "
        "shows you where you learn something. Afterwards, add what came out.\n",
        "Name or sign: ______________________\n",
    ]
    for number, bet in enumerate(bets(course, lesson), 1):
        parts.append(f"## {number}. {bet.heading}\n\n{bet.question}\n\n{TWO}\n")
    return "\n".join(parts)


def sheets(course: Course) -> dict[str, str]:
    """All pages that need no seed: name, and text in Markdown."""
    forms = {Path(name).stem: (FOLDER / name).read_text(encoding="utf-8") for name in PAGES}
    return forms | {f"bets-{lesson.number}": bet_sheet(course, lesson) for lesson in course.lessons}


@click.command()
@click.argument("pages", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), default=Path("print"), help="The folder to write to.")
def main(pages: tuple[Path, ...], out: Path) -> None:
    """Make pages to print from a browser: the test in both forms, its key, and a sheet of bets for each lesson.

    With PAGES, these Markdown files are made into pages instead.
    """
    texts = {page.stem: page.read_text(encoding="utf-8") for page in pages} or sheets(load_course())
    out.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        path = out / f"{name}.html"
        path.write_text(html_page(text), encoding="utf-8")
        click.echo(f"written: {path}")


if __name__ == "__main__":
    main()
