"""Records conversations, or runs the campaign.

python -m tests.fuzz record 1 2      conversations with the banks of lessons 1 and 2, anew
python -m tests.fuzz run 1 2 --examples 2000         so many changed conversations for each check of lessons 1 and 2
"""

from __future__ import annotations

import os

os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1", MPLBACKEND="Agg", COURSE_FAST="1")

import argparse
import contextlib
import sys
import tempfile
import time
import warnings

from autograder.manifest import Course, Lesson, load_course
from tests.fuzz.campaign import fuzz, fuzzers, unreached
from tests.fuzz.conversation import record
from tests.fuzz.store import save


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["record", "run"])
    parser.add_argument("lessons", nargs="*")
    parser.add_argument("--examples", type=int, default=2000)
    options = parser.parse_args()
    course, broken = load_course(), False
    warnings.simplefilter("ignore")
    for lesson in [course.lesson(key) for key in options.lessons] or course.lessons:
        if options.what == "record":
            # Lessons and solutions write files where they run.
            with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
                conversations = record(course, lesson)
            save(lesson, conversations)
        else:
            broken |= run(course, lesson, options.examples)
    sys.exit(broken)


def run(course: Course, lesson: Lesson, examples: int) -> bool:
    """Run the campaign of a lesson and print what came of it. Returns whether a check broke."""
    found, broken = fuzzers(course, lesson), False
    for fuzzer in found:
        started = time.monotonic()
        problems = fuzz(fuzzer, examples)
        broken |= bool(problems)
        print(
            f"{fuzzer.check.name}: {examples} in {time.monotonic() - started:.0f} s", *problems, sep="\n  ", flush=True
        )
    for file, number, line in unreached(found):
        print(f"not reached: {file}:{number}: {line}")
    return broken


if __name__ == "__main__":
    main()
