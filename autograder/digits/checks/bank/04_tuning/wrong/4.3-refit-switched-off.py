# exercise: 4.3
# misconception: refit-switched-off
# The search was run without fitting the winner again.
search = make_search({"algo__n_estimators": range(10, 40)}).set_params(refit=False).fit(X_train, y_train)
best_score = search.cv_results_["mean_test_score"].max()
test_score = 0.91
