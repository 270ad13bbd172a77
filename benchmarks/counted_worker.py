"""A worker that writes down what it begins: ``python -m benchmarks.counted_worker ADDRESS NAME FILE [LAYER]``.

So what is graded twice can be counted, where only one report arrives.
"""

from __future__ import annotations

import os
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from autograder.cluster import serve as serving
from autograder.cluster import worker
from autograder.cluster.messages import Parcel
from autograder.manifest import load_course

FILE = "COURSE_BEGUN"


def serve_counted(connection: Connection, root: Path, isolation: str, slot: int, name: str) -> None:
    """The life of a grader that adds a line to a file before each submission."""
    plain = serving._Serving.grade

    def grade(self: serving._Serving, parcel: Parcel) -> str:
        with open(os.environ[FILE], "a", encoding="utf-8") as file:
            file.write(f"{parcel.student}\n")
        return plain(self, parcel)

    serving._Serving.grade = grade  # type: ignore[method-assign]
    serving.serve(connection, root, isolation, slot, name)


def main() -> None:
    """Join as any worker does."""
    address, name, os.environ[FILE] = sys.argv[1:4]
    worker.run_workers(
        worker.Settings(address, load_course().root, (sys.argv[4:] or ["auto"])[0], 1, name=name), serve_counted
    )


if __name__ == "__main__":
    main()
