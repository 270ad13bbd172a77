# exercise: 4.3
# misconception: labels-shifted
# The digits are counted from 1 to 10.
search = make_search({"algo__n_estimators": range(10, 40)}).fit(X_train, y_train + 1)
best_score = search.best_score_
test_score = search.score(X_test, y_test + 1)
