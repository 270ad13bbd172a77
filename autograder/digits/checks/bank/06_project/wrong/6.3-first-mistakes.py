# exercise: 6.3
# misconception: suspects-in-file-order
# The mistakes as they come in the file, then the other rows.
def suspicious(X, y, k):
    predicted = cross_val_predict(ExtraTreesClassifier(50, random_state=42), X, y, cv=5)
    return np.concatenate([np.flatnonzero(predicted != y), np.flatnonzero(predicted == y)])[:k]
