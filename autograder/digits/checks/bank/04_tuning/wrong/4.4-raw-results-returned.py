# exercise: 4.4
# misconception: raw-results-returned
# The whole table of the search, with its long names.
def summarise(search):
    return pd.DataFrame(search.cv_results_).sort_values("rank_test_score")
