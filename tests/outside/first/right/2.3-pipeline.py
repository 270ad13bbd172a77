# 2.3: fits the scaled model through a pipeline with FunctionTransformer; accuracy_score from sklearn.metrics. Expected: a tuple (raw_score, scaled_score).
def compare_svc(X_train, y_train, X_test, y_test):
    from sklearn.metrics import accuracy_score
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import FunctionTransformer

    raw_model = SVC(C=1.0, kernel="rbf", gamma=0.01)
    scaled_model = make_pipeline(FunctionTransformer(lambda pixels: pixels / 255), SVC(gamma=0.01))
    scores = []
    for model in (raw_model, scaled_model):
        model.fit(X_train, y_train)
        scores.append(accuracy_score(y_test, model.predict(X_test)))
    raw_score, scaled_score = scores
    return (raw_score, scaled_score)
