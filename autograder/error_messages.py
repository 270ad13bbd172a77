"""Where an exception becomes words: whatever leaves a command, a call in a notebook, or a grader's process."""

from __future__ import annotations

import errno
import os
import tempfile
import traceback
from contextlib import suppress
from typing import NamedTuple

from autograder.errors import CourseError, DataError, GraderError, NeedsLinux, SubmissionError, UsageError

__all__ = ["STOPPED", "TRACEBACK_VARIABLE", "Told", "in_words", "told"]

STOPPED = 130
"""The exit code after Ctrl-C, as shells have it."""
TRACEBACK_VARIABLE = "COURSE_TRACEBACK"
"""Set to 1, the traceback of an error is printed too."""

CAUSES = {
    errno.ENOSPC: ("no space is left on its disk", "Make room there"),
    errno.EDQUOT: ("your share of its disk is used up", "Make room there"),
    errno.EROFS: ("its disk can only be read", "Name a place where you may write"),
    errno.EACCES: ("you have no permission", "Look at its owner and mode with `ls -ld`"),
    errno.EPERM: ("the system does not allow it", "Look at its owner and mode with `ls -ld`"),
    errno.ENOENT: ("it is not there", "Look at its name and at the folder that you are in"),
    errno.ENOTDIR: ("what should be a folder is a file", "Move that file away"),
    errno.EISDIR: ("what should be a file is a folder", "Move that folder away"),
    errno.EEXIST: ("something else is there already", "Move it away"),
    errno.ENOTEMPTY: ("the folder is not empty", "Look at what lies in it"),
    errno.ENAMETOOLONG: ("the name is too long", "Give a shorter one"),
    errno.ELOOP: ("links lead in a circle", "Remove one of them"),
    errno.EMLINK: ("it has too many links", "Remove some of them"),
    errno.EMFILE: ("too many files are open", "Give a smaller --jobs, or more with `ulimit -n`"),
    errno.ENFILE: ("too many files are open on this machine", "Close other programs"),
    errno.EIO: ("the disk or terminal does not answer", "See whether it is still there"),
    errno.ENOMEM: ("no memory is left", "Close other programs, or give a smaller --jobs"),
    errno.EAGAIN: ("the system has nothing left to give, such as processes", "Give a smaller --jobs"),
    errno.EPIPE: ("the program at its other end is gone", "Look at what ended it"),
}
"""What the system's errors mean, and what mends them."""


class Told(NamedTuple):
    """An error as its reader sees it: whose matter it is, what it is, and the exit code of the command."""

    title: str
    text: str
    exit_code: int


def told(error: BaseException) -> Told:
    """Any exception in words. What is a mistake of the kit is kept with its traceback, in a file for a report."""
    match error:
        case ModuleNotFoundError(name="fcntl" | "resource"):  # Python for Windows has neither.
            return told(NeedsLinux())
        case UsageError():
            return Told("Error:", str(error), 2)
        case SubmissionError():
            return Told("The notebook cannot be checked.", str(error), 1)
        case CourseError() | DataError():
            return Told("The course itself has a problem.", str(error), 3)
        case GraderError():
            again = "What was finished is kept; run the command again."
            title = (
                "This machine is in the way:" if isinstance(error.__cause__, OSError) else "The grader itself failed:"
            )
            return Told(title, f"{str(error).rstrip('.')}. {again}", 3)
        case KeyboardInterrupt():
            return Told("Stopped before it was done.", "Run the same command again.", STOPPED)
        case OSError(errno=errno.ENAMETOOLONG):
            return Told("Error:", in_words(error), 2)
        case OSError() | MemoryError():
            return Told("This machine is in the way:", in_words(error), 3)
        case _:
            return Told("This is a mistake of the kit, not yours:", f"{in_words(error)} {_report(error)}", 3)


def in_words(error: BaseException) -> str:
    """An exception that is not of our making, in one line: file, cause and mend, as far as they are known."""
    if isinstance(error, MemoryError):
        return "no memory is left. Close other programs, or give a smaller --jobs."
    if isinstance(error, OSError) and error.errno is None and str(error):
        return f"{_line(str(error))}."
    if not isinstance(error, OSError) or error.errno is None:
        return f"{type(error).__name__}: {_line(str(error)) or 'it says nothing more'}."
    cause, mend = CAUSES.get(error.errno, (error.strerror or "it says nothing more", "Mend it"))
    name = error.filename if error.filename2 is None else error.filename2
    file = "a file or program" if name is None else _line(os.fsdecode(name) if isinstance(name, bytes) else str(name))
    return f"{file}: {cause}. {mend}, and run the command again."


def _report(error: BaseException) -> str:
    """Where the traceback was written to; what shows it, if it could not be."""
    with suppress(OSError):
        with tempfile.NamedTemporaryFile(
            "w", prefix="course-error-", suffix=".txt", delete=False, encoding="utf-8", errors="backslashreplace"
        ) as file:
            file.writelines(traceback.format_exception(error))
        return f"Please report it with {file.name}, which says where it happened."
    return f"Please report it. With {TRACEBACK_VARIABLE}=1 it says where it happened."


def _line(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
