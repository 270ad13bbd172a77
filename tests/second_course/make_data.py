"""Makes the data of this course from the diabetes data that scikit-learn brings, without a network.

The rows that are held back are no secret here: whoever has scikit-learn has them. It is the way that matters.

python make_data.py [FOLDER]        writes diabetes.csv and held_back.csv there; without a folder, into data/
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from sklearn.datasets import load_diabetes

HELD_BACK = 100


def main(folder: Path) -> None:
    """Write 342 rows that everybody may see, and 100 that only the teacher has."""
    table = load_diabetes(as_frame=True, scaled=False).frame.rename(columns={"target": "progression"})
    order = np.random.default_rng(0).permutation(len(table))
    for name, rows in (("diabetes", order[HELD_BACK:]), ("held_back", order[:HELD_BACK])):
        table.iloc[rows].to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "data")
