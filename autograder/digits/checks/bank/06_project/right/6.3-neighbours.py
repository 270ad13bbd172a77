# exercise: 6.3
# How many of the ten nearest other rows have the same label. A list is returned.
def suspicious(X, y, k):
    names = KNeighborsClassifier(10).fit(X, y).kneighbors(return_distance=False)
    agree = [(y[near] == own).sum() for near, own in zip(names, y)]
    return sorted(range(len(y)), key=lambda row: agree[row])[:k]
