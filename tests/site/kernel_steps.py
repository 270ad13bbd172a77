"""What a page asks its Python, step by step, for both: the one of this machine, and Pyodide under Node."""

from __future__ import annotations

__all__ = ["RIGHT", "STEPS"]

RIGHT = """
import numpy as np
def class_counts(labels):
    return np.bincount(labels, minlength=10)
"""
WRONG = RIGHT.replace(", minlength=10", "")
LOOP = "\ndef deeper(n):\n    return deeper(n + 1) if n < 30 else nothing\ndeeper(0)"
STEPS: dict[str, tuple[str, ...]] = {
    "imports": ("run", "import matplotlib.pyplot as plt\nfrom autograder import predict, quiz, review\n1 + 1"),
    "figure": ("run", 'print("before")\nplt.plot([1, 2])\nplt.title("A line")\nplt.show()\nprint("after")'),
    "name error": ("run", "def f(x):\n    return nothing\n\nf(1)"),
    "syntax error": ("run", "x = 1\ndef f(:\n"),
    "deep error": ("run", LOOP),
    "library error": ("run", "import numpy as np\nnp.zeros(3).reshape(2, 2)"),
    "flood": ("run", 'for _ in range(5000):\n    print("x" * 99)'),
    "hidden": ("run", "# shows the answer to prediction 1.1\nprint(366)"),
    "predict": ("run", 'predict("1.1", 350)'),
    "open": ("run", "# shows the answer to prediction 1.1\nprint(366)"),
    "untouched": ("call", "check", "1.3"),
    "wrong": ("run", WRONG),
    "wrong card": ("call", "check", "1.3"),
    "hint": ("call", "hint", "1.3"),
    "right": ("run", RIGHT),
    "right card": ("call", "check", "1.3"),
    "solution": ("call", "solution", "1.3"),
    "quiz": ("run", 'quiz("1.a")'),
    "answer": ("widget", "1", "{}", '{"pressed": "A"}'),
    "other call": ("call", "forget", "1.3"),
    "broken cell": ("run", RIGHT.replace("labels):", "labels:"), "01-028"),
    "card of broken cell": ("call", "check", "1.3"),
}
