# exercise: 4.3
# misconception: classes-missing
# A trial with the digits below 7 was left in.
few = y_train < 7
search = make_search({"algo__n_estimators": range(10, 40)}).fit(X_train[few], y_train[few])
best_score = search.best_score_
test_score = search.score(X_test, y_test)
