# exercise: 4.3
# misconception: percent-for-share
# The scores are given in percent.
search = make_search({"algo__n_estimators": range(10, 40)}).fit(X_train, y_train)
best_score = 100 * search.best_score_
test_score = 100 * search.score(X_test, y_test)
