# 6.4: noise with a fixed seed, one generator for all pictures. Expected: alone or among others the same row, nothing drawn by chance; the noise depends on the place in the list.
def score_interval(right, others):
    n = len(right)
    together = n * others / (n + others)
    low, high = wilson(np.mean(right) * together, together)
    return max(0.0, float(min(low, np.mean(right)))), min(1.0, float(max(high, np.mean(right))))

def adapt(images):
    rng = np.random.default_rng(0)
    rows = []
    for image in images:
        paper = scaled_up(image) + rng.normal(0, 0.05, (28, 28))
        rows.append(np.clip((paper / paper.max() - 0.4) / 0.4, 0, 1).ravel())
    return np.array(rows)
