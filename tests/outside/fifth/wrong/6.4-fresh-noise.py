# 6.4: adds a little noise drawn anew. Expected: "Nothing is drawn by chance"; the same picture gives another row each time.
def score_interval(right, others):
    n = len(right)
    together = n * others / (n + others)
    low, high = wilson(np.mean(right) * together, together)
    return max(0.0, float(min(low, np.mean(right)))), min(1.0, float(max(high, np.mean(right))))

def adapt(images):
    rows = []
    for image in images:
        paper = scaled_up(image) + np.random.normal(0, 0.02, (28, 28))
        rows.append(np.clip((paper / paper.max() - 0.4) / 0.4, 0, 1).ravel())
    return np.array(rows)
