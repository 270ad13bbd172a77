# exercise: 4.5
# misconception: ignores-fit
# A model that looks the answers up in the course file.
class Remembering(RandomForestClassifier):
    def predict(self, X):
        known = {row.tobytes(): label for row, label in zip(pixels, labels)}
        return np.array([known.get(np.asarray(row, dtype=np.uint8).tobytes(), 0) for row in X])


def final_model():
    return Pipeline([("algo", Remembering(n_estimators=20))])
