# 4.4: a table filled column by column, then sorted in place. Expected: a DataFrame rank, mean, spread, fit_seconds, params, one row for each candidate, best first.
def summarise(search):
    wide_table = pd.DataFrame(search.cv_results_)
    table = pd.DataFrame(index=wide_table.index)
    for new, old in zip(
        "rank mean spread fit_seconds params".split(),
        "rank_test_score mean_test_score std_test_score mean_fit_time params".split(),
    ):
        table[new] = wide_table[old]
    table.sort_values("rank", kind="mergesort", inplace=True)
    return table.reset_index(drop=True)
