"""Reports on disk: one JSON file for each submission, written whole or not at all."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

import cattrs

from autograder.checking import Report
from autograder.errors import CourseError

__all__ = ["read_report", "report_from_json", "report_to_json", "write_report", "write_text"]

_converter = cattrs.Converter(forbid_extra_keys=True)


def report_to_json(report: Report) -> dict[str, Any]:
    """A report as JSON data, with its totals. ``report/record.schema.json`` describes it."""
    data: dict[str, Any] = _converter.unstructure(report)
    return data | {"points": report.points, "max_points": report.max_points}


def report_from_json(data: dict[str, Any]) -> Report:
    """The report that `report_to_json` wrote."""
    kept = {key: value for key, value in data.items() if key not in ("points", "max_points")}
    return _converter.structure(kept, Report)


def write_report(folder: Path, report: Report) -> Path:
    """Write ``folder/<student>/<lesson>.json``, whole or not at all."""
    path = folder / report.student / f"{report.lesson}.json"
    write_text(path, json.dumps(report_to_json(report), indent=1, ensure_ascii=False) + "\n")
    return path


def read_report(path: Path) -> Report:
    """Read a report.

    Raises:
        CourseError: The file is not a report of this version.
    """
    try:
        return report_from_json(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, cattrs.BaseValidationError, TypeError) as error:
        raise CourseError("this is not a result record of this version.", file=path, mend="Grade again.") from error


def write_text(path: Path, text: str) -> None:
    """Write a file so that a reader sees the old content or the new, never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fd, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    with os.fdopen(fd, "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(name, path)
