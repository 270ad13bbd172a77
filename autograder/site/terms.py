"""An extension of Sphinx: where a lesson first uses a term of the glossary, the term becomes a link to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

__all__ = ["setup"]

PLAIN = (nodes.title, nodes.literal, nodes.literal_block, nodes.reference, nodes.raw, nodes.rubric, nodes.term)
"""No term in these becomes a link."""


def setup(app: Sphinx) -> dict[str, Any]:
    """Tell Sphinx of it. `course_terms` in its configuration has the names of each term."""
    app.add_config_value("course_terms", [], "env")
    app.connect("doctree-read", _link)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _link(app: Sphinx, tree: nodes.document) -> None:
    page = app.env.docname
    if not page.startswith("lessons/"):
        return
    left = [tuple(names) for names in app.config.course_terms]
    pattern = _any_of(left)
    for text in list(_texts(tree)) if left else []:
        parts: list[nodes.Node] = []
        at = 0
        for found in pattern.finditer(text.astext()):
            name = found[0].lower()
            names = next((names for names in left if _is_one(name, names)), None)
            if names is None:
                continue
            left.remove(names)
            parts += [nodes.Text(text.astext()[at : found.start()]), _reference(page, names[0], found[0])]
            at = found.end()
        if parts:
            text.parent.replace(text, [*parts, nodes.Text(text.astext()[at:])])


def _texts(tree: nodes.document) -> Iterator[nodes.Text]:
    for text in tree.findall(nodes.Text):
        above, outer = text.parent, []
        while above is not None:
            outer.append(above)
            above = above.parent
        in_cell = any("cell_output" in node.get("classes", ()) for node in outer if isinstance(node, nodes.Element))
        if not in_cell and not any(isinstance(node, (*PLAIN, addnodes.pending_xref)) for node in outer):
            yield text


def _any_of(terms: Sequence[tuple[str, ...]]) -> re.Pattern[str]:
    """Any name of any term as whole words, the longest first, also with an s."""
    every = sorted((re.escape(name) for names in terms for name in names), key=len, reverse=True)
    words = "|".join(name.replace(r"\ ", r"\s+") for name in every)
    return re.compile(rf"(?<![\w-])(?:{words})(?:e?s)?(?![\w-])", re.IGNORECASE)


def _is_one(found: str, names: Sequence[str]) -> bool:
    words = " ".join(found.split())
    return any(words in (name.lower() + end for end in ("", "s", "es")) for name in names)


def _reference(page: str, term: str, words: str) -> addnodes.pending_xref:
    return addnodes.pending_xref(
        "",
        nodes.inline(words, words, classes=["std", "std-term"]),
        refdomain="std",
        reftype="term",
        reftarget=term,
        refdoc=page,
        refexplicit=True,
        refwarn=True,
    )
