# 4.3: the best score from the table of the candidates, the test score from the predictions. Expected: search, best_score and test_score.
from sklearn.metrics import accuracy_score

with parallel_config(n_jobs=2, verbose=10):
    search = make_search(search_space()).fit(X_train, y_train)
best_score = search.cv_results_["mean_test_score"].max()
test_score = accuracy_score(y_test, search.predict(X_test))
