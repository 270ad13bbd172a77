"""How many minutes a lesson takes, by a formula that stands until learners have been timed: see docs/pilot.md.

    python benchmarks/minutes.py [LESSON …]

Prints what is counted, and the sum. The heads of the lessons, course.yaml and README quote it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import click

from autograder.authoring.questions import questions_of
from autograder.authoring.source import read_source
from autograder.manifest import Course, Lesson, load_course
from autograder.notebook.worked import SOLUTION

__all__ = ["Work", "work_of"]

WORDS_A_MINUTE = 130
"""Slower than a novel: there are terms, numbers and code in between."""
FOLD = re.compile(r"<details>.*?</details>", re.DOTALL)
BLOCK = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Work:
    """What a learner does in a lesson: words to read, lines to write, exercises, figures and predictions."""

    words: int
    lines: int
    exercises: int
    figures: int
    predictions: int

    @property
    def minutes(self) -> int:
        """Minutes, to the next five."""
        read = self.words / WORDS_A_MINUTE
        return 5 * round((read + 3 * self.lines + 2 * self.exercises + self.figures + self.predictions) / 5)


def work_of(course: Course, lesson: Lesson) -> Work:
    """Count it in the source of a lesson, and in its questions. What is folded is not counted: it is there for some.

    Lines are those of our solutions that are neither empty nor a comment, and that the text does not give: a block of
    code in it is what an exercise may start from. Figures are shown by a cell, or by the text.
    """
    cells = read_source(course.source(lesson)).cells
    text = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    solutions = "\n".join(SOLUTION.findall(code)).splitlines()
    given = {line.strip() for block in BLOCK.findall(text) for line in block.splitlines()}
    asked = [part for q in questions_of(course, lesson) for part in (q.stem, *(option.text for option in q.options))]
    return Work(
        words=_words("\n".join([BLOCK.sub("", FOLD.sub("", text)), *asked])),
        lines=sum(line.strip() not in given | {""} and not line.strip().startswith("#") for line in solutions),
        exercises=len(lesson.exercises),
        figures=SOLUTION.sub("", code).count("plt.show()") + text.count("!["),
        predictions=text.count("**Predict.**"),
    )


def _words(text: str) -> int:
    return sum(re.search(r"\w", word) is not None for word in re.sub(r"\]\([^)]*\)|<[^>]*>", "", text).split())


@click.command()
@click.argument("lessons", nargs=-1)
def main(lessons: tuple[str, ...]) -> None:
    """Print the minutes of LESSONS, or of all."""
    course = load_course()
    print(
        f"{'lesson':<14}{'words':>6}{'lines':>6}{'exercises':>10}{'figures':>8}{'predictions':>12}{'minutes':>8}{'said':>6}"
    )
    for lesson in [course.lesson(name) for name in lessons] or course.lessons:
        work = work_of(course, lesson)
        counts = f"{work.words:>6}{work.lines:>6}{work.exercises:>10}{work.figures:>8}{work.predictions:>12}"
        print(f"{lesson.name:<14}{counts}{work.minutes:>8}{lesson.minutes:>6}")


if __name__ == "__main__":
    main()
