# exercise: 6.3
# misconception: unnamed
# A nearest neighbour reads each row, and where it disagrees nothing says how much: the mistakes come in mixed order.
def suspicious(X, y, k):
    predicted = cross_val_predict(KNeighborsClassifier(1), X, y, cv=5)
    doubt = (predicted != y) + 0.5 * np.random.default_rng(0).random(len(y))
    return np.argsort(-doubt)[:k]
