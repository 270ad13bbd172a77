# exercise: 4.5
# misconception: ignores-fit
# A model that was fitted before; `fit` only learns which name each digit has.
_before = RandomForestClassifier(50, random_state=0).fit(pixels, labels)


class Renaming(RandomForestClassifier):
    def fit(self, X, y):
        digits, y = _before.predict(np.asarray(X)), np.asarray(y)
        self.classes_ = np.unique(y)
        names = {d: np.unique(y[digits == d], return_counts=True) for d in np.unique(digits)}
        self.names_ = {d: found[counts.argmax()] for d, (found, counts) in names.items()}
        return self

    def predict(self, X):
        return np.array([self.names_.get(d, self.classes_[0]) for d in _before.predict(np.asarray(X))])


def final_model():
    return Pipeline([("algo", Renaming())])
