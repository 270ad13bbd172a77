"""`course verify`: the author's gate."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from autograder.cli.options import isolation_option, jobs_option
from autograder.cli.verify_bank import verify_bank
from autograder.errors import UsageError
from autograder.location import DISTRIBUTION
from autograder.manifest import Course, Lesson, load_course

if TYPE_CHECKING:
    from autograder.authoring.proof import Proof

__all__ = ["verify"]


@click.command()
@click.argument("lessons", nargs=-1)
@click.option("--write", is_flag=True, help="Write kill-matrix.md, causes.md and messages.md in docs/ anew.")
@click.option(
    "--bank",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Try the answers in FOLDER/right and FOLDER/wrong instead, such as those of your own students.",
)
@click.option(
    "--graded", is_flag=True, help="With --bank: behind the wall, with the private data, as `course grade` does."
)
@click.option(
    "--json",
    "out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="With --bank: write what came of it to this file.",
)
@isolation_option
@jobs_option
def verify(
    lessons: tuple[str, ...], write: bool, bank: Path | None, graded: bool, out: Path | None, isolation: str, jobs: int
) -> None:
    """Prove the checks: our solutions, the banks and mutants of our solutions are tried, one by one.

    What was tried before and has not changed since is not tried again. Exits with 3 if something
    does not hold, and with 1 if only pages in docs/ are not up to date.

    With LESSONS, such as `2`, only these are tried, and pages in docs/ are left as they are: these tell of all.

    With --bank, files of answers are tried: their first line is `# 3.4: what it is. Expected: what is right.`
    Each is put over our solution. Without --graded nothing stands between an answer and this machine. Exits with 1
    if a right one has no full marks, a wrong one has, or one changes the marks of another exercise.
    """
    # Settings are at their fast numbers: checks ask for the number that is set.
    os.environ.setdefault("COURSE_FAST", "1")
    os.environ.setdefault("MPLBACKEND", "Agg")
    if bank is not None:
        if write or lessons:
            raise UsageError("--write and LESSONS are about our own banks. Leave them out with --bank.")
        verify_bank(bank, graded, jobs, isolation, out)
        return
    if write and lessons:
        raise UsageError("--write writes pages that tell of all lessons. Leave LESSONS out.")
    if graded or out is not None:
        raise UsageError("--graded and --json say how to try a bank from outside. Name it with --bank FOLDER.")
    if find_spec("libcst") is None:
        raise UsageError(f'Mutants are made with libcst: pip install "{DISTRIBUTION}[author]".')
    from autograder.authoring.pages import old_pages
    from autograder.authoring.verify import problems

    course = load_course()
    named = [course.lesson(name) for name in lessons]
    proofs = _prove(course, [lesson for lesson in course.lessons if lesson in named], jobs)
    found, old = problems(proofs), {} if lessons else old_pages(course, proofs, others=write)
    for problem in found:
        click.echo(str(problem))
    for path, text in old.items():
        if write:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        click.echo(f"{path}: {'written.' if write else 'not up to date. Run `course verify --write`.'}")
    click.echo(_summary(proofs))
    if found:
        click.echo(f"{len(found)} to mend.")
        sys.exit(3)
    if old and not write:
        sys.exit(1)
    click.echo("Everything looks fine.")


def _prove(course: Course, lessons: Sequence[Lesson], jobs: int) -> list[Proof]:
    from autograder.authoring.proof import prove

    with click.progressbar(length=1, label="Trying solutions", file=sys.stderr) as bar:

        def tell(done: int, number: int) -> None:
            bar.length = number
            bar.update(done - bar.pos)

        return prove(course, jobs, tell, lessons)


def _summary(proofs: Sequence[Proof]) -> str:
    right = sum(entry.is_right for proof in proofs for entry, _ in proof.entries)
    wrong = sum(not entry.is_right for proof in proofs for entry, _ in proof.entries)
    outcomes = [outcome for proof in proofs for _, outcome in proof.mutants]
    alive = sum(not outcome.is_noticed for outcome in outcomes)
    seconds = sum(outcome.seconds for proof in proofs for outcome in proof.outcomes.values())
    return (
        f"{wrong} wrong and {right} right solutions, {len(outcomes)} mutants ({alive} not noticed), "
        f"{sum(len(proof.checks) for proof in proofs)} checks. All of it takes {seconds:.0f} s of computing."
    )
