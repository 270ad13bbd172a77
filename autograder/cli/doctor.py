"""`course doctor`: versions, data, notebooks; what is missing, and how to mend it."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

import click

from autograder import __version__
from autograder.digests import data_bytes, requirements
from autograder.errors import CourseError
from autograder.location import RELEASE
from autograder.manifest import Course, load_course
from autograder.sandbox.layers import LAYERS, WASM
from autograder.sandbox.probe import ATTACKS, probe
from autograder.subject import subject_of

__all__ = ["doctor"]


@dataclass(frozen=True)
class Line:
    """One line of the examination. `mend` is empty if all is well."""

    what: str
    found: str
    mend: str = ""


@click.command()
def doctor() -> None:
    """Look at Python, packages, data files and notebooks, and say what to mend."""
    course = load_course()
    # Students grade nobody.
    findings = [*_python(), *_packages(), *_files(course), *(() if RELEASE else _walls(course))]
    width = max(len(finding.what) for finding in findings)
    for finding in findings:
        mark = "✗" if finding.mend else "✓"
        click.echo(f"{mark} {finding.what:<{width}}  {finding.found}")
        if finding.mend:
            click.echo(f"  {' ' * width}  → {finding.mend}")
    problems = sum(bool(finding.mend) for finding in findings)
    click.echo("Everything looks fine." if not problems else f"{problems} to mend.")
    if problems:
        sys.exit(1)


def _python() -> Iterator[Line]:
    old = sys.version_info < (3, 11)
    yield Line("course", __version__)
    yield Line("system", platform.platform())
    yield Line("python", platform.python_version(), "Install Python 3.11 or newer." if old else "")


def _packages() -> Iterator[Line]:
    """The packages that this distribution itself declares, against what is installed."""
    for requirement in requirements():
        mend = f'pip install "{requirement.name}{requirement.specifier}"'
        try:
            found = version(requirement.name)
        except PackageNotFoundError:
            yield Line(requirement.name, "not installed", mend)
            continue
        fits = requirement.specifier.contains(found, prereleases=True)
        yield Line(requirement.name, found, "" if fits else mend)


def _walls(course: Course) -> Iterator[Line]:
    """The layers of isolation, each tried with known attacks. One that holds is enough to grade strangers' work."""
    if (system := platform.system()) != "Linux":
        name = {"Darwin": "macOS"}.get(system, system)
        yield Line(
            "grading",
            f"not on {name}. Lessons and `course check` work here; to grade submissions, use Linux, WSL or a container",
        )
        return
    results = [probe(course, layer) for layer in LAYERS if layer.name != "none"]
    holding = next((result for result in results if result.holds), None)
    for result in results:
        attacks, work = ", ".join(ATTACKS.values()), ", ".join(result.work)
        held = f"held against {len(ATTACKS)} attacks: {attacks}. Honest work went well: {work}."
        yield Line(f"wall {result.layer.name}", held if result.holds else f"not usable here: {result.explanation}")
    yield Line("wall wasm", f"an experiment, used only with `--isolation wasm`: {WASM.unavailable() or 'installed'}")
    if holding is None:
        yield Line(
            "grading", "no wall holds", "apt-get install bubblewrap, or use `--isolation none` for your own work."
        )
    else:
        yield Line("grading", f"uses {holding.layer.title}. {holding.layer.gaps}")


def _files(course: Course) -> Iterator[Line]:
    private = subject_of(course).private_data if RELEASE else ()
    for name, file in ((name, file) for name, file in course.data.items() if name not in private):
        try:
            data_bytes(course, name)
        except CourseError as error:
            yield Line(file.path, error.problem, error.mend)
        else:
            yield Line(file.path, "digest is right")
    for lesson in course.lessons:
        path = course.release(lesson)
        there = path.is_file()
        yield Line(
            f"lesson {lesson.number}",
            str(path.relative_to(course.root)) if there else "missing",
            "" if there else "Run `course build`.",
        )
