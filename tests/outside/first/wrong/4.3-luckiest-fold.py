# 4.3: the best score is that of the best single fold. Expected: the mean over the three folds, of the best candidate.
search = make_search(search_space())
with parallel_config(n_jobs=2, verbose=10):
    search.fit(X_train, y_train)
table = pd.DataFrame(search.cv_results_)
best_score = table[["split0_test_score", "split1_test_score", "split2_test_score"]].to_numpy().max()
test_score = search.score(X_test, y_test)
