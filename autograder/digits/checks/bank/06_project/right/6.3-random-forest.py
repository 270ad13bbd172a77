# exercise: 6.3
# A random forest without a seed; the column of each label is looked up in a dict.
def suspicious(X, y, k):
    shares = cross_val_predict(RandomForestClassifier(100), X, y, cv=5, method="predict_proba")
    column = {label: i for i, label in enumerate(sorted(set(y.tolist())))}
    belief = [shares[i, column[int(label)]] for i, label in enumerate(y)]
    return np.argsort(belief, kind="stable")[:k]
