# 4.3: the largest rank is taken for the best, so best_score belongs to the worst candidate. Expected: the mean of the best candidate (rank 1).
search = make_search(search_space())
with parallel_config(n_jobs=2, verbose=10):
    search.fit(X_train, y_train)
best_at = np.argmax(search.cv_results_["rank_test_score"])
best_score = search.cv_results_["mean_test_score"][best_at]
test_score = search.score(X_test, y_test)
