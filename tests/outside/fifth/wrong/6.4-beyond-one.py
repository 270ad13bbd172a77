# 6.4: contrast without the upper clip. Expected: floats from 0 to 1, here up to 1.5.
def score_interval(right, others):
    n = len(right)
    together = n * others / (n + others)
    low, high = wilson(np.mean(right) * together, together)
    return max(0.0, float(min(low, np.mean(right)))), min(1.0, float(max(high, np.mean(right))))

def adapt(images):
    rows = []
    for image in images:
        paper = scaled_up(image)
        rows.append(np.maximum((paper / paper.max() - 0.4) / 0.4, 0).ravel())
    return np.array(rows)
