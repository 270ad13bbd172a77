"""`course mark`: a page to mark with, for one person, on this machine."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from autograder.cli.options import login_name, out_option
from autograder.errors import UsageError
from autograder.manifest import Course, Lesson, load_course
from autograder.marking.app import App
from autograder.marking.server import Server
from autograder.marking.session import Session
from autograder.marking.words import about, described
from autograder.report.plain import plain_text

__all__ = ["mark"]


@click.command()
@out_option
@click.option("--lesson", "-l", default="", help="Where to begin, such as 1.  [default: the first with results]")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Where to listen.  [default: a free one]")
@click.option("--no-browser", is_flag=True, help="Open no browser: print the address alone.")
@click.option("--anonymous", is_flag=True, help="Begin with numbers in place of names.")
@click.option("--by", default="", help="Who decides.  [default: your login name]")
def mark(out: Path, lesson: str, port: int, no_browser: bool, anonymous: bool, by: str) -> None:
    """Open a page that shows each student's work beside its card, to give points and comments by hand.

    Only this machine can open it, with the address that is printed. Decisions stand in overrides.yaml beside the
    results, as `course override` writes them. Ctrl+C ends it and writes the pages of the class anew.
    """
    course = load_course()
    session = Session(course, out, by or login_name())
    start = _start(course, session, lesson)
    with Server(port) as server:
        app = App(session, server.door.base, start, anonymous)
        server.answer, server.refusal = app.answer, app.refusal
        click.echo(f"Mark here: {server.door.address}")
        click.echo("Whoever has this address can read and decide: give it to nobody. Ctrl+C ends it.")
        if not no_browser:
            webbrowser.open(server.door.invitation())
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("")
    _end(session, anonymous)


def _start(course: Course, session: Session, lesson: str) -> Lesson:
    if not lesson:
        return session.lessons[0]
    found = course.lesson(lesson)
    if found not in session.lessons:
        raise UsageError(f"There are no results of lesson {found.number} in {session.out}.")
    return found


def _end(session: Session, anonymous: bool) -> None:
    """Say what was decided, and write pages anew."""
    for one in session.decisions.written:
        student = one.target[0]
        who = f"Student {session.seats.number(student, hidden=True)}" if anonymous else student
        click.echo(
            plain_text(f"  {who}, {about(one.target, session.course)}: {described(one.after)}".replace("\n", " "))
        )
    count = len(session.decisions.written)
    if not session.decisions.count:
        click.echo("Nothing was decided.")
        return
    click.echo(f"{count} {'decision' if count == 1 else 'decisions'} of this session in {session.file}.")
    if session.is_behind:
        _publish(session)
    click.echo("Pages and marks.csv are written anew.")


def _publish(session: Session) -> None:
    try:
        for line in session.publish():
            click.echo(plain_text(line), err=True)
    except UsageError as error:
        raise UsageError(f"{error} Pages and marks.csv do not have the decisions yet: grade again after it.") from error
