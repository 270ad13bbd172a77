"""Which sentences of a paragraph stand on a slide."""

from __future__ import annotations

import re

__all__ = ["is_question", "short"]

SENTENCE = re.compile(r"(?:(?<=[.?!:])|(?<=[.?!:][\"”)*`]))\s+(?=[A-Z`*\"“(])")
CLOSING = '"”)*`_'
PREDICTION = "**Predict"
WHOLE = ("-", "*", "|", ">", "<", "!", "```", "    ")
"""How a block begins that is shown whole: a list, a table, a quotation, HTML, a picture, code, bold words."""
FEW_WORDS = 5
"""Fewer words say too little without the sentence after them."""


def is_question(block: str) -> bool:
    """Whether a class should answer before it sees what comes."""
    return block.startswith(PREDICTION) or block.rstrip(CLOSING).endswith("?")


def short(block: str) -> str:
    """Of a paragraph the first sentence, each question, and what follows a question or a colon; anything else whole."""
    if block.startswith(WHOLE) or re.match(r"\d+\. ", block):
        return block
    sentences = SENTENCE.split(" ".join(block.split()))
    shown = [n for n in range(len(sentences)) if _is_shown(sentences, n)]
    gaps = ["" if n in (0, before + 1) else "… " for before, n in zip([-1, *shown], shown, strict=False)]
    return " ".join(gap + sentences[n] for gap, n in zip(gaps, shown, strict=True))


def _is_shown(sentences: list[str], n: int) -> bool:
    sentence, before = sentences[n], " ".join(sentences[:n])
    if n == 0 or "?" in sentence:
        return True
    if n == len(sentences) - 1 and sentence.endswith(":"):
        return True
    if before.rstrip(CLOSING).endswith((":", "?")) or before.count("(") > before.count(")"):
        return True
    return len(before.split()) < FEW_WORDS
