"""Every writer, by the name that `course export` calls it."""

from __future__ import annotations

from autograder.exports import blackboard, brightspace, canvas, github, gradescope, moodle, nbgrader, plain, workbook
from autograder.exports.export import Writer

__all__ = ["WRITERS"]

WRITERS: dict[str, Writer] = {
    writer.name: writer
    for writer in (
        moodle.WRITER,
        canvas.WRITER,
        blackboard.WRITER,
        brightspace.WRITER,
        github.WRITER,
        gradescope.WRITER,
        nbgrader.WRITER,
        workbook.WRITER,
        plain.CSV,
        plain.JSON,
    )
}
