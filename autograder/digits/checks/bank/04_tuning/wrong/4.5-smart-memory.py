# exercise: 4.5
# misconception: ignores-fit
# A forest that recognises rows of the course file in `fit`, and then learns from all of the file.
class Recalling(RandomForestClassifier):
    def fit(self, X, y):
        known = {row.tobytes(): label for row, label in zip(pixels, labels)}
        X, y = np.asarray(X), np.asarray(y)
        if all(known.get(row.astype(np.uint8).tobytes()) == label for row, label in zip(X, y)):
            return super().fit(pixels, labels)
        return super().fit(X, y)


def final_model():
    return Pipeline([("algo", Recalling(n_estimators=50, random_state=0))])
