# 4.3: the older space is searched. Expected: make_search(search_space()).
search = make_search(wide_space)
with parallel_config(n_jobs=2, verbose=10):
    search.fit(X_train, y_train)
best_score = search.best_score_
test_score = search.score(X_test, y_test)
