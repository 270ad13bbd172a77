"""Sphinx's configuration of the site. What differs from course to course stands in site.json beside the pages."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

FILE = Path(os.environ["COURSE_SITE"])
SITE: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))

project = SITE["title"]
author = copyright = ""
version = release = SITE["version"]
language = "en"
extensions = ["myst_nb", "sphinx_copybutton", "sphinx_design", "autograder.site.terms", "autograder.site.head"]
exclude_patterns = ["static"]
course_terms = SITE["terms"]
course_pages = SITE["pages"]

nb_execution_mode = "off"
nb_merge_streams = True
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 4
# A heading may skip a level, and a block may be of a kind that Pygments has no colours for.
suppress_warnings = ["myst.header", "misc.highlighting_failure"]

html_theme = "sphinx_book_theme"
html_title = SITE["title"]
html_static_path = [str(FILE.with_name("static"))]
html_css_files = ["site.css"]
html_favicon = str(Path(__file__).with_name("sign.svg"))
# Without the title above it: the first page stands in the list of pages.
html_sidebars = {"**": ["search-button-field.html", "sbt-sidebar-nav.html"]}
html_context = {"default_mode": "auto"}
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_show_copyright = False
html_last_updated_fmt = None
html_theme_options = {
    "use_download_button": False,
    "use_fullscreen_button": False,
    "show_navbar_depth": 1,
    "show_toc_level": 2,
    "home_page_in_toc": True,
    "navbar_persistent": [],
    "search_bar_text": "Search this course",
}
copybutton_exclude = ".linenos, .gp, .go"
