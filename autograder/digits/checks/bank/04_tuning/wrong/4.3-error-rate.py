# exercise: 4.3
# misconception: error-rate
# The share of wrong predictions on the test rows.
search = make_search({"algo__n_estimators": range(10, 40)}).fit(X_train, y_train)
best_score = search.best_score_
test_score = np.mean(search.predict(X_test) != y_test)
