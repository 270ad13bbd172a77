"""`course grade`: grade a folder of submissions."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from autograder.checking import Report
from autograder.grading.grade import grade_all, heldout_judge
from autograder.grading.store import write_report, write_text
from autograder.grading.submissions import Submission, find_submissions
from autograder.manifest import Course, load_course
from autograder.report.page import class_page, student_page
from autograder.report.table import by_lesson, csv_text, legend, marks_table, students_of

__all__ = ["grade", "grade_folder", "jobs_option", "out_option"]


jobs_option = click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1),
    default=os.cpu_count() or 1,
    show_default="number of cores",
    help="How many notebooks to grade at once.",
)

out_option = click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path),
    default=Path("results"),
    show_default=True,
    help="Where to write results, CSV and feedback pages.",
)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--lesson", "-l", "lessons", multiple=True, help="Only this lesson, such as 1 or 01_loading. May repeat.")
@out_option
@jobs_option
def grade(folder: Path, lessons: tuple[str, ...], out: Path, jobs: int) -> None:
    """Grade FOLDER, which holds one folder for each student.

    Notebooks stand in FOLDER/<student>/<lesson>.ipynb, in FOLDER/<student>/<lesson>/<lesson>.ipynb,
    or in nbgrader's FOLDER/submitted/. Each runs in a process of its own, with limits on time and memory.
    """
    course = load_course()
    submissions = find_submissions(folder, course, [course.lesson(lesson) for lesson in lessons])
    grade_folder(course, submissions, out, jobs)


def grade_folder(course: Course, submissions: Sequence[Submission], out: Path, jobs: int) -> None:
    """Grade submissions, keep each result as soon as it exists, and show the marks."""
    console = Console()
    judge = heldout_judge(course)
    with _progress(console) as progress:
        task = progress.add_task("Grading", total=len(submissions))

        def keep(report: Report) -> None:
            write_report(out, report)
            progress.update(task, advance=1, description=f"Graded {report.student}")

        reports = grade_all(course, submissions, judge, keep, jobs)
        progress.update(task, description="Graded all")
    for student in students_of(reports):
        mine = by_lesson(student, reports)
        write_text(out / student / "feedback.html", student_page(course, student, list(mine.values())))
    write_text(out / "marks.csv", csv_text(course, reports))
    write_text(out / "index.html", class_page(course, reports))
    console.print(marks_table(course, reports))
    console.print(legend())
    console.print(f"\nReport: {(out / 'index.html').resolve()}", soft_wrap=True)
    console.print(f"Marks as CSV: {(out / 'marks.csv').resolve()}", soft_wrap=True)


def _progress(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=console,
    )
