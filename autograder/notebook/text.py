"""Notebooks that are written as text: Python with cell marks, and MyST Markdown. Nothing in them is run."""

from __future__ import annotations

import importlib
import re
from pathlib import PurePath
from typing import Any

from autograder.errors import SubmissionError

__all__ = ["FORMATS", "notebook_of_text"]

FORMATS = (".py", ".md")
MARK = re.compile(r"^# ?%%", re.MULTILINE)
IN = re.compile(r"^# In ?\[[ \d*]*\]:[ \t]*$", re.MULTILINE)
"""How Jupyter marks cells where it saves a notebook as a script."""
CODE_CELL = re.compile(r"^(?:```|~~~|:::)\s*\{code-cell\}", re.MULTILINE)
HEADER = re.compile(r"\A---\n.*?^jupyt(?:ext|er):.*?^---$", re.MULTILINE | re.DOTALL)


def notebook_of_text(text: str, name: str) -> dict[str, Any]:
    """The data of a notebook that was handed in as text.

    Args:
        text: What is in the file.
        name: Its name, which says whether it is Python or Markdown.

    Raises:
        SubmissionError: It has no cells.
    """
    text, form = _form(text.replace("\r\n", "\n"), PurePath(name.lower()).suffix)
    if not form:
        raise SubmissionError(
            "This is text without the marks of cells, so nobody can tell its exercises apart. Hand in the notebook "
            "itself, an .ipynb file."
        )
    try:
        # By its name: what students get goes without this library, and then such a text is refused with a sentence.
        data: dict[str, Any] = importlib.import_module("jupytext").reads(text, fmt=form)
    except Exception as error:  # Whatever a text of unknown origin does to a reader of four formats.
        raise SubmissionError(
            f"This text cannot be read as a notebook ({type(error).__name__}). Hand in the .ipynb file."
        ) from error
    # Text has no ids; those are drawn anew at each reading.
    return data | {"cells": [{key: value for key, value in cell.items() if key != "id"} for cell in data["cells"]]}


def _form(text: str, suffix: str) -> tuple[str, str]:
    """The text, and jupytext's name of its form; empty if it has no cells."""
    if suffix == ".py" and (MARK.search(text) or IN.search(text)):
        return IN.sub("# %%", text), "py:percent"
    if suffix == ".md" and CODE_CELL.search(text):
        return text, "md:myst"
    return text, "md:markdown" if suffix == ".md" and HEADER.match(text) else ""
