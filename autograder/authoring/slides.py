"""Slides from a lesson's source: one HTML file that works without a network.

Headings of the second and third level begin a slide. So does what comes after a cell, and the cell after a long text
or a prediction: a class says first what it expects. A slide shows lists, tables, predictions, and the first sentence of
each paragraph; its notes hold the whole text. Where a cell draws, the picture comes first and its code is folded. What
is folded in the lesson stays out, and so do solutions.
"""

from __future__ import annotations

import ast
import os
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
from autograder.errors import CourseError
from autograder.manifest import Course, Lesson
from autograder.notebook import CHECK_CALL, DEMO_TAG
from autograder.notebook.worked import SOLUTION

__all__ = ["Slide", "slides_of", "slides_page"]

HEADING = re.compile(r"(#{1,3}) (.+)")
EXERCISE = re.compile(r"Exercise \d")
OPTION = re.compile(r"<details><summary>([A-Z]\. .*?)</summary>.*?</details>", re.DOTALL)
FOLDED = re.compile(r"<details>.*?</details>", re.DOTALL)
LINK = re.compile(r"(?<!!)\[([^\]]*)\]\((?!https?://)[^)]*\)")
SENTENCE = re.compile(r"(?<=[.?!:])\s+(?=[A-Z`*\"“(])")
QUIET = ["--IPKernelApp.log_level=40"]
"""For the kernel: its warnings are about machines that others share."""
INLINE = "module://matplotlib_inline.backend_inline"
"""Where figures are drawn, whatever the environment says: into the notebook."""
PREDICTION = "**Predict"
FEW_WORDS = 50
"""So many words leave room for a cell."""
WHOLE = ("-", "*", "|", ">", "<", "!", "```", "    ")
"""How a block begins that is shown whole: a list, a table, a quotation, HTML, a picture, code, bold words."""


@dataclass(frozen=True)
class Slide:
    """What a class sees at once, as Markdown and a cell; `section` is the heading of the second level above it."""

    title: str
    section: str = ""
    text: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    cell: NotebookNode | None = field(default=None, repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing but a heading."""
        return not self.text and self.cell is None


def slides_page(course: Course, lesson: Lesson, *, run: bool = False) -> str:
    """The slides of a lesson, as one page of HTML.

    Args:
        course: The course.
        lesson: The lesson.
        run: Whether to run the lesson with its solutions, so that slides show what cells print and draw.

    Raises:
        CourseError: The source is not sound, or a cell ends with an error.
    """
    notebook = solution_notebook(course, lesson)
    if run:
        _execute(notebook, course, lesson)
    folder = course.source(lesson).parent
    shown = [
        {
            "slide": slide,
            "text": _markdown(slide.text, folder),
            "notes": _markdown(slide.notes, folder) if slide.notes != slide.text else "",
            "code": _code(slide.cell) if slide.cell else "",
            "pictures": [_output(one) for one in _outputs(slide.cell) if _is_picture(one)],
            "outputs": [_output(one) for one in _outputs(slide.cell) if not _is_picture(one)],
        }
        for slide in slides_of(notebook)
    ]
    environment = Environment(
        loader=PackageLoader("autograder.authoring", "."), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    template = environment.get_template("slides.html.jinja")
    return template.render(course=course, lesson=lesson, slides=shown, colours=Markup(_colours()))


def slides_of(notebook: NotebookNode) -> list[Slide]:
    """The slides that a lesson's notebook makes, in order."""
    return [slide for slide in _all_slides(notebook) if not slide.is_empty]


def _all_slides(notebook: NotebookNode) -> Iterator[Slide]:
    slide = Slide("")
    for cell in notebook.cells:
        if cell.cell_type == "code":
            if _is_left_out(cell):
                continue
            if _stands_alone(slide.text):
                yield slide
                slide = replace(slide, text=(), notes=())
            yield replace(slide, cell=cell)
            slide = replace(slide, text=(), notes=())
            continue
        for block in _blocks(cell.source):
            heading = HEADING.fullmatch(block)
            if heading:
                yield slide
                slide = _begun(slide, len(heading[1]), heading[2].strip())
            else:
                shown = block if EXERCISE.match(slide.title) else _short(block)
                slide = replace(slide, text=(*slide.text, shown), notes=(*slide.notes, block))
    yield slide


def _stands_alone(text: tuple[str, ...]) -> bool:
    """Whether the cell after a text comes on the next slide: after a prediction, or if both do not fit on one."""
    return bool(text) and (text[-1].startswith(PREDICTION) or len(" ".join(text).split()) > FEW_WORDS)


def _begun(last: Slide, level: int, title: str) -> Slide:
    return Slide(title, section=last.section if level == 3 else title)


def _is_left_out(cell: NotebookNode) -> bool:
    """Whether a cell is a check, or has nothing but imports."""
    if CHECK_CALL.fullmatch(cell.source.strip()):
        return True
    try:
        return all(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.parse(cell.source).body)
    except SyntaxError:  # A magic command of IPython.
        return False


def _blocks(text: str) -> Iterator[str]:
    """Paragraphs, lists, tables and fences. Of what is folded only options stay, without what is said of them."""
    text = FOLDED.sub("", OPTION.sub(r"- \1", text))
    for part in re.split(r"(^```.*?^```$)", text, flags=re.DOTALL | re.MULTILINE):
        for block in [part] if part.startswith("```") else re.split(r"\n\s*\n", part):
            if block.strip():
                yield LINK.sub(r"\1", block.strip("\n"))


def _short(block: str) -> str:
    """The first sentence of a paragraph, and the last one if it leads to what follows; anything else whole."""
    if block.startswith(WHOLE) or re.match(r"\d+\. ", block):
        return block
    first, *others = SENTENCE.split(" ".join(block.split()))
    return f"{first} … {others[-1]}" if others and others[-1].endswith(":") else first


def _execute(notebook: NotebookNode, course: Course, lesson: Lesson) -> None:
    """Run the lesson but for its checks; the outputs are put into the notebook."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    source = course.source(lesson)
    notebook.cells = [cell for cell in notebook.cells if not CHECK_CALL.fullmatch(cell.source.strip())]
    seconds = int(course.limits.notebook_seconds)
    resources = {"metadata": {"path": str(source.parent)}}
    try:
        client = NotebookClient(
            notebook, timeout=seconds, kernel_name="python3", resources=resources, extra_arguments=QUIET
        )
        client.execute(env={**os.environ, "MPLBACKEND": INLINE})
    except CellExecutionError as error:
        problem = f"a cell ends with {error.ename}: {error.evalue}"
        raise CourseError(
            f"{problem}.", file=source, mend="Run the lesson's solution notebook from the top."
        ) from error


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


def _outputs(cell: NotebookNode | None) -> list[NotebookNode]:
    """What a cell shows. Of cells that students write, nothing: it would tell the answer."""
    return list(cell.get("outputs", [])) if cell and DEMO_TAG in cell.metadata.get("tags", []) else []


def _is_picture(output: NotebookNode) -> bool:
    return "image/png" in output.get("data", {})


def _output(output: NotebookNode) -> Markup:
    data = output.get("data", {})
    if _is_picture(output):
        picture = "".join(data["image/png"].split())
        return Markup(f'<img src="data:image/png;base64,{picture}" alt="The figure that this cell draws.">')
    if "text/html" in data:
        return Markup(f'<div class="table">{data["text/html"]}</div>')
    text = output.get("text", "") or data.get("text/plain", "")
    return Markup(f"<pre>{escape(text)}</pre>") if text.strip() else Markup("")
