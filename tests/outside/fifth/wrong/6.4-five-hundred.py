# 6.4: makes room for 500 rows, whatever comes. Expected: shape (n, 784) for n pictures.
def score_interval(right, others):
    n = len(right)
    together = n * others / (n + others)
    low, high = wilson(np.mean(right) * together, together)
    return max(0.0, float(min(low, np.mean(right)))), min(1.0, float(max(high, np.mean(right))))

def adapt(images):
    rows = np.zeros((500, 784))
    for number, image in enumerate(images[:500]):
        paper = scaled_up(image)
        rows[number] = np.clip((paper / paper.max() - 0.4) / 0.4, 0, 1).ravel()
    return rows
