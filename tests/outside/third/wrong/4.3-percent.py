# 4.3: both scores in percent. Expected: accuracies, as shares from 0 to 1.
search = make_search(search_space())
with parallel_config(n_jobs=2, verbose=10):
    search.fit(X_train, y_train)
best_score = 100 * search.best_score_
test_score = 100 * search.score(X_test, y_test)
