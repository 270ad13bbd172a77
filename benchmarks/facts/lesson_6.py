"""Prints every number that lesson 6 quotes. Each part has a script of its own: ``project_1.py`` to ``project_5.py``.

Run it from the top folder: ``python benchmarks/facts/lesson_6.py`` (about three minutes on one core).
"""

from __future__ import annotations

from benchmarks.facts import project_1, project_2, project_3, project_4, project_5
from benchmarks.facts.shared import Facts, forest, show, split_digits


def main() -> None:
    """Print the table."""
    show(frame_facts())
    for part in (project_1, project_2, project_3, project_4, project_5):
        show(part.facts())


def frame_facts() -> Facts:
    """What the lesson begins with."""
    X_train, X_test, y_train, y_test = split_digits()
    read = forest().fit(X_train / 255, y_train).predict(X_test / 255) == y_test
    yield "our forest on pixels from 0 to 1: right, of how many", (int(read.sum()), len(read))


if __name__ == "__main__":
    main()
