# exercise: 4.3
# accuracy_score, labels as text-free lists, and scores as arrays of one number.
from sklearn.metrics import accuracy_score

search = make_search({"algo__n_estimators": range(10, 40)})
search = search.fit(X_train, list(y_train))
best_score = np.array([search.best_score_])
test_score = np.float32(accuracy_score(y_test, search.predict(X_test)))
