# 6.3: one tree that only says yes or no. Expected: the most likely wrong first, any model that reads digits WELL; one tree reads badly and its 0s and 1s give no order.
def suspicious(X, y, k):
    votes = cross_val_predict(
        DecisionTreeClassifier(random_state=0), X, y, cv=5, method="predict_proba"
    )
    belief = votes[np.arange(len(y)), np.searchsorted(np.unique(y), y)]
    return np.argsort(belief, kind="stable")[:k]
