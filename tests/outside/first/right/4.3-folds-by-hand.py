# 4.3: the mean over the three folds by hand, the test score from the refitted winner. Expected: search, best_score and test_score.
search = make_search(search_space())
with parallel_config(n_jobs=2, verbose=10):
    search.fit(X_train, y_train)

folds = [search.cv_results_[f"split{i}_test_score"][search.best_index_] for i in range(3)]
best_score = sum(folds) / len(folds)
winner = search.best_estimator_
right = 0
for seen, said in zip(y_test, winner.predict(X_test)):
    if seen == said:
        right += 1
test_score = right / len(y_test)
