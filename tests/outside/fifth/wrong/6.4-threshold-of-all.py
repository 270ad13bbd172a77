# 6.4: one threshold from the mean of all pictures. Expected: each picture by itself.
def score_interval(right, others):
    n = len(right)
    together = n * others / (n + others)
    low, high = wilson(np.mean(right) * together, together)
    return max(0.0, float(min(low, np.mean(right)))), min(1.0, float(max(high, np.mean(right))))

def adapt(images):
    papers = np.array([scaled_up(image) for image in images])
    limit = papers.mean() * 3
    return np.clip((papers - limit) / 0.4, 0, 1).reshape(len(images), 784)
