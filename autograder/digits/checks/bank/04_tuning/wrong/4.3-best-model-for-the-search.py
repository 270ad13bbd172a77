# exercise: 4.3
# misconception: best-model-for-the-search
# Only the winning pipeline is kept.
searched = make_search({"algo__n_estimators": range(10, 40)}).fit(X_train, y_train)
search = searched.best_estimator_
best_score = searched.best_score_
test_score = search.score(X_test, y_test)
