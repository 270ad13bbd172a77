# exercise: 4.5
# misconception: final-model-without-step
# The forest itself, without a pipeline.
def final_model():
    return RandomForestClassifier(n_estimators=200, random_state=42)
