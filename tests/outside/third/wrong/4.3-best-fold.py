# 4.3: best_score is the highest single fold of the best candidate. Expected: the mean over the three folds.
search = make_search(search_space())
with parallel_config(n_jobs=2, verbose=10):
    search.fit(X_train, y_train)
i = search.best_index_
best_score = max(search.cv_results_[f"split{fold}_test_score"][i] for fold in range(3))
test_score = search.score(X_test, y_test)
