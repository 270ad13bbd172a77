# exercise: 3.3
# Loops and counters, plain Python, z to more places, results as text-free floats.
from collections import Counter
from math import sqrt


def evaluate(model, X, y):
    predictions = list(model.predict(X))
    n = len(predictions)
    right = sum(1 for truth, guess in zip(y, predictions) if truth == guess)
    z = 1.959964
    centre = (right + z * z / 2) / (n + z * z)
    width = z / (n + z * z) * sqrt(right * (n - right) / n + z * z / 4)
    return dict(baseline=Counter(list(y)).most_common(1)[0][1] / n, high=centre + width, low=centre - width,
                accuracy=right / n)
