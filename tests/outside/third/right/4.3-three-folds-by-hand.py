# 4.3: mean of the three fold scores at best_index_, right ones counted in a loop. Expected: search fitted on the training rows, best_score its best mean over the folds, test_score its accuracy on the test rows.
space = search_space()
search = make_search(space)
with parallel_config(n_jobs=2, verbose=10):
    search.fit(X_train, y_train)

best_folds = [search.cv_results_[f"split{i}_test_score"][search.best_index_] for i in range(3)]
best_score = sum(best_folds) / 3

right = 0
for guess, true in zip(search.predict(X_test), y_test):
    if guess == true:
        right += 1
test_score = right / len(y_test)
