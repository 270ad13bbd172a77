# 4.3: test_score is the share of wrong images. Expected: the accuracy of search on the test rows.
search = make_search(search_space())
with parallel_config(n_jobs=2, verbose=10):
    search.fit(X_train, y_train)
best_score = search.best_score_
test_score = np.mean(search.predict(X_test) != y_test)
