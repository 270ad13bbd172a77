"""In GitHub Actions: checks the notebooks of one repository with what is public, and writes the job's summary.

`python -m autograder.own.actions` is what the workflow of `course export github` runs. A repository is its student's
own, who may change the workflow too: so no wall stands here, and what comes of it is no mark.

Source: https://docs.github.com/actions, workflow commands, "Adding a job summary".
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Sequence
from pathlib import Path

from autograder.api.result import Report, overall, total_points
from autograder.manifest import Course, Lesson, load_course
from autograder.own.hosted import NOT_COUNTED, grade_handed_in, waiting
from autograder.report.card import MARKS, WORDS, exercise_text
from autograder.report.plain import plain_text
from autograder.sandbox.own import OwnBox

__all__ = ["summary_of"]

HEAD = "| exercise | | points | of |\n|---|---|---:|---:|"
NO_MARK = (
    "This is for you and is no mark: it was made in your own repository, by a workflow that you can change, and no "
    "wall stood between your code and the checks."
)


def summary_of(course: Course, reports: Sequence[Report], not_counted: Collection[str], lines: Sequence[str]) -> str:
    """The job summary as Markdown: a table for each lesson, what the checks said, and what was not checked.

    What a notebook may have had a part in stands as code, so that it is text.
    """
    parts = [part for report in reports for part in _lesson(course.lesson(report.lesson), report, not_counted)]
    results = [result for report in reports for result in report.results]
    left = waiting(results, not_counted)
    said = [NO_MARK, *([f"{NOT_COUNTED} {left}"] if left else [])]
    return "\n\n".join([*parts, *([_code("\n".join(lines))] if lines else []), *said]) + "\n"


def _lesson(lesson: Lesson, report: Report, not_counted: Collection[str]) -> list[str]:
    rows, told = [HEAD], []
    for exercise in lesson.exercises:
        every = report.of_exercise(exercise.id)
        here = tuple(result for result in every if result.check not in not_counted)
        status = f"{MARKS[overall(here)]} {WORDS[overall(here)]}" if here else "not checked here"
        most = sum(result.max_points for result in here)
        rows.append(f"| {exercise.id} {exercise.title} | {status} | {total_points(here):g} | {most:g} |")
        told += [exercise_text(exercise, here)] if here else []
    title = f"## Lesson {lesson.number}: {lesson.title}"
    return [title, *([_code(report.remark)] if report.remark else []), "\n".join(rows), _code("\n\n".join(told))]


def _code(text: str) -> str:
    return "\n".join(f"    {line}" for line in plain_text(text).split("\n"))


def main(names: Sequence[str]) -> int:
    """Check these lessons in the repository that is the current folder; 1 if not all that counts here is right."""
    course = load_course()
    lessons = [course.lesson(name) for name in names]
    with OwnBox(course) as box:
        found = grade_handed_in(course, lessons, Path.cwd(), box)
    summary = summary_of(course, found.reports, found.not_counted, found.lines)
    with Path(os.environ.get("GITHUB_STEP_SUMMARY", os.devnull)).open("a", encoding="utf-8") as file:
        file.write(summary)
    print(summary)
    counted = [result for report in found.reports for result in report.results if result.check not in found.not_counted]
    return int(total_points(counted) < sum(result.max_points for result in counted))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
