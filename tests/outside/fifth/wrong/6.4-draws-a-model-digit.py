# 6.4: lets the forest guess and returns the mean training digit of the guess. Expected: "It shows the same picture", also of letters.
def score_interval(right, others):
    n = len(right)
    together = n * others / (n + others)
    low, high = wilson(np.mean(right) * together, together)
    return max(0.0, float(min(low, np.mean(right)))), min(1.0, float(max(high, np.mean(right))))

def adapt(images):
    rows = []
    for image in images:
        paper = np.clip((scaled_up(image) / 0.9 - 0.4) / 0.4, 0, 1).ravel()
        guess = forest.predict([paper])[0]
        rows.append(X_train[y_train == guess].mean(axis=0))
    return np.array(rows)
