# exercise: 4.3
# The best row of the results, and the refitted winner for the test score.
search = make_search({"algo__n_estimators": range(10, 40)}).fit(np.asarray(X_train, dtype=float), y_train)
results = pd.DataFrame(search.cv_results_)
best_score = results.loc[search.best_index_, "mean_test_score"]
test_score = search.best_estimator_.score(X_test.astype(float), y_test)
