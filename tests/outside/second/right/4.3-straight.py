# 4.3: fit inside parallel_config, then the attribute and the method score. Expected: search, best_score and test_score.
search = make_search(search_space())
with parallel_config(n_jobs=2, verbose=10):
    search.fit(X_train, y_train)
best_score = search.best_score_
test_score = search.score(X_test, y_test)
print(best_score, test_score)
