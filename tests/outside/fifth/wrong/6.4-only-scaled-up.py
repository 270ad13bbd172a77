# 6.4: only scaled_up. Expected: the forest must read at least 55 %; "scaled_up is a start, and it isn't enough".
def score_interval(right, others):
    n = len(right)
    together = n * others / (n + others)
    low, high = wilson(np.mean(right) * together, together)
    return max(0.0, float(min(low, np.mean(right)))), min(1.0, float(max(high, np.mean(right))))

def adapt(images):
    return np.array([scaled_up(image).ravel() for image in images])
