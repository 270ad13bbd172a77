# 4.2: the pipeline has a scaler before the forest. Expected: a pipeline of one step named algo.
from sklearn.preprocessing import MinMaxScaler


def make_search(space):
    pipeline = Pipeline([("scale", MinMaxScaler()), ("algo", RandomForestClassifier(random_state=42))])
    return RandomizedSearchCV(
        pipeline, space, n_iter=setting("n_iter"), cv=3, scoring="accuracy", random_state=42
    )
