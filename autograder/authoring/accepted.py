"""What the author has looked at and accepts: mutants that are no mistakes, checks that never fail alone, second causes.

They stand in ``bank/NN_name/accepted.yaml``, each group with its reason::

    mutants:
      - reason: The size of the figure is a matter of taste.
        ids: [1.4-argument-2e058f, 1.4-number-655f77]
    checks:
      - reason: It fails only together with the check before it, and says more than that one.
        ids: [test_scale_is_bounded]
    causes:
      - reason: The rows are cut and the columns are read wrongly: both are so.
        ids: [1.1-first-row-lost/columns-off-by-one]
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cattrs
import yaml

from autograder.authoring.bank import bank_folder
from autograder.errors import CourseError
from autograder.manifest import Course, Lesson

__all__ = ["Accepted", "load_accepted"]


@dataclass(frozen=True)
class _Group:
    reason: str
    ids: list[str]


@dataclass(frozen=True)
class _Content:
    mutants: list[_Group] = field(default_factory=list)
    checks: list[_Group] = field(default_factory=list)
    causes: list[_Group] = field(default_factory=list)


@dataclass(frozen=True)
class Accepted:
    """The reason for each mutant that may survive, each check that may never fail alone, and each second cause.

    A second cause is one that is told beside the true one, and that is true too: `NAME OF THE SOLUTION/MISCONCEPTION`.
    """

    file: Path
    mutants: dict[str, str] = field(default_factory=dict)
    checks: dict[str, str] = field(default_factory=dict)
    causes: dict[str, str] = field(default_factory=dict)

    def line(self, id: str) -> int:
        """The line of the file where something is accepted; 1 if it is not."""
        lines = self.file.read_text(encoding="utf-8").splitlines() if self.file.is_file() else []
        return next((number for number, line in enumerate(lines, 1) if id in line), 1)


def load_accepted(course: Course, lesson: Lesson) -> Accepted:
    """What is accepted in a lesson; nothing, if there is no file.

    Raises:
        CourseError: The file is not as it should be.
    """
    file = bank_folder(course, lesson) / "accepted.yaml"
    if not file.is_file():
        return Accepted(file)
    try:
        data: Any = yaml.safe_load(file.read_text(encoding="utf-8"))
        content = cattrs.Converter(forbid_extra_keys=True).structure(data or {}, _Content)
    except (yaml.YAMLError, cattrs.BaseValidationError, TypeError, AttributeError) as error:
        raise CourseError(
            f"this is not a list of what is accepted: {error}.",
            file=file,
            mend="Write groups with `reason:` and `ids:` under `mutants:`, `checks:` and `causes:`.",
        ) from error
    return Accepted(file, _reasons(content.mutants), _reasons(content.checks), _reasons(content.causes))


def _reasons(groups: list[_Group]) -> dict[str, str]:
    return {id: group.reason for group in groups for id in group.ids}
