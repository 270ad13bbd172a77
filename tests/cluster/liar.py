"""A worker that lies about marks, as ``python -m tests.cluster.liar ADDRESS NAME``: each submission has full marks."""

from __future__ import annotations

import json
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from autograder.cluster import serve as serving
from autograder.cluster import worker
from autograder.cluster.messages import Parcel
from autograder.manifest import load_course

__all__ = ["main", "serve_lies"]


def serve_lies(connection: Connection, root: Path, isolation: str, slot: int, name: str) -> None:
    """The life of a grader whose reports say what nobody has found."""
    honest = serving._Serving.grade

    def grade(self: serving._Serving, parcel: Parcel) -> str:
        report = json.loads(honest(self, parcel))
        for result in report["results"]:
            result |= {"status": "pass", "points": result["max_points"]}
        return json.dumps(report)

    serving._Serving.grade = grade  # type: ignore[method-assign]
    serving.serve(connection, root, isolation, slot, name)


def main() -> None:
    """Join as an honest worker does."""
    address, name = sys.argv[1:]
    worker.run_workers(worker.Settings(address, load_course().root, "none", 1, name=name), serve_lies)


if __name__ == "__main__":
    main()
