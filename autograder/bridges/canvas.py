"""Canvas: "Download Submissions" of an assignment. All lie flat; no name says when it came, only that it is late."""

from __future__ import annotations

import re

from autograder.bridges.handed_in import Reader, Told

__all__ = ["READER"]

NAME = re.compile(
    r"(?:(?!LATE_|anon_)(?P<name>(?=[^\W_]*[^\W\d_]).*?)_)?(?:(?P<late>LATE)_)?(?P<number>\d+|anon_[^_]+)_"
    r"(?:(?P<upload>\d+)_(?P<file>.+)|(?P<kind>text|link)\.html)"
)


def _read(name: str, is_folder: bool) -> Told | None:
    found = None if is_folder else NAME.fullmatch(name)
    if found is None or not (found["name"] or found["number"].startswith("anon_")):
        return None
    return Told(
        found["name"] or found["number"],
        found["number"],
        known=True,
        file=found["file"] or f"{found['kind']}.html",
        attempt=int((found["upload"] or "0")[:18]),  # A newer upload has a larger number; "-1" in a name says nothing.
        late=bool(found["late"]),
    )


READER = Reader(
    "canvas",
    "Canvas",
    "https://github.com/instructure/canvas-lms, lib/content_zipper.rb and abstract_assignment.rb",
    _read,
)
