# 6.3: doubts from large to small, columns by return_inverse, PCA and neighbours in a pipeline. Expected: scaling fitted inside the folds, doubt = 1 - belief, most doubtful first.
from sklearn.decomposition import PCA
from sklearn.pipeline import make_pipeline


def suspicious(X, y, k):
    there, columns = np.unique(y, return_inverse=True)
    reader = make_pipeline(PCA(0.8, svd_solver="full"), KNeighborsClassifier(7))
    votes = cross_val_predict(reader, X, columns, cv=8, method="predict_proba")
    doubt = 1 - votes[np.arange(len(X)), columns]
    return np.argsort(-doubt, kind="stable")[:k]
