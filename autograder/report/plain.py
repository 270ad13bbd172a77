"""Text of unknown origin, made harmless for a page or a terminal."""

from __future__ import annotations

import re

__all__ = ["plain_text", "short"]

SHORT = 240
"""Characters of a sentence in a table about the class. A student's own page has all of it."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_HALF = re.compile(r"[\ud800-\udfff]")
"""Bytes of a file name that are no text arrive as these, and no file can hold them."""


def plain_text(text: str) -> str:
    """The text without control characters, without marks that reorder text, and with ``\ufffd`` for what is no text."""
    return _HALF.sub("\ufffd", _CONTROL.sub("", text))


def short(text: str) -> str:
    """The beginning of a text that may be very long."""
    return text if len(text) <= SHORT else f"{text[:SHORT].rstrip()}…"
