"""`course watch`: check what you save, as you go."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from autograder.handout.work_folder import own_notebook
from autograder.manifest import Course, Exercise, Lesson, load_course
from autograder.own.check import check_data
from autograder.own.lookout import Lookout
from autograder.own.watch import watch as watch_notebook
from autograder.sandbox.ready import ReadyBox
from autograder.study.progress import progress_of
from autograder.study.session import session
from autograder.subject import subject_of

__all__ = ["watch"]


@click.command()
@click.argument("target", required=False)
def watch(target: str | None) -> None:
    """Check your notebook each time you save it: the exercise that you changed, and no more than it rests on.

    TARGET is a lesson, such as 1 or 01_loading, or an exercise, such as 1.3. Without it, it is the lesson of the folder
    you are in, or else the one where `course next` is.
    """
    course = load_course()
    lesson, exercise = _chosen(course, target)
    notebook = own_notebook(course, lesson)
    check_data(course)
    console = Console(highlight=False)
    console.print(f"Getting ready to watch {notebook.name} …")
    with ReadyBox(course, course.limits_of(lesson)) as box:
        judges = subject_of(course).judges(course, None)
        watch_notebook(console, Lookout(course, lesson, notebook, judges, box, exercise), box)


def _chosen(course: Course, target: str | None) -> tuple[Lesson, Exercise | None]:
    """The lesson, and the exercise if one was named."""
    if target is not None:
        lesson = course.lesson(target)
        return lesson, lesson.exercise(target) if "." in target else None
    here = next((lesson for lesson in course.lessons if lesson.name == Path.cwd().name), None)
    following = progress_of(session.memory(course).events()).next(course)
    return here or (following[0] if following else course.lessons[0]), None
