# 6.4: Wilson with the sample size n m / (n + m), and per-picture contrast. Expected: both kinds of luck add up; each picture by itself, numbers from 0 to 1, bright enough for the forest.
def score_interval(right, others):
    n = len(right)
    together = n * others / (n + others)
    low, high = wilson(np.mean(right) * together, together)
    return max(0.0, float(min(low, np.mean(right)))), min(1.0, float(max(high, np.mean(right))))

def adapt(images):
    rows = []
    for image in images:
        paper = scaled_up(image)
        paper = np.clip((paper / paper.max() - 0.4) / 0.4, 0, 1)
        rows.append(paper.ravel())
    return np.array(rows)
