# 6.4: returns the rows sorted by their ink. Expected: for each picture, in the same order, a row.
def score_interval(right, others):
    n = len(right)
    together = n * others / (n + others)
    low, high = wilson(np.mean(right) * together, together)
    return max(0.0, float(min(low, np.mean(right)))), min(1.0, float(max(high, np.mean(right))))

def adapt(images):
    order = np.argsort(images.sum(axis=(1, 2)))
    rows = []
    for image in images[order]:
        paper = scaled_up(image)
        rows.append(np.clip((paper / paper.max() - 0.4) / 0.4, 0, 1).ravel())
    return np.array(rows)
