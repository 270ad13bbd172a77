"""One stored record: a report as JSON data with version and seal. What is older is migrated when it is read."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import cattrs

from autograder.api.result import SCHEMA_VERSION, Report
from autograder.errors import CourseError
from autograder.grading.seal import Seal

__all__ = ["Record", "load_record", "read_report", "record_text", "report_from_json", "report_to_json"]

BESIDE = ("points", "held", "max_points", "notebook", "seal")
"""What a record holds beside the report."""
UNREADABLE = (
    OSError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    RecursionError,
    cattrs.BaseValidationError,
    cattrs.ForbiddenExtraKeysError,
)
"""What reading a file that is no record can raise."""


@dataclass(frozen=True)
class Record:
    """What a file of the store turned out to be.

    `report` is None if the file cannot be read as a record. `fault` says why the record is not taken as true; it is
    empty for one of our own making. `version` is that of the file, 0 if it says none. `notebook` is the path of the
    submission.
    """

    file: Path
    report: Report | None = None
    fault: str = ""
    version: int = 0
    notebook: str = ""

    @property
    def is_true(self) -> bool:
        """Whether the record is whole and of our own making."""
        return self.report is not None and not self.fault

    @property
    def is_comparable(self) -> bool:
        """Whether its marks can be compared with new ones: also those of versions that had no seal."""
        return self.report is not None and (not self.fault or self.version in UNSEALED)


def load_record(file: Path, seal: Seal) -> Record:
    """Read a file as a record, whatever it holds."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        version = _version(data)
        report = report_from_json(data)
        notebook = str(data.get("notebook", ""))
    except _Newer as error:
        return Record(file, fault=str(error), version=error.version)
    except UNREADABLE:
        return Record(file, fault="it cannot be read as a record")
    fault = f"it is of version {version}, which had no seal" if version in UNSEALED else seal.fault(data)
    return Record(file, report, fault, version, notebook)


def record_text(report: Report, notebook: str, seal: Seal) -> str:
    """The text of a record's file."""
    data = seal.sealed(report_to_json(report) | {"notebook": notebook})
    return json.dumps(data, indent=1, ensure_ascii=True) + "\n"


def report_to_json(report: Report) -> dict[str, Any]:
    """A report as JSON data, with its totals and no seal. ``report/record.schema.json`` describes it."""
    data: dict[str, Any] = _converter().unstructure(report)
    totals = {"points": report.points, "held": report.held, "max_points": report.max_points}
    return data | totals | {"notebook": "", "seal": ""}


def report_from_json(data: dict[str, Any]) -> Report:
    """The report that `report_to_json` wrote, in this version or an older one."""
    data = _migrated(data)
    return _converter().structure({key: value for key, value in data.items() if key not in BESIDE}, Report)


def read_report(path: Path) -> Report:
    """Read a report, whoever made it.

    Raises:
        CourseError: The file is not a report of this version or an older one.
    """
    try:
        return report_from_json(json.loads(path.read_text(encoding="utf-8")))
    except _Newer as error:
        raise CourseError(f"this record cannot be read: {error}.", file=path, mend="Use that version.") from error
    except UNREADABLE as error:
        raise CourseError("this is not a result record.", file=path, mend="Grade again.") from error


class _Newer(Exception):
    """A record of a version that this one does not know."""

    def __init__(self, version: int) -> None:
        self.version = version
        super().__init__(f"it is of version {version}, and this version of the kit reads up to {SCHEMA_VERSION}")


def _from_1(data: dict[str, Any]) -> dict[str, Any]:
    """Version 2 has a seal."""
    return data | {"schema_version": 2}


def _from_2(data: dict[str, Any]) -> dict[str, Any]:
    """Version 3 has predictions and answers."""
    return data | {"schema_version": 3}


def _from_3(data: dict[str, Any]) -> dict[str, Any]:
    """Version 4 has when a submission came, and how late that was."""
    return data | {"schema_version": 4}


MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _from_1, 2: _from_2, 3: _from_3}
"""For each older version, what makes the data those of the next one."""
UNSEALED = (1,)
"""The versions whose records had no seal."""


def _migrated(data: dict[str, Any]) -> dict[str, Any]:
    for version in range(_version(data), SCHEMA_VERSION):
        data = MIGRATIONS[version](data)
    return data


def _version(data: Any) -> int:
    version = data["schema_version"]
    if type(version) is not int or version < 1:
        raise ValueError(f"a version is a whole number from 1, not {version!r}")
    if version > SCHEMA_VERSION:
        raise _Newer(version)
    return version


@cache
def _converter() -> cattrs.Converter:
    # One message, not a tree of them: a record is ours, and is right or is set aside.
    return cattrs.Converter(forbid_extra_keys=True, detailed_validation=False)
