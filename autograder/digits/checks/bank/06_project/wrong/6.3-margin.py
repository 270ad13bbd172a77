# exercise: 6.3
# misconception: unsure-for-wrong
# The rows whose two largest probabilities are nearest to each other.
def suspicious(X, y, k):
    model = RandomForestClassifier(100, random_state=0)
    probabilities = np.sort(cross_val_predict(model, X, y, cv=5, method="predict_proba"), axis=1)
    return np.argsort(probabilities[:, -1] - probabilities[:, -2])[:k]
