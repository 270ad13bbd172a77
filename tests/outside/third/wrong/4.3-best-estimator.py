# 4.3: search is the best pipeline, not the search. Expected: search is make_search(search_space()), fitted.
whole_search = make_search(search_space())
with parallel_config(n_jobs=2, verbose=10):
    whole_search.fit(X_train, y_train)
best_score = whole_search.best_score_
search = whole_search.best_estimator_
test_score = search.score(X_test, y_test)
