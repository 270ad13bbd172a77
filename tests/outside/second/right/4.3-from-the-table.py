# 4.3: the best mean is read from cv_results_ at best_index_, the accuracy counted by hand. Expected: search, best_score and test_score.
def run(space):
    s = make_search(space)
    with parallel_config(n_jobs=2, verbose=10):
        s.fit(X_train, y_train)
    return s


search = run(search_space())
best_score = search.cv_results_["mean_test_score"][search.best_index_]
hits = 0
for guess, truth in zip(search.predict(X_test), y_test):
    hits += int(guess == truth)
test_score = hits / len(y_test)
