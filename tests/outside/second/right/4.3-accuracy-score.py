# 4.3: the test accuracy by accuracy_score, everything inside the with block. Expected: search, best_score and test_score.
from sklearn.metrics import accuracy_score

with parallel_config(n_jobs=2, verbose=10):
    search = make_search(search_space()).fit(X_train, y_train)
    guesses = search.predict(X_test)
best_score = float(search.best_score_)
test_score = float(accuracy_score(y_test, guesses))
