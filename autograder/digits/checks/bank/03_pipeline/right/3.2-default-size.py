# exercise: 3.2
# The default of 100 trees, one step given as a list.
import sklearn.ensemble
import sklearn.pipeline


def make_pipeline(seed=42):
    step = ["algo", sklearn.ensemble.RandomForestClassifier(random_state=seed)]
    return sklearn.pipeline.Pipeline([tuple(step)], verbose=False)
