# exercise: 3.2
# misconception: fitted-pipeline
# The function fits the pipeline before it returns it.
from sklearn.ensemble import RandomForestClassifier
from sklearn.pipeline import Pipeline


def make_pipeline():
    pipe = Pipeline([("algo", RandomForestClassifier(n_estimators=200, random_state=42))])
    pipe.fit(X_train[:200], y_train[:200])
    return pipe
