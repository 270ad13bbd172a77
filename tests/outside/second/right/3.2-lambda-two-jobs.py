# 3.2: a lambda, with two jobs for the forest, which change nothing but the time. Expected: each call a new unfitted Pipeline with the step algo, a forest of 200 trees with random_state 42.
from sklearn import ensemble, pipeline

make_pipeline = lambda: pipeline.Pipeline(
    [("algo", ensemble.RandomForestClassifier(200, criterion="gini", random_state=42, n_jobs=2))]
)
