# 6.3: prints the rows and returns nothing. Expected: "Return exactly k different row numbers".
def suspicious(X, y, k):
    model = ExtraTreesClassifier(50, random_state=42)
    probabilities = cross_val_predict(model, X, y, cv=5, method="predict_proba")
    columns = np.searchsorted(np.unique(y), y)
    belief = probabilities[np.arange(len(y)), columns]
    print(np.argsort(belief)[:k])
