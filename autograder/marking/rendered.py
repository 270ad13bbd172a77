"""Text and code of strangers as HTML: nothing in it acts, is fetched or is a link."""

from __future__ import annotations

from functools import cache
from html import escape

from markdown_it import MarkdownIt
from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

__all__ = ["code", "prose"]

LONGEST = 20_000
"""Characters of one cell that are shown."""
INERT = ("link", "image", "autolink", "reference", "html_block", "html_inline", "entity")
"""What is left as it was written."""


def code(source: str) -> Markup:
    """Python code with classes for its parts, escaped."""
    formatter = HtmlFormatter(nowrap=True)
    return Markup(highlight(source[:LONGEST], PythonLexer(stripnl=False), formatter)) + _rest(source)


def prose(source: str) -> Markup:
    """Markdown with its lists, tables, emphasis and code. Links, pictures and HTML are shown as they were written."""
    tokens = _markdown().parse(source[:LONGEST])
    for token in tokens:
        # A heading of a stranger is no heading of the page.
        if token.type in ("heading_open", "heading_close"):
            token.tag = "p"
            token.attrSet("class", "heading")
        elif token.type == "fence":
            token.info = ""
    html = _markdown().renderer.render(tokens, _markdown().options, {})
    return Markup(html.replace("<pre>", '<pre tabindex="0">')) + _rest(source)


def _rest(source: str) -> Markup:
    more = len(source) - LONGEST
    return Markup(f'<p class="note">{escape(f"… and {more} more characters.")}</p>' if more > 0 else "")


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(list(INERT))
