# exercise: 6.3
# Support vectors: how far the own label is behind the best one. float32 pixels.
def suspicious(X, y, k):
    scores = cross_val_predict(SVC(), X.astype("float32"), y, cv=5, method="decision_function")
    own = (y[:, None] == np.unique(y)).argmax(axis=1)
    return np.argsort(scores[np.arange(len(y)), own] - scores.max(axis=1), kind="stable")[:k]
