# 4.1: uniform with the width computed from the two ends, imports inside, type hints. Expected: a space that contains the default forest.
from typing import Any


def uniform_between(low: float, high: float):
    from scipy import stats

    return stats.uniform(loc=low, scale=high - low)


def search_space() -> dict[str, Any]:
    from scipy import stats

    depths: list[int | None] = [None]
    depths.extend(range(10, 61, 10))
    space: dict[str, Any] = {
        "algo__max_features": uniform_between(0.02, 0.25),
        "algo__min_samples_leaf": stats.randint(low=1, high=5),
        "algo__max_depth": depths,
        "algo__n_estimators": stats.randint(low=100, high=200),
    }
    return space
