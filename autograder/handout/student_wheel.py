"""Builds the wheel that students install: their part of this package, under a name of its own."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.utils import canonicalize_name

from autograder.digests import requirements
from autograder.errors import UsageError
from autograder.location import DISTRIBUTION
from autograder.manifest import Course

__all__ = ["build_wheel"]

ALWAYS = ("jupyter",)
"""What lessons are opened with. No code imports it."""
_IMPORTED = re.compile(r"^\s*(?:from|import)\s+(\w+)", re.MULTILINE)
PYPROJECT = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = {name}
version = {version}
description = {description}
readme = "README.md"
requires-python = ">=3.11"
license-files = ["LICENSE"]
dependencies = {dependencies}

[project.scripts]
course = "autograder.cli:main"

[tool.hatch.build.targets.wheel]
packages = {packages}
artifacts = ["*"]
"""


def build_wheel(project: Path, course: Course, name: str, number: str, out: Path) -> Path:
    """Build it from a folder with the packages, README.md and LICENSE, which becomes a project with this.

    Returns:
        The wheel.

    Raises:
        UsageError: What builds wheels is not installed.
    """
    try:
        from hatchling.builders.wheel import WheelBuilder
    except ModuleNotFoundError as error:
        raise UsageError(f'Wheels are built with hatchling: pip install "{DISTRIBUTION}[author]".') from error
    packages = sorted(path.name for path in project.iterdir() if path.is_dir())
    values = {
        "name": name,
        "version": number,
        "description": f"{course.title}: what students get.",
        "dependencies": _requirements_of(course, project),
        "packages": packages,
    }
    # JSON of texts and lists of texts is TOML.
    text = PYPROJECT.format(**{key: json.dumps(value, ensure_ascii=False) for key, value in values.items()})
    (project / "pyproject.toml").write_text(text, encoding="utf-8")
    (wheel,) = WheelBuilder(str(project)).build(directory=str(out), versions=["standard"])
    return Path(wheel)


def _requirements_of(course: Course, project: Path) -> list[str]:
    """What the packages of a project, the lessons and our solutions import, as this kit requires it."""
    names = {DISTRIBUTION, *(path.name for path in project.iterdir())}
    kit = {canonicalize_name(requirement.name): requirement for requirement in requirements()}
    owners = packages_distributions()
    modules = set(_imported(course, project)) - names - set(sys.stdlib_module_names)
    found = {canonicalize_name(owner) for module in modules for owner in owners.get(module, [])}
    return sorted(str(kit[name]) if name in kit else name for name in {*map(canonicalize_name, ALWAYS), *found})


def _imported(course: Course, project: Path) -> Iterator[str]:
    sources = [*project.rglob("*.py"), *(course.source(lesson) for lesson in course.lessons)]
    for file in sources:
        yield from _IMPORTED.findall(file.read_text(encoding="utf-8"))
