# 4.3: a helper that runs and returns all three. Expected: search fitted on the training rows, best_score its best mean over the folds, test_score its accuracy on the test rows.
def run():
    fitted = make_search(search_space())
    with parallel_config(n_jobs=2, verbose=10):
        fitted.fit(X_train, y_train)
    return fitted, fitted.best_score_, fitted.best_estimator_.score(X_test, y_test)


search, best_score, test_score = run()
print(best_score, test_score)
