"""`course override`: write down what a person decides about a mark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from autograder.bridges.people import words_of
from autograder.bridges.roll import Roll, load_roll
from autograder.cli.options import login_name, out_option
from autograder.errors import UsageError
from autograder.exports.from_nbgrader import take_over
from autograder.grading.override_file import put_override
from autograder.grading.overrides import MOST_DAYS, NAME, Override
from autograder.grading.store import Store
from autograder.listing import first_of
from autograder.manifest import Course, load_course
from autograder.report.changes import change_text, place_of
from autograder.report.plain import plain_text
from autograder.report.publish import publish_again
from autograder.report.published import Published, known_in, published

__all__ = ["override"]

CONTRADICTIONS = (
    ("late_ok", "late_days"),
    ("excuse", "points"),
    *(("remove", other) for other in ("points", "excuse", "late_ok", "late_days", "why", "comment")),
    ("gradebook", "words"),
)
"""Parameters that do not go together."""
MOST = 10
"""How many marks are shown that a decision has changed."""


@click.command()
@click.argument("words", nargs=-1, metavar="[STUDENT] PLACE")
@click.option("--points", type=float, help="The points for PLACE, an exercise or a check.")
@click.option("--excuse", is_flag=True, help="Take PLACE, an exercise or a lesson, out of what counts.")
@click.option("--late-ok", is_flag=True, help="Take the lesson for handed in in time.")
@click.option("--late-days", type=click.IntRange(0, MOST_DAYS), help="Take the lesson for so many days late.")
@click.option("--why", default="", help="The reason; the student reads it.")
@click.option("--comment", default="", help="What else the student should read.")
@click.option("--by", default="", help="Who decides.  [default: your login name]")
@click.option("--all", "everybody", is_flag=True, help="For all who attempted it, such as when a check was wrong.")
@click.option(
    "--from-nbgrader",
    "gradebook",
    type=click.Path(path_type=Path),
    metavar="GRADEBOOK.DB",
    help="Take over the points and comments that were given in formgrader.",
)
@click.option("--remove", is_flag=True, help="Take back what is decided about PLACE.")
@out_option
def override(
    words: tuple[str, ...], everybody: bool, by: str, gradebook: Path | None, remove: bool, out: Path, **said: Any
) -> None:
    """Decide about the mark of STUDENT for PLACE: an exercise such as 1.2, a check, or a lesson such as 1.

    The decision stands in overrides.yaml beside the results, with who decided and when. It is applied to what the
    checks have found, is kept when you grade again, and is shown as what it is. Pages and marks.csv are written anew at
    once. Without an option, what is decided is shown. With --all, everybody gets as many points who has fewer.

    --from-nbgrader stands alone: each exercise that somebody has marked or commented in formgrader becomes a decision,
    once.
    """
    course = load_course()
    _refuse_contradictions(click.get_current_context())
    if gradebook is not None:
        _take_over(course, out, gradebook)
        return
    if len(words) != (1 if everybody else 2):
        raise click.UsageError("Give STUDENT and PLACE, or --all and PLACE.")
    store, roll = Store(out), load_roll(out, course)
    student = "" if everybody else _student(words[0], store, roll)
    lesson, exercise, check = _place(course, words[-1])
    new = Override(student=student, everybody=everybody, lesson=lesson, exercise=exercise, check=check)
    given = _given(said, by)
    before: list[Override | None] = []

    def change(earlier: Override | None) -> Override | None:
        before.append(earlier)
        return None if remove else replace(earlier or new, **given) if given else earlier

    now = put_override(out, course, known_in(store, roll), new.target, change)
    found = None
    if given or before != [now]:
        click.echo(f"{'Taken out of' if now is None else 'Written to'} {out / NAME}.")
        found = _publish(course, out)
    if now is not None:
        _show(found or published(course, out), words[-1], now)
        return
    nothing = " There is nothing to take out." if remove and before == [None] else ""
    click.echo(plain_text(f"Nothing is decided about {words[-1]} for {student or 'everybody'}.{nothing}"))


def _given(said: Mapping[str, Any], by: str) -> dict[str, Any]:
    """What options say of a decision, and who says it when. Points end an excuse, and the other way round."""
    options = dict(said)
    if options.pop("late_ok"):
        options["late_days"] = 0
    excuse = options.pop("excuse")
    given = {name: value for name, value in options.items() if value not in (None, "")}
    if excuse:
        given |= {"excuse": True, "points": None}
    elif "points" in given:
        given["excuse"] = False
    return given and given | {"by": by or login_name(), "at": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"}


def _refuse_contradictions(context: click.Context) -> None:
    """Refuse options that contradict each other: nothing that was said is left out without a word."""
    names = {one.name: one.opts[0] for one in context.command.params} | {"words": "STUDENT or PLACE"}
    given = {name for name, value in context.params.items() if value not in (None, False, "", ())}
    for pair in CONTRADICTIONS:
        if given.issuperset(pair):
            raise click.UsageError(f"{' and '.join(names[one] for one in pair)} do not go together. Give one of them.")


def _take_over(course: Course, out: Path, gradebook: Path) -> None:
    """Take over what a person gave in formgrader, and say what came of it."""
    found = take_over(course, out, gradebook)
    for line in found.taken:
        click.echo(plain_text(f"Taken over: {line}"))
    for line in found.left_out:
        click.echo(plain_text(line), err=True)
    click.echo(f"{len(found.taken)} new in {out / NAME}, {found.known} there already, {len(found.left_out)} left out.")
    if found.taken:
        _publish(course, out)


def _place(course: Course, word: str) -> tuple[str, str, str]:
    """The lesson, exercise and check that a word means."""
    of_check = [lesson for lesson in course.lessons if word in lesson.check_points]
    if of_check:
        return of_check[0].name, "", word
    lesson = course.lesson(word)
    is_exercise = any(exercise.id == word for exercise in lesson.exercises)
    return lesson.name, word if is_exercise else "", ""


def _student(word: str, store: Store, roll: Roll) -> str:
    """The student that a word names."""
    known = {record.report.student for record in store.records() if record.report}
    known |= {one.student for one in roll.people.everybody}
    if word in known:
        return word
    found = [one.student for one in roll.people.matching(word)]
    if len(found) == 1:
        return found[0]
    parts = [name for name in sorted(known) if words_of(word) and set(words_of(word)) <= set(words_of(name))]
    near = found or parts[:3] or get_close_matches(word, sorted(known), 3, 0.5)
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    raise UsageError(f"There is no work of {word!r} in {store.folder}, and no such name in the roster.{hint}")


def _publish(course: Course, out: Path) -> Published | None:
    """Write pages and marks.csv anew; nothing comes of it while another run writes there."""
    try:
        found = publish_again(course, out)
    except UsageError as error:
        line = f"{error} Pages and marks.csv do not have the decision yet: grade again after it."
        click.echo(plain_text(line), err=True)
        return None
    for line in found.lines:
        click.echo(plain_text(line), err=True)
    return found


def _show(found: Published, place: str, now: Override) -> None:
    """What counts after a decision."""
    lines = [
        f"{report.student}: {place_of(change, report.lesson)}: {change_text(change) or 'a comment'}"
        for report in found.reports
        if report.lesson == now.lesson and now.student in ("", report.student)
        for change in report.changes
        if change.check == now.check and (now.check or change.exercise == now.exercise)
    ]
    for line in first_of(lines, MOST):
        click.echo(plain_text(line))
    if not lines and now.excuse and not now.exercise:
        who = now.student or "Everybody"
        click.echo(
            plain_text(f"{who}: lesson {place} is excused, and no longer part of what counts. There is no work.")
        )
    elif not lines:
        click.echo("It changes no mark: there is no work that it is about.")
