"""Runs the search of lesson 4 over a wider space, and stores its result.

    python benchmarks/wide_search.py            writes data/wide_search.csv, about four minutes on two cores
    python benchmarks/wide_search.py --check    runs it again and compares everything but the seconds

The ranges are those of the notebook that the course reviews: at least a tenth of all pixels are
tried at each split. Lesson 4 compares this result with its own, and does not run it again.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.stats import randint, uniform
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import RandomizedSearchCV, train_test_split
from sklearn.pipeline import Pipeline

from autograder.digits import load_digits

OUT = Path(__file__).resolve().parent.parent / "data" / "wide_search.csv"
SPACE = {
    "algo__n_estimators": randint(100, 201),  # 100 to 200
    "algo__max_features": uniform(0.1, 0.9),  # 0.1 to 1.0
    "algo__max_depth": randint(20, 81),  # 20 to 80
    "algo__min_samples_leaf": randint(1, 21),  # 1 to 20
}
COLUMNS = {
    "rank_test_score": "rank",
    "mean_test_score": "mean",
    "std_test_score": "spread",
    "mean_fit_time": "fit_seconds",
}


def run(n_iter: int = 50, n_jobs: int = 2) -> pd.DataFrame:
    """The candidates, best first: rank, mean, spread, fit_seconds, and one column for each parameter."""
    pixels, labels = load_digits()
    X_train, _, y_train, _ = train_test_split(pixels, labels, test_size=0.2, stratify=labels, random_state=42)
    search = RandomizedSearchCV(
        Pipeline([("algo", RandomForestClassifier(random_state=42))]),
        SPACE,
        n_iter=n_iter,
        cv=3,
        scoring="accuracy",
        random_state=42,
        n_jobs=n_jobs,
    )
    search.fit(X_train, y_train)
    results = search.cv_results_
    table = pd.DataFrame({new: results[old] for old, new in COLUMNS.items()})
    for name in SPACE:
        table[name] = [candidate[name] for candidate in results["params"]]
    return table.sort_values("rank", kind="stable").round(
        {"mean": 6, "spread": 6, "fit_seconds": 3, "algo__max_features": 6}
    )


def main() -> int:
    """Write the table or compare it; the exit code is 1 if a comparison fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with the stored table, and write nothing")
    options = parser.parse_args()
    started = time.perf_counter()
    table = run()
    print(f"50 draws, 3 folds each: {time.perf_counter() - started:.0f} s")
    if not options.check:
        table.to_csv(OUT, index=False)
        print(f"{OUT.name}: {len(table)} rows written")
        return 0
    stored = pd.read_csv(OUT).drop(columns="fit_seconds").to_numpy(float)
    same = np.allclose(stored, table.drop(columns="fit_seconds").to_numpy(float), atol=1e-6)
    print(f"{OUT.name}: {'the same' if same else 'DIFFERENT'}")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
