# 3.2: the pipeline is fitted already. Expected: unfitted.
def make_pipeline():
    pipeline = Pipeline([("algo", RandomForestClassifier(n_estimators=200, random_state=42))])
    pipeline.fit(X_train, y_train)
    return pipeline
