# 6.3: pandas, margin between the given label and the best other one. Expected: k row numbers sorted from the smallest margin, columns named by the labels that are there.
import pandas as pd


def suspicious(X, y, k):
    votes = cross_val_predict(
        ExtraTreesClassifier(100, random_state=3), X, y, cv=5, method="predict_proba"
    )
    table = pd.DataFrame(votes, columns=np.unique(y))
    own = pd.Series([table.loc[row, label] for row, label in enumerate(y)])
    others = table.where(table.columns.to_numpy()[None, :] != np.asarray(y)[:, None], -1)
    margin = own - others.max(axis=1)
    return margin.sort_values(kind="mergesort").index[:k].to_numpy()
