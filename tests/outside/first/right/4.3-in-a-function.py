# 4.3: a function does the work and gives three values. Expected: search, best_score and test_score.
def run(space):
    fitted = make_search(space)
    with parallel_config(n_jobs=2, verbose=10):
        fitted.fit(X_train, y_train)
    over_folds = fitted.cv_results_["mean_test_score"][fitted.best_index_]
    over_test = np.mean(fitted.predict(X_test) == y_test)
    return fitted, float(over_folds), float(over_test)


search, best_score, test_score = run(search_space())
assert 0 <= best_score <= 1
