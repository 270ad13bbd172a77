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
    shown, last = "", -1
    for n, sentence in enumerate(sentences):
        leads_on = n == len(sentences) - 1 and sentence.endswith(":")
        if not shown or "?" in sentence or leads_on or (n == last + 1 and _wants_more(shown)):
            shown += sentence if not shown else f" {sentence}" if n == last + 1 else f" … {sentence}"
            last = n
    return shown


def _wants_more(shown: str) -> bool:
    """Whether the next sentence belongs to what is shown: an answer, what a colon announces, the rest in brackets."""
    in_brackets = shown.count("(") > shown.count(")")
    return shown.rstrip(CLOSING).endswith((":", "?")) or in_brackets or len(shown.split()) < FEW_WORDS
