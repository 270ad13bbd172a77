# exercise: 4.3
# misconception: scored-on-the-training-rows
# The test score is taken on the training rows.
search = make_search({"algo__n_estimators": range(10, 40)}).fit(X_train, y_train)
best_score = search.best_score_
test_score = search.score(X_train, y_train)
