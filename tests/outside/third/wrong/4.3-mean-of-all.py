# 4.3: best_score is the mean over all candidates. Expected: the mean over the three folds of the best candidate.
search = make_search(search_space())
with parallel_config(n_jobs=2, verbose=10):
    search.fit(X_train, y_train)
best_score = search.cv_results_["mean_test_score"].mean()
test_score = search.score(X_test, y_test)
