# exercise: 4.5
# misconception: model-too-small
# Trees of depth 4.
def final_model():
    return Pipeline([("algo", RandomForestClassifier(max_depth=4, random_state=42))])
