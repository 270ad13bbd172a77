# exercise: 4.3
# misconception: best-score-for-test-score
# best_score_ is taken for the test score.
search = make_search({"algo__n_estimators": range(10, 40)}).fit(X_train, y_train)
best_score = search.best_score_
test_score = search.best_score_
