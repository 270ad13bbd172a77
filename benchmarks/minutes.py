"""How many minutes a lesson takes, by a formula that stands until learners have been timed: see docs/pilot.md.

    python benchmarks/minutes.py [--sections] [LESSON …]

Prints what is counted, and the sum. The heads of the lessons, course.yaml and README quote it; the plans for teachers
take the minutes of each section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass

import click
from nbformat import NotebookNode

from autograder.authoring.questions import questions_of
from autograder.authoring.source import FOLDED, read_source
from autograder.manifest import Course, Lesson, load_course
from autograder.notebook import CHECK_CALL
from autograder.notebook.worked import SOLUTION

__all__ = ["Work", "parts_of", "sections_of", "work_of"]

WORDS_A_MINUTE = 130
"""Slower than a novel: there are terms, numbers and code in between."""
HEADING = re.compile(r"^(?=#{1,3} )", re.MULTILINE)
BLOCK = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Work:
    """What a learner does in a lesson: words to read, lines to write, exercises, figures and predictions."""

    words: int = 0
    lines: int = 0
    exercises: int = 0
    figures: int = 0
    predictions: int = 0

    def __add__(self, other: Work) -> Work:
        return Work(*(one + more for one, more in zip(astuple(self), astuple(other), strict=True)))

    @property
    def exact(self) -> float:
        """Minutes, as the formula gives them."""
        return self.words / WORDS_A_MINUTE + 3 * self.lines + 2 * self.exercises + self.figures + self.predictions

    @property
    def minutes(self) -> int:
        """Minutes, to the next five."""
        return 5 * round(self.exact / 5)


def work_of(course: Course, lesson: Lesson) -> Work:
    """Count it in the source of a lesson, and in its questions. What is folded is not counted: it is there for some.

    Lines are those of our solutions that are neither empty nor a comment, and that the text does not give: a block of
    code in it is what an exercise may start from. Figures are shown by a cell, or by the text.
    """
    return sum((work for _, work in sections_of(course, lesson)), Work())


def sections_of(course: Course, lesson: Lesson) -> list[tuple[str, Work]]:
    """The same, heading by heading. The questions are counted where the lesson shows them."""
    cells = read_source(course.source(lesson)).cells
    everything = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    given = {line.strip() for block in BLOCK.findall(everything) for line in block.splitlines()} | {""}
    asked = [part for q in questions_of(course, lesson) for part in (q.stem, *(option.spoken for option in q.options))]
    found = [(heading, _work(text, code, given)) for heading, text, code in parts_of(cells)]
    questions = Work(words=_words("\n".join(asked)))
    return [(name, work + questions if name == "Check yourself" else work) for name, work in found]


def parts_of(cells: list[NotebookNode]) -> Iterator[tuple[str, str, str]]:
    """Heading, text and code of each section of a lesson; the first has no heading."""
    heading, text, code = "", "", ""
    for cell in cells:
        if cell.cell_type == "code":
            code += f"{cell.source}\n"
            continue
        for part in HEADING.split(cell.source):
            if HEADING.match(part):
                yield heading, text, code
                heading, text, code = part.splitlines()[0].lstrip("# "), "", ""
            text += f"{part}\n\n"
    yield heading, text, code


def _work(text: str, code: str, given: set[str]) -> Work:
    solutions = "\n".join(SOLUTION.findall(code)).splitlines()
    return Work(
        words=_words(BLOCK.sub("", FOLDED.sub("", text))),
        lines=sum(line.strip() not in given and not line.strip().startswith("#") for line in solutions),
        exercises=len(re.findall(CHECK_CALL.pattern, code, re.MULTILINE)),
        figures=SOLUTION.sub("", code).count("plt.show()") + text.count("!["),
        predictions=text.count("**Predict.**"),
    )


def _words(text: str) -> int:
    return sum(re.search(r"\w", word) is not None for word in re.sub(r"\]\([^)]*\)|<[^>]*>", "", text).split())


@click.command()
@click.argument("lessons", nargs=-1)
@click.option("--sections", is_flag=True, help="Heading by heading.")
def main(lessons: tuple[str, ...], sections: bool) -> None:
    """Print the minutes of LESSONS, or of all."""
    course = load_course()
    print(
        f"{'lesson':<14}{'words':>6}{'lines':>6}{'exercises':>10}{'figures':>8}{'predictions':>12}{'minutes':>8}{'said':>6}"
    )
    for lesson in [course.lesson(name) for name in lessons] or course.lessons:
        work = work_of(course, lesson)
        print(f"{lesson.name:<14}{_counts(work)}{work.minutes:>8}{lesson.minutes:>6}")
        for heading, part in sections_of(course, lesson) if sections else ():
            print(f"{'':<14}{_counts(part)}{part.exact:>8.1f}  {heading}")


def _counts(work: Work) -> str:
    return f"{work.words:>6}{work.lines:>6}{work.exercises:>10}{work.figures:>8}{work.predictions:>12}"


if __name__ == "__main__":
    main()
