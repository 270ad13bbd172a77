# 4.3: the best mean taken from cv_results_, the test accuracy by comparing. Expected: search fitted on the training rows, best_score its best mean over the folds, test_score its accuracy on the test rows.
search = make_search(search_space())
with parallel_config(n_jobs=2, verbose=10):
    search.fit(X_train, y_train)
best_score = max(search.cv_results_["mean_test_score"])
test_score = np.mean(search.predict(X_test) == y_test)
