# 6.4: half the picture, half the mean digit of the forest's guess. Expected: the same picture, and no other; what is added comes from the training digits.
def score_interval(right, others):
    n = len(right)
    together = n * others / (n + others)
    low, high = wilson(np.mean(right) * together, together)
    return max(0.0, float(min(low, np.mean(right)))), min(1.0, float(max(high, np.mean(right))))

def adapt(images):
    means = np.array([X_train[y_train == digit].mean(axis=0) for digit in range(10)])
    rows = []
    for image in images:
        paper = np.clip((scaled_up(image) - 0.4) / 0.4, 0, 1).ravel()
        guess = forest.predict([paper])[0]
        rows.append(0.2 * paper + 0.8 * means[guess])
    return np.array(rows)
