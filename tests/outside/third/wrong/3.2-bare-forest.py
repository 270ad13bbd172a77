# 3.2: the forest without a pipeline. Expected: a Pipeline.
def make_pipeline():
    return RandomForestClassifier(n_estimators=200, random_state=42)
