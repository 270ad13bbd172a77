# 6.4: returns the training row that is nearest. Expected: "It shows the same picture"; a letter becomes a digit.
def score_interval(right, others):
    n = len(right)
    together = n * others / (n + others)
    low, high = wilson(np.mean(right) * together, together)
    return max(0.0, float(min(low, np.mean(right)))), min(1.0, float(max(high, np.mean(right))))

def adapt(images):
    rows = []
    for image in images:
        paper = np.clip((scaled_up(image) - 0.4) / 0.4, 0, 1).ravel()
        rows.append(X_train[((X_train - paper) ** 2).sum(axis=1).argmin()])
    return np.array(rows)
