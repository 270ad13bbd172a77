# 4.4: a dataclass for each candidate, sorted by the mean, highest first, old index kept nowhere. Expected: five columns, rank 1 first.
from dataclasses import dataclass


@dataclass
class Candidate:
    rank: int
    mean: float
    spread: float
    fit_seconds: float
    params: dict


def summarise(search):
    c = search.cv_results_
    candidates = []
    for i in range(len(c["params"])):
        candidates.append(
            Candidate(
                rank=int(c["rank_test_score"][i]),
                mean=float(c["mean_test_score"][i]),
                spread=float(c["std_test_score"][i]),
                fit_seconds=float(c["mean_fit_time"][i]),
                params=c["params"][i],
            )
        )
    candidates = sorted(candidates, key=lambda one: one.rank)
    return pd.DataFrame([vars(one) for one in candidates], columns=["rank", "mean", "spread", "fit_seconds", "params"])
