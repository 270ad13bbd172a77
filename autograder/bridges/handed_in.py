"""A file that was handed in, and what a platform says of it: whose it is, when it came, which attempt it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path

from autograder.bridges.roster import decoded
from autograder.errors import SubmissionError, UsageError
from autograder.notebook import read_bytes

__all__ = [
    "ENDINGS",
    "PLATFORM",
    "HandedIn",
    "Reader",
    "Told",
    "content_of",
    "moment_of",
    "nameless",
    "nothing_more",
    "nothing_unread",
    "stamp_of",
]

ENDINGS = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
"""What archives end with."""
PLATFORM = "the platform's"
"""Whose clock a time is of, if it is not the student's own."""


@dataclass(frozen=True)
class HandedIn:
    """One file that was handed in, or a folder with nothing in it.

    `parts` is where it lies, below the class and later below the student; `problem` says why it cannot be read.
    `stamp` is when it came, in seconds since 1970, and `clock` whose clock says so; 0 if nobody does. `attempt` orders
    attempts of which no time is known. It is named if a platform put a student's name before it, and flat if it lies
    beside others without such a name.
    """

    parts: tuple[str, ...]
    path: Path
    problem: str = ""
    remark: str = ""
    is_folder: bool = False
    mtime: float = 0.0
    stamp: float = 0.0
    clock: str = ""
    attempt: int = 0
    late: bool = False
    is_flat: bool = False
    is_named: bool = False
    export: str = ""
    """The folder or archive of a whole class that it came in, if there are several."""

    @property
    def name(self) -> str:
        """Where it lies, as the instructor sees it."""
        return "/".join(self.parts)

    @property
    def is_below_folder(self) -> bool:
        """Whether its entry is a folder. A student's own archive bears a name as a file does."""
        return (self.is_folder or len(self.parts) > 1) and not self.parts[0].lower().endswith(ENDINGS)


@dataclass(frozen=True)
class Told:
    """What a platform says of one entry of its export: a file that lies flat, or a folder.

    `name` is the student's, as the platform writes it; `number` is what it knows the student by, and `known` whether
    it calls the same person so in its other exports and in its list of the class. `file` is the file's own name.
    `apart` is what may tell this student's entries from those of a namesake; nobody says that it is the same in all of
    them. `others` are what else the name may be, where nobody says where it ends. `moment` without a time zone is in
    the zone of whoever downloaded it. `remark` is what a reader of the mark should know.
    """

    name: str
    number: str = ""
    apart: str = ""
    known: bool = False
    file: str = ""
    moment: datetime | None = None
    clock: str = PLATFORM
    attempt: int = 0
    late: bool = False
    others: tuple[str, ...] = ()
    remark: str = ""


Details = Mapping[str, tuple[Told, ...]]
"""What files of the platform's own say of an entry, by its name: several where a group handed in together."""


def content_of(file: HandedIn, max_mb: float = 10) -> str | None:
    """The text of a file of the platform's own, at the top of an export; None if it cannot be read as such.

    Links, pipes and what is too large are no such files: anybody may have handed them in.
    """
    if file.problem:
        return None
    try:
        data = read_bytes(file.path, max_mb)
    except SubmissionError:
        return None
    try:
        return decoded(data, file.name)[0]
    except UsageError:
        return data.decode("utf-8-sig", "replace")


def nameless(name: str, is_folder: bool) -> Told | None:
    """What a name says where no form of names is the platform's."""
    return None


def nothing_more(files: Sequence[HandedIn]) -> Details:
    """The details of a platform that puts no file of its own into exports."""
    return {}


def nothing_unread(files: Sequence[HandedIn]) -> list[str]:
    """The lines of a platform of whose exports all is read."""
    return []


@dataclass(frozen=True)
class Reader:
    """How one platform names what it exports.

    Args:
        name: What `course grade --from` calls it.
        title: What people call it.
        source: Where the form of its names is documented.
        read: What the name of an entry says, and whether that is a folder; None if it is not of this form.
        details: What files of the platform's own say. They are no submissions: see `own`.
        own: Where those files lie.
        unread: Lines about what of the platform's own is not understood.
    """

    name: str
    title: str
    source: str
    read: Callable[[str, bool], Told | None]
    details: Callable[[Sequence[HandedIn]], Details] = nothing_more
    own: re.Pattern[str] = field(default=re.compile(r"(?!)"))
    unread: Callable[[Sequence[HandedIn]], list[str]] = nothing_unread


def moment_of(text: str, *forms: str) -> datetime | None:
    """A time in one of these forms; None if it is in none of them."""
    for form in forms:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    return None


def stamp_of(moment: datetime | None, zone: tzinfo | None) -> float:
    """Seconds since 1970; 0 for no time. Without a zone of its own, a time is one of `zone`, or of this machine."""
    if moment is None:
        return 0.0
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).timestamp()
    except (ValueError, OverflowError, OSError):
        return 0.0
