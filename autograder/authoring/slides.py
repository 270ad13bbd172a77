"""Slides from a lesson's source: one HTML file that works without a network.

Headings of the second and third level begin a slide. So does what comes after a cell, and the cell after a long text,
a prediction or a question: a class says first what it expects. A slide shows lists, tables, predictions, and of each
paragraph the first sentence, what a colon leads to, and every question; its notes hold the whole text. Exercises and
questions are shown whole. Where a cell draws, the picture comes first and its code is folded. What is folded in the
lesson stays out, but for answers to small questions, which come on the next slide; so do solutions. What is too high
for a screen takes several slides.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from nbformat import NotebookNode

from autograder.authoring.build import CODE_STUB, solution_notebook
from autograder.authoring.execution import ANSWER, execute, has_gap, is_check, is_demo, parsed
from autograder.authoring.slide_questions import put_into_words
from autograder.authoring.slide_room import is_picture, packed, pieces_of, printed
from autograder.authoring.slide_text import is_question, short
from autograder.authoring.source import FOLDED
from autograder.manifest import Course, Lesson
from autograder.notebook.worked import SOLUTION

__all__ = ["Slide", "class_notebook", "slides_of", "slides_page"]

HEADING = re.compile(r"(#{1,3}) (.+)")
SHOWN_WHOLE = re.compile(r"(?:Exercise|Question) \d")
"""Titles of slides whose text is shown word for word."""
LINK = re.compile(r"(?<!!)\[([^\]]*)\]\((?!https?://)[^)]*\)")
FEW_WORDS = 50
"""So many words leave room for a cell."""


@dataclass(frozen=True)
class Slide:
    """What a class sees at once, as Markdown, a cell, and what cells show; `section` is the second heading above it."""

    title: str
    section: str = ""
    text: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    cell: NotebookNode | None = field(default=None, repr=False)
    outputs: tuple[NotebookNode, ...] = field(default=(), repr=False)
    size: float = 1
    """Of its letters: smaller where one thing is higher than a screen, larger for a few words."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing but a heading."""
        return not self.text and self.cell is None and not self.outputs


def slides_page(course: Course, lesson: Lesson, *, run: bool = False) -> str:
    """The slides of a lesson, as one page of HTML.

    Args:
        course: The course.
        lesson: The lesson.
        run: Whether to run the lesson with its solutions, so that slides show what cells print and draw.

    Raises:
        CourseError: The source is not sound, or a cell ends with an error.
    """
    notebook = class_notebook(course, lesson)
    if run:
        execute(notebook, course, lesson)
    folder = course.source(lesson).parent
    shown = [
        {
            "slide": slide,
            "text": _markdown(slide.text, folder),
            "notes": _markdown(slide.notes, folder) if slide.notes != slide.text else "",
            "code": _code(slide.cell) if slide.cell else "",
            "pictures": [_output(one) for one in slide.outputs if is_picture(one)],
            "outputs": [_output(one) for one in slide.outputs if not is_picture(one)],
        }
        for slide in slides_of(notebook)
    ]
    environment = Environment(
        loader=PackageLoader("autograder.authoring", "."), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    template = environment.get_template("slides.html.jinja")
    return template.render(course=course, lesson=lesson, slides=shown, colours=Markup(_colours()))


def class_notebook(course: Course, lesson: Lesson) -> NotebookNode:
    """The lesson with solutions, and with what its cells ask in words: what slides are made of.

    Raises:
        CourseError: The source is not sound.
    """
    notebook = solution_notebook(course, lesson)
    put_into_words(course, lesson, notebook)
    return notebook


def slides_of(notebook: NotebookNode) -> list[Slide]:
    """The slides that a lesson's notebook makes, in order."""
    return [part for slide in _all_slides(notebook) if not slide.is_empty for part in _fitted(slide)]


def _all_slides(notebook: NotebookNode) -> Iterator[Slide]:
    slide, whole = Slide(""), False
    for cell, after in zip(notebook.cells, [*notebook.cells[1:], None], strict=True):
        if cell.cell_type == "code":
            if _is_left_out(cell):
                whole = whole and not is_check(cell)
                continue
            if _stands_alone(slide, cell):
                yield slide
                slide = replace(slide, text=(), notes=())
            yield replace(slide, cell=cell, outputs=() if has_gap(cell, after) else _outputs(cell))
            slide = replace(slide, text=(), notes=())
            continue
        for number, part in enumerate(ANSWER.split(cell.source)):
            if number % 2:  # The answer to what stands before it.
                answer = tuple(_blocks(part))
                yield from (slide, Slide(f"{slide.title}: answer", slide.section, answer, answer))
                slide = replace(slide, text=(), notes=())
                continue
            for block in _blocks(part):
                if heading := HEADING.fullmatch(block):
                    yield slide
                    slide = _begun(slide, len(heading[1]), heading[2].strip())
                    whole = bool(SHOWN_WHOLE.match(slide.title))
                else:
                    shown = block if whole else short(block)
                    slide = replace(slide, text=(*slide.text, shown), notes=(*slide.notes, block))
    yield slide


def _fitted(slide: Slide) -> Iterator[Slide]:
    """A slide, or several of which none is higher than a screen; letters shrink where one piece alone is too high."""
    code = SOLUTION.sub(CODE_STUB, slide.cell.source) if slide.cell else None
    pieces = pieces_of(slide.text, code, slide.outputs)
    whole = bool(re.match(r"Question", slide.title))
    for pieces_here, size in packed(pieces, together=whole):
        texts = [piece.number for piece in pieces_here if piece.kind == "text"]
        yield replace(
            slide,
            text=tuple(piece.text for piece in pieces_here if piece.kind == "text"),
            notes=tuple(slide.notes[number] for number in dict.fromkeys(texts)),
            cell=slide.cell if any(piece.kind == "code" for piece in pieces_here) else None,
            outputs=tuple(slide.outputs[piece.number] for piece in pieces_here if piece.kind == "output"),
            size=size,
        )


def _stands_alone(slide: Slide, cell: NotebookNode) -> bool:
    """Whether a cell comes on the next slide: it answers a question, or both do not fit on one."""
    if not slide.text:
        return False
    asks = is_demo(cell) and is_question(slide.notes[-1])
    return asks or len(" ".join(slide.text).split()) > FEW_WORDS


def _begun(last: Slide, level: int, title: str) -> Slide:
    return Slide(title, section=last.section if level == 3 else title)


def _is_left_out(cell: NotebookNode) -> bool:
    """Whether a cell is a check, or has nothing but imports."""
    if is_check(cell):
        return True
    code = parsed(cell)
    return code is not None and all(isinstance(node, ast.Import | ast.ImportFrom) for node in code.body)


def _blocks(text: str) -> Iterator[str]:
    """Paragraphs, lists, tables and fences, without what is folded."""
    text = FOLDED.sub("", text)
    for part in re.split(r"(^```.*?^```$)", text, flags=re.DOTALL | re.MULTILINE):
        for block in [part] if part.startswith("```") else re.split(r"\n\s*\n", part):
            if block.strip():
                yield LINK.sub(r"\1", block.strip("\n"))


@cache
def _markdown_reader(folder: Path) -> Any:
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    renderer = IPythonRenderer(escape=False, exclude_anchor_links=True, embed_images=True, path=str(folder))
    return MarkdownWithMath(renderer=renderer)


def _markdown(blocks: tuple[str, ...], folder: Path) -> Markup:
    return Markup(_markdown_reader(folder).render("\n\n".join(blocks)))


def _code(cell: NotebookNode) -> Markup:
    """The code of a cell in colours, a starter in the place of a solution."""
    from nbconvert.filters import Highlight2HTML

    return Markup(Highlight2HTML()(SOLUTION.sub(CODE_STUB, cell.source), language="python"))


def _colours() -> str:
    from pygments.formatters import HtmlFormatter

    return str(HtmlFormatter(style="default").get_style_defs(".highlight"))


def _outputs(cell: NotebookNode) -> tuple[NotebookNode, ...]:
    """What a cell shows. Of cells that students write, nothing: it would tell the answer."""
    return tuple(cell.get("outputs", [])) if is_demo(cell) else ()


def _output(output: NotebookNode) -> Markup:
    data = output.get("data", {})
    if is_picture(output):
        picture = "".join(data["image/png"].split())
        return Markup(f'<img src="data:image/png;base64,{picture}" alt="The figure that this cell draws.">')
    if "text/html" in data:
        return Markup(f'<div class="table">{data["text/html"]}</div>')
    text = printed(output)
    return Markup(f"<pre>{escape(text)}</pre>") if text else Markup("")
