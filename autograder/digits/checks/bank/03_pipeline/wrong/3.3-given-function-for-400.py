# exercise: 3.3
# misconception: fixed-n
# The given function is called for the 400 test rows of the lesson, whatever comes in.
def evaluate(model, X, y):
    accuracy = float(np.mean(model.predict(X) == y))
    low, high = wilson(accuracy * 400, 400)
    return {"accuracy": accuracy, "low": low, "high": high, "baseline": float(np.bincount(y).max() / len(y))}
