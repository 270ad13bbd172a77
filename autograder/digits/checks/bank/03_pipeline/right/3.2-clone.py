# exercise: 3.2
# A clone of a pattern, two cores, 250 trees, entropy.
from sklearn.base import clone
from sklearn.ensemble import RandomForestClassifier
from sklearn.pipeline import Pipeline

PATTERN = Pipeline([("algo", RandomForestClassifier(250, criterion="entropy", random_state=42, n_jobs=2))])

make_pipeline = lambda: clone(PATTERN)
