# 4.4: a loop over the candidates in the order of their ranks, one namedtuple each. Expected: a DataFrame with the five columns, one row for each candidate, best first.
from collections import namedtuple

Candidate = namedtuple("Candidate", "rank mean spread fit_seconds params")


def summarise(search):
    found = search.cv_results_
    rows = []
    for i in np.argsort(found["rank_test_score"], kind="stable"):
        rows.append(
            Candidate(
                int(found["rank_test_score"][i]),
                float(found["mean_test_score"][i]),
                float(found["std_test_score"][i]),
                float(found["mean_fit_time"][i]),
                found["params"][i],
            )
        )
    return pd.DataFrame(rows, columns=Candidate._fields)
