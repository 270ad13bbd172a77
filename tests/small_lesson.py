"""How the lesson of a small course begins that a test makes in a folder."""

from __future__ import annotations

__all__ = ["HEAD"]

HEAD = """\
---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---

# First

```{code-cell} ipython3
from autograder import check
"""
"""As far as the first line of its first cell."""
