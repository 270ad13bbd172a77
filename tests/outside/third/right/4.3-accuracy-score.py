# 4.3: accuracy_score of sklearn.metrics on the predictions. Expected: search fitted on the training rows, best_score its best mean over the folds, test_score its accuracy on the test rows.
from sklearn.metrics import accuracy_score

with parallel_config(n_jobs=2, verbose=10):
    search = make_search(search_space()).fit(X_train, y_train)

best_score = float(search.best_score_)
guesses = search.predict(X_test)
test_score = accuracy_score(y_test, guesses)
