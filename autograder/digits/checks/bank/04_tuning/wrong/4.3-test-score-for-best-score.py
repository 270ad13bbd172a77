# exercise: 4.3
# misconception: test-score-for-best-score
# The accuracy on the test rows is taken for the best score.
search = make_search({"algo__n_estimators": range(10, 40)}).fit(X_train, y_train)
best_score = test_score = search.score(X_test, y_test)
