# 4.3: the mean over the three split columns of the best candidate, np.mean of the hits with the best estimator. Expected: search, best_score and test_score.
my_space = search_space()
search = make_search(my_space)
with parallel_config(n_jobs=2, verbose=10):
    search.fit(X_train, y_train)

results = pd.DataFrame(search.cv_results_)
best_row = results.loc[results["rank_test_score"].idxmin()]
best_score = np.mean([best_row[f"split{fold}_test_score"] for fold in range(3)])
test_score = np.mean(search.best_estimator_.predict(X_test) == y_test)
print("best:", search.best_params_)
