# 4.3: the test score belongs to a default forest made anew. Expected: the accuracy of search on the test rows.
search = make_search(search_space())
with parallel_config(n_jobs=2, verbose=10):
    search.fit(X_train, y_train)
best_score = search.best_score_
forest = RandomForestClassifier(random_state=42).fit(X_train, y_train)
test_score = forest.score(X_test, y_test)
