# exercise: 3.2
# misconception: learns-nothing
# A forest that must keep all rows together in each leaf.
def make_pipeline():
    return Pipeline([("algo", RandomForestClassifier(n_estimators=200, min_samples_leaf=0.5, random_state=42))])
