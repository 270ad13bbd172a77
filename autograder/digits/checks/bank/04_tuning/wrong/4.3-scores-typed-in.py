# exercise: 4.3
# misconception: score-not-from-predictions
# The test score is copied from a text.
search = make_search({"algo__n_estimators": range(10, 40)}).fit(X_train, y_train)
best_score = search.best_score_
test_score = 0.92
