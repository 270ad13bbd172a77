# 6.4: keeps only numbers near 16, good for the first strangers. Expected: 55 % also of pictures that are a little paler.
def score_interval(right, others):
    n = len(right)
    together = n * others / (n + others)
    low, high = wilson(np.mean(right) * together, together)
    return max(0.0, float(min(low, np.mean(right)))), min(1.0, float(max(high, np.mean(right))))

def adapt(images):
    return np.array([np.clip((scaled_up(image) - 0.85) / 0.1, 0, 1).ravel() for image in images])
