"""What a mark was made from, as digests: the same digests, the same mark."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import autograder
from autograder.errors import SubmissionError
from autograder.grading.grade import versions
from autograder.manifest import Course, Lesson
from autograder.notebook import read_bytes

__all__ = ["digests_of", "key_of", "submission_digest"]

PACKAGE = Path(autograder.__file__).resolve().parent
ENGINE = ("answers", "checking", "data", "grading", "sandbox")
"""The folders of our own code that a mark can depend on; checks are counted by lesson."""


def digests_of(course: Course, lesson: Lesson, isolation: str) -> dict[str, str]:
    """Digests of everything but the submission that a mark in this lesson depends on, by name."""
    data = {key: file.sha256 for key, file in course.data.items()}
    settings = [asdict(setting) for setting in course.settings.values()]
    return {
        "checks": _files(course.check_files(lesson)),
        "engine": _files(file for part in ENGINE for file in sorted((PACKAGE / part).rglob("*.py"))),
        "lesson": _text(json.dumps([asdict(lesson), settings, os.environ.get("COURSE_FAST", "")], sort_keys=True)),
        "release": _files([course.release(lesson)]),
        "data": _text(json.dumps(data, sort_keys=True)),
        "limits": _text(json.dumps(asdict(course.limits_of(lesson)), sort_keys=True)),
        "environment": _text(json.dumps(versions(), sort_keys=True)),
        "isolation": _text(isolation),
    }


def key_of(digests: dict[str, str]) -> str:
    """One digest of all of them: the name of a record in the store."""
    return _text(json.dumps(digests, sort_keys=True))


def submission_digest(path: Path, max_mb: float) -> str:
    """SHA-256 of the notebook's bytes; of the reason why, if it cannot be read."""
    try:
        return hashlib.sha256(read_bytes(path, max_mb)).hexdigest()
    except SubmissionError as error:
        return _text(f"unreadable: {error}")


def _files(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _text(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
