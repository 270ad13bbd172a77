"""The puzzles of a lesson, as data: ``puzzles.yaml`` beside its source.

Who has failed an exercise twice may put the lines of our solution in order. They are those of one function, and some
that come from wrong answers of the bank and have no place there. A puzzle looks like this::

    - exercise: "1.2"
      function: read_idx_images
      distractors:
        - line: "    return np.frombuffer(content, dtype=np.uint8).reshape(-1, rows, columns)"
          bank: wrong/1.2-header-among-pixels
          says: With it the 16 bytes of the header become pixels.

A line has the blanks in front of it that are to be shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from autograder.authoring.excerpts import Entries, entries_of, near
from autograder.authoring.source import source_cells
from autograder.errors import CourseError
from autograder.manifest import Course, Lesson
from autograder.material import Distractor, Puzzle
from autograder.notebook.worked import without_markers
from autograder.study.jigsaw import function_in
from autograder.yaml_file import line_of, read_text, structure_list

__all__ = ["puzzles_of"]

FILE = "puzzles.yaml"
MOST = 26
"""Lines: each has a letter."""
Problems = Iterator[tuple[str, str, str]]
"""A problem, its place in the file, and its mend."""


def puzzles_of(course: Course, lesson: Lesson) -> tuple[Puzzle, ...]:
    """The puzzles of a lesson; none, if it has no file of them.

    Raises:
        CourseError: With file, line and mend, if the file is not sound, or does not fit the solution or the bank.
    """
    file = course.source(lesson).with_name(FILE)
    if not file.exists():
        return ()
    text = read_text(file)
    found = structure_list(text, Puzzle, file, "puzzle", "puzzles", first="exercise")
    for problem, path, mend in _problems(course, lesson, found):
        raise CourseError(problem, file=file, line=line_of(text, path), mend=mend)
    return found


def _problems(course: Course, lesson: Lesson, found: Sequence[Puzzle]) -> Problems:
    entries, solutions = entries_of(course, lesson), _solutions(course, lesson)
    for number, puzzle in enumerate(found):
        at = f"[{number}]"
        if puzzle.exercise not in solutions:
            mend = f"There are: {', '.join(solutions)}."
            yield f"this lesson has no exercise {puzzle.exercise!r}.", f"{at}.exercise", mend
            return
        if puzzle.exercise in [before.exercise for before in found[:number]]:
            yield f"exercise {puzzle.exercise} has two puzzles.", f"{at}.exercise", "Take one of them out."
        if (inside := function_in(solutions[puzzle.exercise], puzzle.function)) is None:
            mend = "Write the name of a function that the exercise asks for."
            yield f"our solution of {puzzle.exercise} has no {puzzle.function!r}.", f"{at}.function", mend
            return
        lines = [line.strip() for line in inside[1]]
        if len(lines) < 2 or not puzzle.distractors or len(lines) + len(puzzle.distractors) > MOST:
            mend = f"A puzzle has two lines or more, a distractor, and no more than {MOST} in all."
            yield f"there are {len(lines)} lines and {len(puzzle.distractors)} distractors.", at, mend
        for n, distractor in enumerate(puzzle.distractors):
            if distractor.line.strip() in [before.line.strip() for before in puzzle.distractors[:n]]:
                mend = "Take one of them out."
                yield f"distractor {n + 1} of {puzzle.exercise} is there twice.", f"{at}.distractors[{n}].line", mend
            for problem, name, mend in _of_distractor(distractor, puzzle, lines, entries):
                yield f"distractor {n + 1} of {puzzle.exercise} {problem}.", f"{at}.distractors[{n}].{name}", mend


def _of_distractor(distractor: Distractor, puzzle: Puzzle, lines: Sequence[str], entries: Entries) -> Problems:
    line, entry = distractor.line.strip(), entries.get(distractor.bank)
    if entry is None:
        yield f"names {distractor.bank!r}, and the bank has no such entry", "bank", near(distractor.bank, entries)
    elif entry.is_right or entry.exercise != puzzle.exercise:
        yield (
            "names no wrong entry of this exercise",
            "bank",
            f"Take one whose head says `# exercise: {puzzle.exercise}`.",
        )
    elif line not in _inside(entry.source, puzzle.function):
        yield f"is no line inside `{puzzle.function}` of {distractor.bank}", "line", "Copy a whole line of it."
    if line in lines:
        yield "is a line of our solution", "line", "Take a line that is wrong there."
    if not distractor.says.strip():
        yield "says nothing", "says", "Say in a sentence why it does not belong there."


def _inside(code: str, function: str) -> list[str]:
    """The lines of a function, without their blanks; none, if the code has no such function."""
    found = function_in(code, function)
    return [line.strip() for line in found[1]] if found else []


def _solutions(course: Course, lesson: Lesson) -> dict[str, str]:
    """Our code for each exercise."""
    cells = source_cells(course, lesson)
    return {
        exercise.id: "\n\n".join(
            without_markers(cell.source) for cell in cells if cell.exercise == exercise.id and not cell.is_check
        )
        for exercise in lesson.exercises
    }
