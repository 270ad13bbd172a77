# exercise: 4.5
# misconception: warm-start
# The forest keeps its trees when it is fitted again.
def final_model():
    return Pipeline([("algo", RandomForestClassifier(150, random_state=42, warm_start=True))])
