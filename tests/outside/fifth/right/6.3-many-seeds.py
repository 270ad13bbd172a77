# 6.3: mean belief over several seeds and cuts, mask of labels instead of columns. Expected: held-out beliefs only, averaged; k row numbers as int64, lowest first.
from sklearn.model_selection import StratifiedKFold


def held_out(X, y, seed):
    cut = StratifiedKFold(5, shuffle=True, random_state=seed)
    model = ExtraTreesClassifier(60, random_state=seed)
    return cross_val_predict(model, X, y, cv=cut, method="predict_proba")


def suspicious(X, y, k):
    mean = sum(held_out(X, y, seed) for seed in range(4)) / 4
    mask = np.unique(y)[np.newaxis, :] == np.asarray(y)[:, np.newaxis]
    belief = np.where(mask, mean, 0).sum(axis=1)
    return np.lexsort((np.arange(len(y)), belief))[:k].astype(np.int64)
