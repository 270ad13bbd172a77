"""`course grade`: grade a folder or an archive of submissions; say how a mark came about."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from operator import length_hint
from pathlib import Path

import click
from rich.console import Console

from autograder import caches
from autograder.api.result import Report
from autograder.bridges.readers import reader_named
from autograder.bridges.roll import Roll, load_roll
from autograder.cli.options import certificates_option, grading_options
from autograder.cli.pools import Where, pool_of
from autograder.cluster.home import Address
from autograder.cluster.recheck import share_named
from autograder.digests import MarkDigests
from autograder.error_messages import STOPPED
from autograder.grading.attempts import best_attempts, every_attempt
from autograder.grading.batch import Batch, grade_all
from autograder.grading.collection import Collection, Intake
from autograder.grading.decided import decided
from autograder.grading.delivery import opened
from autograder.grading.gradebook import graded_again, read_gradebook
from autograder.grading.overrides import NAME, Override, load_overrides, template
from autograder.grading.pool import Pool
from autograder.grading.results import opened_results, refuse_shared
from autograder.grading.shard import Shard, shard_named
from autograder.grading.store import Store
from autograder.grading.submissions import Submission
from autograder.manifest import Course, Lesson, load_course
from autograder.report.plain import plain_text
from autograder.report.progress import grading_progress
from autograder.report.publish import keep_left_out, publish, show_moves, show_why
from autograder.report.published import known_in, with_decisions
from autograder.report.table import NO_ROLL

__all__ = ["Options", "exit_for_a_person", "grade", "grade_folder"]

MAX_LINES = 50
"""How many files that are left out are named."""
PREVIEW = ".preview"
"""The folder, below the results, that a preview keeps its records in."""


@dataclass(frozen=True)
class Options:
    """How a folder is graded: see the options of `course grade`."""

    out: Path
    fresh: bool = False
    fit_cache: bool = True
    preview: bool = False
    shard: Shard | None = None

    @property
    def shared(self) -> Path | None:
        """Where what was fitted is kept, for all who hand in the same."""
        return caches.of_results(self.out) if self.fit_cache else None


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--lesson", "-l", "lessons", multiple=True, help="Only this lesson, such as 1 or 01_loading. May repeat.")
@click.option("--from", "platform", metavar="PLATFORM", help="The platform that FOLDER comes from, if it is not found.")
@click.option("--roster", type=click.Path(path_type=Path), help="The list of the class; else roster.csv in --out.")
@click.option("--preview", is_flag=True, help="Show whose mark would move, and publish nothing.")
@click.option("--shard", "share", metavar="K/N", default="", help="Grade the K-th of N shares, and publish nothing.")
@click.option("--scheduler", default="", metavar="ADDRESS", help="The scheduler, or its file, whose workers grade.")
@certificates_option
@click.option("--recheck", default="", metavar="SHARE", help="With --scheduler: two workers grade so many, such as 2%.")
@click.option("--why", nargs=2, metavar="STUDENT LESSON", help="Print how a stored mark came about, and grade nothing.")
@grading_options
def grade(
    folder: Path | None,
    lessons: tuple[str, ...],
    platform: str | None,
    roster: Path | None,
    preview: bool,
    share: str,
    scheduler: str,
    certificates: Path | None,
    recheck: str,
    why: tuple[str, str] | None,
    out: Path,
    jobs: int,
    isolation: str,
    fresh: bool,
    no_fit_cache: bool,
) -> None:
    """Grade FOLDER, which holds one folder for each student, or is a zip or tar file of such a folder.

    Notebooks may have any name and lie at any depth: what is in them decides which lesson they are. Exports of learning
    platforms and nbgrader's FOLDER/submitted/ are read too. Each notebook runs behind a wall, with limits on time,
    memory, files and processes.
    What is stored and still true is not run again, so a run that was stopped goes on where it was.
    """
    course = load_course()
    if why is not None:
        show_why(course, out, *why)
        return
    if folder is None:
        raise click.UsageError("Give the FOLDER of submissions.")
    shard = shard_named(share) if share else None
    if shard and preview:
        raise click.UsageError("--shard and --preview do not go together: a part of a class is not published anyway.")
    at, twice = _elsewhere(scheduler, certificates, recheck)
    chosen = [course.lesson(lesson) for lesson in lessons]
    refuse_shared(out, folder)
    roll = load_roll(out, course, roster)
    reader = reader_named(platform) if platform else None
    intake = Intake(roll.people, reader, roll.rules.zone, roll.rules.attempt, shard)
    with ExitStack() as stack:
        work = _collected(stack, folder, course, chosen, intake)
        with opened_results(out, shared=shard is not None):
            options = Options(out, fresh, not no_fit_cache, preview, shard)
            if shard and not work.students:
                _end_of_shard(options, (), work.left_out, ())  # There is nothing to start a box for.
                return
            with pool_of(course, work.lessons, Where(isolation, jobs, at, twice), options.shared) as pool:
                grade_folder(course, work, pool, options, roll, work.left_out)


def _collected(stack: ExitStack, folder: Path, course: Course, lessons: Sequence[Lesson], intake: Intake) -> Collection:
    """What lies in a folder or an archive, which stays open as long as the stack is; says how it is read."""
    with Console(stderr=True).status("Looking at what was handed in …"):
        delivery = stack.enter_context(opened(folder, course.limits.submission_mb))
        work = Collection(delivery, course, lessons, intake)
    for line in work.notes:
        click.echo(plain_text(line), err=True)
    return work


def _elsewhere(scheduler: str, certificates: Path | None, recheck: str) -> tuple[Address | None, float]:
    """Where workers of other machines are, if they grade, and the share that two of them grade."""
    if scheduler:
        return Address(scheduler, certificates), share_named(recheck) if recheck else 0
    if recheck:
        raise click.UsageError("--recheck goes with --scheduler: there is no other worker at home.")
    return None, 0


def grade_folder(
    course: Course,
    work: Collection,
    pool: Pool,
    options: Options,
    roll: Roll = NO_ROLL,
    left_out: Sequence[str] | None = None,
) -> None:
    """Grade what was handed in, keep each record as soon as it exists, and publish or preview the marks.

    `opened_results` has the folder open. `left_out` is told and kept; None leaves what was told before as it is.
    """
    console = Console()
    preview = Store(options.out / PREVIEW, options.fresh)
    store = preview if options.preview else Store(options.out, options.fresh, also=preview)
    earlier, known = Store(options.out), known_in(Store(options.out), roll)
    # As far as can be known before it is read: nobody should wait for hours to be told of a name that is wrong.
    load_overrides(options.out, course, lambda name, lesson: name in work.students or known(name, lesson))
    digests = MarkDigests(course, pool.layer.title)
    submissions, found = _graded(course, work, pool, store, digests)
    here = {(item.student, item.lesson.name) for item in submissions}
    overrides = load_overrides(options.out, course, lambda *names: names in here or known(*names))
    _tell(left_out or ())
    reports = best_attempts(submissions, found, roll.judged, store)
    if options.preview:
        before = [old for s in submissions if (old := earlier.record(s.student, s.lesson.name))]
        show_moves(console, before, reports, overrides)
        exit_for_a_person([decided(report, overrides) for report in reports], options.out / NAME)
        return
    if options.shard:
        _end_of_shard(options, reports, left_out or (), overrides)
        return
    book = read_gradebook(course, store, reports, digests)
    now = with_decisions(book.reports, roll, overrides)
    for was, report in zip(book.reports, now.found, strict=True):
        if report != was:
            store.save(report)
    publish(console, course, now.reports, options.out, now.roll, left_out)
    unknown = [*roll.unknown(report.student for report in now.found), *roll.not_known(now.found)]
    for line in (*graded_again(store), *book.lines, *unknown):
        click.echo(plain_text(line), err=True)
    exit_for_a_person(now.reports, options.out / NAME, book.missing)


def _graded(
    course: Course, work: Collection, pool: Pool, store: Store, digests: MarkDigests
) -> tuple[list[Submission], list[Report]]:
    """What was handed in, and the report of each attempt; whoever stops it learns what is stored."""
    submissions: list[Submission] = []

    def taken() -> Iterator[Submission]:
        for one in work:
            submissions.append(one)
            yield one

    try:
        with grading_progress(Console(), partial(length_hint, work), lambda: pool.workers) as (done, tick):
            reports = grade_all(Batch(course, every_attempt(taken()), pool, store, digests), done, tick)
    except KeyboardInterrupt:
        ended = list(every_attempt(submissions))
        stored = sum(store.of(item).path(item.student, item.lesson.name).is_file() for item in ended)
        click.echo(f"Stopped. {stored} of {length_hint(work)} records are stored; the same command goes on.", err=True)
        sys.exit(STOPPED)
    return submissions, reports


def _end_of_shard(
    options: Options, reports: Sequence[Report], left_out: Sequence[str], overrides: Sequence[Override]
) -> None:
    """Nothing is published of a part of a class."""
    keep_left_out(options.out, left_out)
    students = len({report.student for report in reports})
    click.echo(
        f"Shard {options.shard}: {len(reports)} records of {students} students are stored in {options.out}. "
        f"When all shards are there: course publish --out {options.out}"
    )
    exit_for_a_person([decided(report, overrides) for report in reports], options.out / NAME)


def _tell(lines: Sequence[str]) -> None:
    """Say which files have no part in the marks."""
    for line in lines[:MAX_LINES]:
        click.echo(plain_text(f"Left out: {line}"), err=True)
    if len(lines) > MAX_LINES:
        click.echo(f"Left out: {len(lines) - MAX_LINES} more.", err=True)


def exit_for_a_person(reports: Sequence[Report], file: Path, missing: bool = False) -> None:
    """End with 3, and say why, where a person must look: at checks that broke, points that are held, lost records."""
    held = [report for report in reports if report.held]
    broken = [report for report in reports if report.needs_a_person and report not in held]
    if broken:
        click.echo(
            f"A check of ours broke for: {_names(broken)}. Its points are kept; mend it and grade again.", err=True
        )
    if held:
        click.echo(
            f"Points are held, neither given nor lost, for: {_names(held)}. A person must look before marks go out. "
            f"Decide with `course override`, or in {file}, such as:\n{template(held[0])}",
            err=True,
        )
    if held or broken or missing:
        sys.exit(3)


def _names(reports: Sequence[Report]) -> str:
    return ", ".join(plain_text(f"{report.student} {report.lesson}") for report in reports)
