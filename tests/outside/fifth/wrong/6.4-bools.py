# 6.4: ink or no ink as True and False. Expected: a row of floats.
def score_interval(right, others):
    n = len(right)
    together = n * others / (n + others)
    low, high = wilson(np.mean(right) * together, together)
    return max(0.0, float(min(low, np.mean(right)))), min(1.0, float(max(high, np.mean(right))))

def adapt(images):
    return np.array([(scaled_up(image) > 0.45 * scaled_up(image).max()).ravel() for image in images])
