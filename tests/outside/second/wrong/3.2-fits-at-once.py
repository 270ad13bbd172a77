# 3.2: fits the pipeline on the training rows before it returns it. Expected: the pipeline is unfitted.
def make_pipeline():
    pipe = Pipeline([("algo", RandomForestClassifier(n_estimators=200, random_state=42))])
    pipe.fit(X_train, y_train)
    return pipe
