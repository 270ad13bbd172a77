# exercise: 4.3
# misconception: score-rounded
# Both scores are rounded to three places.
search = make_search({"algo__n_estimators": range(10, 40)}).fit(X_train, y_train)
best_score = round(search.best_score_, 3)
test_score = round(search.score(X_test, y_test), 3)
