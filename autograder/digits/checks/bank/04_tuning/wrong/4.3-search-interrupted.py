# exercise: 4.3
# misconception: search-not-finished
# The search was stopped in the middle, as the button for it does.
class Interrupted(RandomForestClassifier):
    def fit(self, X, y):
        raise KeyboardInterrupt


search = make_search({"algo__n_estimators": range(10, 40)}).set_params(estimator__algo=Interrupted())
try:
    search.fit(X_train, y_train)
except KeyboardInterrupt:
    pass
best_score = 0.89
test_score = 0.91
