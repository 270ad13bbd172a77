# exercise: 3.2
# Parameters set through the name of the step, afterwards.
from sklearn.ensemble import RandomForestClassifier
from sklearn.pipeline import Pipeline


def make_pipeline():
    pipe = Pipeline(steps=[("algo", RandomForestClassifier())])
    return pipe.set_params(algo__n_estimators=200, algo__random_state=42)
