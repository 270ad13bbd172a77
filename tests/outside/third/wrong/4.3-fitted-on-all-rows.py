# 4.3: the search is fitted on all 2000 rows. Expected: fitted on X_train, y_train.
search = make_search(search_space())
with parallel_config(n_jobs=2, verbose=10):
    search.fit(pixels, labels)
best_score = search.best_score_
test_score = search.score(X_test, y_test)
