# 2.3: scaled first, then turned round; one object fitted again after its score is taken. Expected: tuple (raw_score, scaled_score) of SVC(gamma=0.01) on the test images.
def compare_svc(X_train, y_train, X_test, y_test):
    machine = SVC().set_params(gamma=0.01)
    scores = []
    for factor in (255.0, 1.0):
        train, test = (np.asarray(block, dtype=float) / factor for block in (X_train, X_test))
        scores.insert(0, float((machine.fit(train, y_train).predict(test) == y_test).mean()))
    return tuple(scores)
