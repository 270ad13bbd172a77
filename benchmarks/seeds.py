"""Every right solution with a free seed, with each of twenty seeds: which marks move.

    python benchmarks/seeds.py      about three minutes on one core

Each seed that is written down in a solution is replaced; see tests/seeds.py.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("MPLBACKEND", "Agg")
os.environ.setdefault("COURSE_FAST", "1")

import sklearn
from rich.progress import track

from autograder.authoring.reference import Reference
from autograder.manifest import load_course

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.seeds import SEEDS, seeded, with_seed  # noqa: E402 - the tests' helper stands in the folder just added


def main() -> None:
    """Print one line for each solution."""
    course = load_course(ROOT)
    print(f"scikit-learn {sklearn.__version__}, seeds {SEEDS.start} to {SEEDS.stop - 1}")
    lesson = course.lesson("4")
    reference = Reference(course, lesson)
    for exercise, name, source in seeded(course, lesson):
        tried = track(SEEDS, f"{exercise} {name}", transient=True)
        lost = {seed: found for seed in tried if (found := with_seed(reference, exercise, name, source, seed))}
        told = "; ".join(f"{seed}: {found[0].check}: {found[0].found}" for seed, found in lost.items())
        print(f"{exercise}  {name:<36} {len(SEEDS) - len(lost)} of {len(SEEDS)} earn all. {told}", flush=True)


if __name__ == "__main__":
    main()
