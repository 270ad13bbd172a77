# exercise: 4.5
# misconception: model-too-small
# Ten trees.
def final_model():
    return Pipeline([("algo", RandomForestClassifier(n_estimators=10, random_state=42))])
