"""The golden marks: what each check said of the banks, the sample class and the corpus at one time in the past.

tests/golden/*.json hold them and are never written anew: what they do not know is not compared. Each mark that
is another one since then stands in tests/golden/differences.yaml, with its reason. See docs/authors.md.
"""

from __future__ import annotations

import json
import os.path
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

import cattrs
import yaml

from autograder.api.result import Result

__all__ = ["GONE", "Difference", "Marks", "differences", "expected_now", "golden", "mark", "places", "surprises"]

FOLDER = Path(__file__).resolve().parent / "golden"
GONE = "gone"
"""What a mark is now whose place or check is not there any more."""

Marks = Mapping[str, Mapping[str, str]]
"""By place, such as ``bank/01_loading/wrong/1.1-path-ignored``, and by check: see `mark`."""


@dataclass(frozen=True)
class Difference:
    """All marks at these places, of this check, that were `was` are `now` another one. The first three are patterns."""

    where: str
    check: str
    was: str
    now: str
    reason: str

    def covers(self, where: str, check: str, was: str) -> bool:
        """Whether it speaks of this golden mark."""
        return all(map(fnmatchcase, (where, check, was), (self.where, self.check, self.was)))


def mark(result: Result | Mapping[str, Any]) -> str:
    """How a check ended, its points and the misconception that it named, as one text."""
    found = result if isinstance(result, Mapping) else vars(result)
    return "{status} {points:g} {misconception}".format(**found).strip()


@cache
def golden() -> Marks:
    """All golden marks. The files leave out those of checks that passed."""
    found = {}
    for file in sorted(FOLDER.glob("*.json")):
        for lesson, content in json.loads(file.read_text(encoding="utf-8")).items():
            passed = {check: f"pass {points:g}" for check, points in content["points"].items()}
            for name, others in content["marks"].items():
                found[f"{file.stem}/{lesson}/{name}"] = passed | others
    return found


@cache
def differences() -> tuple[Difference, ...]:
    """What is listed in differences.yaml."""
    data = yaml.safe_load((FOLDER / "differences.yaml").read_text(encoding="utf-8"))
    return tuple(cattrs.Converter(forbid_extra_keys=True).structure(data or [], list[Difference]))


def places(kind: str) -> list[str]:
    """The places of ``bank``, ``class`` or ``corpus`` that golden marks are of."""
    return [where for where in golden() if where.startswith(f"{kind}/")]


def surprises(current: Marks, where: Iterable[str], listed: Iterable[Difference] | None = None) -> str:
    """The marks at these places that are neither the golden ones nor as listed: lines for differences.yaml."""
    every = differences() if listed is None else tuple(listed)
    found: dict[tuple[str, str, str], list[str]] = {}
    for place in (place for place in where if place in golden()):
        for check, was in golden()[place].items():
            now = current.get(place, {}).get(check, GONE)
            expected = expected_now(place, check, was, every)
            if now != expected:
                what = was if expected == was else f"{was} # listed as now {expected!r}"
                found.setdefault((check, what, now), []).append(place)
    return "\n".join(_lines(found))


def expected_now(place: str, check: str, was: str, listed: Iterable[Difference]) -> str:
    """What a golden mark is by now."""
    return next((one.now for one in listed if one.covers(place, check, was)), was)


def _lines(found: Mapping[tuple[str, str, str], list[str]]) -> Iterator[str]:
    """One line for all places of the same difference, with a pattern that covers them (and perhaps more)."""
    for (check, was, now), alike in found.items():
        # Letter by letter: what an exercise's solutions share is the beginning of their names.
        pattern = alike[0] if len(alike) == 1 else f"{os.path.commonprefix(alike)}*"  # noqa: RUF071
        yield f"- where: {pattern} # {len(alike)}: {', '.join(alike[:20])}"
        yield f"  check: {check}"
        yield f"  was: {was}"
        yield f"  now: {now}"
        yield "  reason: "
