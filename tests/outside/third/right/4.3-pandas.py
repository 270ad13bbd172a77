# 4.3: the best mean read from a table in pandas. Expected: search fitted on the training rows, best_score its best mean over the folds, test_score its accuracy on the test rows.
search = make_search(space=search_space())
with parallel_config(n_jobs=2, verbose=10):
    search.fit(X=X_train, y=y_train)
candidates = pd.DataFrame(search.cv_results_).sort_values("rank_test_score")
best_score = candidates["mean_test_score"].iloc[0]
test_score = pd.Series(search.predict(X_test)).eq(pd.Series(y_test)).mean()
