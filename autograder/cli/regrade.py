"""`course regrade`: grade the notebook of a stored record again, and compare."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from autograder.api.result import Report, Result
from autograder.cli.options import isolation_option
from autograder.cli.regrade_certificate import made_again
from autograder.errors import UsageError
from autograder.grading.batch import Batch, grade_all
from autograder.grading.judges import private_judges
from autograder.grading.local_pool import LocalPool
from autograder.grading.record import load_record, read_report
from autograder.grading.seal import load_seal
from autograder.grading.submissions import Submission
from autograder.manifest import load_course
from autograder.own.certificate import read_certificate
from autograder.report.card import format_mark, format_points
from autograder.sandbox.probe import start_boxes

__all__ = ["regrade"]

COMPARED = ("status", "points", "max_points", "misconception")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--notebook",
    type=click.Path(path_type=Path),
    help="The submission, if it has moved since; of a certificate, the notebook or the folder with all of them.",
)
@isolation_option
def regrade(file: Path, notebook: Path | None, isolation: str) -> None:
    """Recompute the record in FILE from its submission, and say whether it still holds.

    FILE may be a learner's certificate.json, too. Its points are made again, here with the private data.

    Exits with 1 if a mark differs, or if the mark was made from something else than what is here now.
    """
    if not file.is_file():
        raise UsageError(f"{file} is not a regular file. Give a record, such as results/ana/01_loading.json.")
    course = load_course()
    if (certificate := read_certificate(file)) is not None:
        lines, is_same = made_again(course, certificate, notebook, isolation)
        click.echo("\n".join(lines))
        sys.exit(0 if is_same else 1)
    record, report = load_record(file, load_seal()), read_report(file)
    path = notebook or Path(record.notebook)
    if not path.exists():
        raise UsageError(f"The submission {path} is not there any more. Name it with --notebook.")
    boxes = start_boxes(course, isolation)
    submission = Submission(report.student, course.lesson(report.lesson), path)
    (again,) = grade_all(Batch(course, [submission], LocalPool(course, private_judges(course), boxes)))
    foreign = [f"The record cannot be taken as true: {record.fault}."] if record.fault else []
    differences = [*foreign, *_digests(report, again), *_results(report, again)]
    for line in differences:
        click.echo(f"✗ {line}")
    if differences:
        click.echo("This record does not hold any more.")
        sys.exit(1)
    mark = format_mark(again.points, again.held)
    click.echo(f"✓ {report.student}, {report.lesson}: {mark} of {again.max_points:g} points, the same again.")


def _digests(old: Report, new: Report) -> list[str]:
    # What was handed in beside this notebook is not looked at here.
    names = [name for name in new.digests if name != "delivery" and old.digests.get(name) != new.digests[name]]
    return [f"The mark was made from another {name} ({old.digests.get(name, 'none')[:12]}…)." for name in names]


def _results(old: Report, new: Report) -> list[str]:
    before = {result.check: result for result in old.results}
    lines = []
    for result in new.results:
        was = before.get(result.check)
        for name in COMPARED:
            if getattr(was, name, None) != getattr(result, name):
                lines.append(f"{result.check}: {name} was {_told(was, name)}, is {_told(result, name)}.")
    if old.answered != new.answered:
        lines.append(f"Answered: was {_answered(old)}, is {_answered(new)}.")
    return lines


def _answered(report: Report) -> str:
    found = report.answered
    return f"{found.given} of {found.asked}, {format_points(found.points)} points" if found else "not counted"


def _told(result: Result | None, name: str) -> str:
    value = getattr(result, name, "not there")
    return format_points(value) if isinstance(value, int | float) else str(value)
