# 4.3: the winner is fitted again on all rows before it is tested, so it knows the test rows. Expected: a winner that was fitted on the training rows only.
search = make_search(search_space())
with parallel_config(n_jobs=2, verbose=10):
    search.fit(X_train, y_train)
best_score = search.best_score_
search.best_estimator_.fit(pixels, labels)   # more data is better
test_score = search.score(X_test, y_test)
