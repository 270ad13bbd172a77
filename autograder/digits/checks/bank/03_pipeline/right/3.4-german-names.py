# exercise: 3.4
# groupby in both directions, with names in German.
def find_leak(X, y):
    for spalte in X.columns:
        tabelle = pd.DataFrame({"wert": X[spalte].to_numpy(), "ziffer": y})
        vorwärts = tabelle.groupby("wert")["ziffer"].nunique().max() == 1
        rückwärts = tabelle.groupby("ziffer")["wert"].nunique().max() == 1
        if vorwärts and rückwärts:
            return spalte
    return None


def without_leak(X, y):
    verräter = find_leak(X, y)
    return X[[spalte for spalte in X.columns if spalte != verräter]].copy()
