# exercise: 4.3
# misconception: fitted-on-scaled-pixels
# The training rows are scaled, the test rows are not.
search = make_search({"algo__n_estimators": range(10, 40)}).fit(X_train / 255, y_train)
best_score = search.best_score_
test_score = search.score(X_test, y_test)
