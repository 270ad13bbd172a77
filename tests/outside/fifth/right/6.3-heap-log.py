# 6.3: heapq.nsmallest on log beliefs, list of Python ints. Expected: k different row numbers in rising order of held-out log probability, ties by number.
import heapq


def suspicious(X, y, k):
    logs = cross_val_predict(
        ExtraTreesClassifier(120, min_samples_leaf=2, random_state=7), X, y, cv=6,
        method="predict_proba",
    )
    logs = np.log(logs + 1e-6)
    names = sorted(set(y.tolist()))
    pairs = [(logs[i][names.index(int(y[i]))], i) for i in range(len(y))]
    return [i for _, i in heapq.nsmallest(k, pairs)]
