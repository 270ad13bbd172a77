"""Which release of a lesson a notebook is from: the stamp that ``course build`` writes into its metadata."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["STAMP", "Stamp", "read_stamp"]

STAMP = "course"
"""Its name in the metadata of a notebook."""
UNKNOWN = (
    "This notebook is from an older release of the lesson, or a program took out what says which one. "
    "It was graded by the checks of today."
)


@dataclass(frozen=True)
class Stamp:
    """Course and lesson by name, a digest of what its release says, and one of each exercise with its checks."""

    name: str
    lesson: str
    release: str
    exercises: Mapping[str, str]

    def as_metadata(self) -> dict[str, Any]:
        """What stands in a notebook."""
        return asdict(self)

    def changed_since(self, theirs: Stamp) -> tuple[list[str], list[str]]:
        """Exercises that ask for something else than in another release of the lesson, and those that it has not."""
        changed = [e for e in self.exercises if theirs.exercises.get(e, self.exercises[e]) != self.exercises[e]]
        return changed, [exercise for exercise in self.exercises if exercise not in theirs.exercises]

    def against(self, theirs: Stamp | None) -> tuple[str, str]:
        """What to say of a notebook with another stamp: of its exercises, and else. Nothing, if it is this release."""
        if theirs is None or (theirs.name, theirs.lesson) != (self.name, self.lesson):
            return "", UNKNOWN
        if theirs.release == self.release:
            return "", ""
        changed, new = self.changed_since(theirs)
        if not changed and not new:
            return "", "This notebook is from another release of the lesson. Its exercises are the same."
        what = [f"{word}: {', '.join(ids)}." for word, ids in (("Changed since", changed), ("New", new)) if ids]
        words = " ".join(["This notebook is from another release of the lesson.", *what])
        return f"{words} It was graded by the checks of today; a fresh copy says what they ask.", ""


def read_stamp(metadata: Any) -> Stamp | None:
    """The stamp in the metadata of a notebook that nobody trusts; None, if there is none that can be read."""
    data = metadata.get(STAMP) if isinstance(metadata, dict) else None
    if not isinstance(data, dict):
        return None
    name, lesson, release, exercises = (data.get(key) for key in ("name", "lesson", "release", "exercises"))
    if not all(isinstance(text, str) for text in (name, lesson, release)) or not isinstance(exercises, dict):
        return None
    return Stamp(str(name), str(lesson), str(release), {str(key): str(value) for key, value in exercises.items()})
