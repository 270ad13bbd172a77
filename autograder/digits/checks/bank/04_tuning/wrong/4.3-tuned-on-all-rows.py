# exercise: 4.3
# misconception: tuned-on-the-test-rows
# The search is fitted on all 2000 rows, the test rows among them.
search = make_search({"algo__n_estimators": range(10, 40)}).fit(pixels, labels)
best_score = search.best_score_
test_score = search.score(X_test, y_test)
