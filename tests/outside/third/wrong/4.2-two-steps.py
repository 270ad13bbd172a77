# 4.2: a scaler stands before the forest. Expected: a pipeline of one step.
from sklearn.preprocessing import StandardScaler


def make_search(space):
    pipeline = Pipeline([("scale", StandardScaler()), ("algo", RandomForestClassifier(random_state=42))])
    return RandomizedSearchCV(
        pipeline, space, n_iter=setting("n_iter"), cv=3, scoring="accuracy", random_state=42
    )
