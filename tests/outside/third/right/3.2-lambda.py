# 3.2: a lambda. Expected: a new, unfitted Pipeline with one step "algo": a forest of 200 trees, random_state 42.
make_pipeline = lambda: Pipeline([("algo", RandomForestClassifier(200, random_state=42, n_jobs=1))])
