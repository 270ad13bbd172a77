# 2.3: one model has two names, the second fit replaces the first. Expected: the scaled score belongs to a model fitted on scaled pixels.
def compare_svc(X_train, y_train, X_test, y_test):
    model = SVC(gamma=0.01)
    scaled_model = model.fit(X_train / 255, y_train)
    raw_model = model.fit(X_train, y_train)
    return raw_model.score(X_test, y_test), scaled_model.score(X_test / 255, y_test)
