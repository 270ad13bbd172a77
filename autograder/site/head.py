"""An extension of Sphinx: addresses that a page needs as seen from there, of scripts and of what they read."""

from __future__ import annotations

import json
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

__all__ = ["setup"]

HERE = "_static/course"
"""Where scripts, notebooks and the wheel of students lie, below the root of the site."""


def setup(app: Sphinx) -> dict[str, Any]:
    """Tell Sphinx of it. `course_pages` in its configuration says for each lesson what its page reads."""
    app.add_config_value("course_pages", {}, "env")
    app.connect("html-page-context", _add)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _add(app: Sphinx, page: str, template: str, context: dict[str, Any], tree: nodes.document | None) -> None:
    address = context["pathto"]
    context["theme_extra_footer"] = f'<p><a href="{address("licences")}">Licences</a></p>'
    about = app.config.course_pages.get(page)
    if about is None:
        return
    near = {name: address(f"{HERE}/{about[name]}", resource=True) for name in ("notebook", "wheel")}
    near["scripts"] = address(HERE, resource=True).rstrip("/") + "/"
    pyodide = about["pyodide"]
    near["pyodide"] = pyodide if "://" in pyodide else address(pyodide, resource=True).rstrip("/") + "/"
    # What ends an element must not end this one.
    told = json.dumps({**about, **near}).replace("</", "<\\/")
    context["body"] += f'<script type="application/json" id="course-page">{told}</script>\n'
    app.add_js_file("course/page.js", type="module")
    app.add_css_file("course/page.css")
