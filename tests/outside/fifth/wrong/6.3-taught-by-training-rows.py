# 6.3: a new model, but taught on X_train and y_train of the notebook. Expected: "learn from X and y alone".
def suspicious(X, y, k):
    reader = KNeighborsClassifier(10).fit(X_train, y_train)
    votes = reader.predict_proba(X)
    belief = votes[np.arange(len(y)), y]
    return np.argsort(belief, kind="stable")[:k]
