# exercise: 4.5
# A class of one's own that learns honestly: it looks at every second pixel.
class Sparing(RandomForestClassifier):
    def fit(self, X, y):
        return super().fit(np.asarray(X)[:, ::2], y)

    def predict(self, X):
        return super().predict(np.asarray(X)[:, ::2])


def final_model():
    return Pipeline([("algo", Sparing(n_estimators=150, random_state=42))])
