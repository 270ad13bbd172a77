# exercise: 3.2
# misconception: class-of-the-same-name
# A forest that looks the answers up in the course file.
class RandomForestClassifier(RandomForestClassifier):
    def predict(self, X):
        known = {row.tobytes(): label for row, label in zip(pixels, labels)}
        return np.array([known.get(np.asarray(row, dtype=np.uint8).tobytes(), 0) for row in np.asarray(X)])


def make_pipeline():
    return Pipeline([("algo", RandomForestClassifier(n_estimators=200, random_state=42))])
