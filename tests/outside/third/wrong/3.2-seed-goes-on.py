# 3.2: each call has the next seed. Expected: random_state=42 on each call.
calls = [42]


def make_pipeline():
    seed = calls[-1]
    calls.append(seed + 1)
    return Pipeline([("algo", RandomForestClassifier(n_estimators=200, random_state=seed))])
