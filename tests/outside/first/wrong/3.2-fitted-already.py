# 3.2: fits the pipeline on some training rows before it returns it. Expected: an unfitted pipeline.
def make_pipeline():
    pipeline = Pipeline([("algo", RandomForestClassifier(n_estimators=200, random_state=42))])
    return pipeline.fit(X_train[:100], y_train[:100])
