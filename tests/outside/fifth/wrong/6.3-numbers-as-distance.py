# 6.3: how far the predicted number is from the label's number. Expected: "Don't trust the names": a 3 called 8 isn't more wrong than one called 4, labels are names.
from sklearn.neighbors import KNeighborsRegressor


def suspicious(X, y, k):
    guessed = cross_val_predict(KNeighborsRegressor(5), X, y, cv=5)
    return np.argsort(-np.abs(guessed - y))[:k]
