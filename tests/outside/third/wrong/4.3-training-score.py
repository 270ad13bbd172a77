# 4.3: test_score is measured on the training rows. Expected: the accuracy of search on X_test, y_test.
search = make_search(search_space())
with parallel_config(n_jobs=2, verbose=10):
    search.fit(X_train, y_train)
best_score = search.best_score_
test_score = search.score(X_train, y_train)
