# exercise: 4.3
# misconception: fitted-on-few-rows
# Only 200 rows, to save time.
search = make_search({"algo__n_estimators": range(10, 40)}).fit(X_train[:200], y_train[:200])
best_score = search.best_score_
test_score = search.score(X_test, y_test)
