# 4.3: both scores are rounded to two places. Expected: scores not rounded.
search = make_search(search_space())
with parallel_config(n_jobs=2, verbose=10):
    search.fit(X_train, y_train)
best_score = round(search.best_score_, 2)
test_score = round(search.score(X_test, y_test), 2)
