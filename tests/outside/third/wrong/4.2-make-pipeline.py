# 4.2: make_pipeline, so the step is called randomforestclassifier. Expected: a pipeline of one step named algo.
from sklearn.pipeline import make_pipeline


def make_search(space):
    pipeline = make_pipeline(RandomForestClassifier(random_state=42))
    return RandomizedSearchCV(
        pipeline, space, n_iter=setting("n_iter"), cv=3, scoring="accuracy", random_state=42
    )
