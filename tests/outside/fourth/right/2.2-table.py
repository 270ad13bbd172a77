# 2.2: a data frame collects the rows and is turned into a dict. Expected: a dict with nine keys: test accuracy, epochs, converged if fewer epochs than max_iter, and a control on raw pixels with tol 65.025.
def compare_sgd(X_train, y_train, X_test, y_test, max_iter):
    settings = pd.DataFrame(
        {"factor": [1.0, 255.0, 1.0], "tol": [1e-3, 1e-3, 1e-3 * 65025]}, index=["raw", "scaled", "control"]
    )
    out = {}
    for name, row in settings.iterrows():
        sgd = SGDClassifier(max_iter=max_iter, random_state=42, tol=row["tol"])
        sgd.fit(X_train / row["factor"], y_train)
        out |= {
            name + "_score": sgd.score(X_test / row["factor"], y_test),
            name + "_iterations": sgd.n_iter_,
            name + "_converged": sgd.n_iter_ < max_iter,
        }
    return out
