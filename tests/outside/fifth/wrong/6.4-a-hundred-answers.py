# 6.4: n is always 100, as in the lesson. Expected: an array of n answers, n at least 20.
def score_interval(right, others):
    size = 100 * others / (100 + others)
    low, high = wilson(np.mean(right) * size, size)
    share = float(np.mean(right))
    return float(max(min(low, share), 0)), float(min(max(high, share), 1))


def adapt(images):
    rows = []
    for image in images:
        paper = scaled_up(image)
        paper = np.clip((paper / paper.max() - 0.4) / 0.4, 0, 1)
        rows.append(paper.ravel())
    return np.array(rows)
