# 4.3: best_score holds the parameters. Expected: the mean accuracy over the folds of the best candidate.
search = make_search(search_space())
with parallel_config(n_jobs=2, verbose=10):
    search.fit(X_train, y_train)
best_score = search.best_params_
test_score = search.score(X_test, y_test)
