# 6.2: new rows first, all shuffled together by one permutation; bagging of ten SVCs. Expected: all n given rows are among the m, in any order; bagging costs 10 fits; keeps both.
def enlarge(X, y):
    rng = np.random.default_rng(0)
    images = np.pad(X.reshape(-1, 28, 28), ((0, 0), (2, 2), (2, 2)))
    parts = [images[:, 2 + a : 30 + a, 2 + b : 30 + b] for a, b in [(1, 1), (-1, -1), (1, -1), (-1, 1), (0, 0)]]
    order = rng.permutation(5 * len(X))
    return np.concatenate(parts).reshape(-1, 784)[order], np.tile(y, 5)[order]


def contestant():
    from sklearn.ensemble import BaggingClassifier

    return BaggingClassifier(SVC(C=10), n_estimators=10, max_samples=0.9, random_state=7)
