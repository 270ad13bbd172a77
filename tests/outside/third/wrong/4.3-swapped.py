# 4.3: the two scores are swapped. Expected: best_score from the folds, test_score from the test rows.
search = make_search(search_space())
with parallel_config(n_jobs=2, verbose=10):
    search.fit(X_train, y_train)
test_score = search.best_score_
best_score = search.score(X_test, y_test)
